using System.Diagnostics.CodeAnalysis;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit.Sdk;

[assembly: RegisterXunitSerializer(typeof(InteropShapeSerializer), typeof(InteropShape))]

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>Lets each shape be a test of its own in a runner, by its name.</summary>
public sealed class InteropShapeSerializer : IXunitSerializer
{
    public object Deserialize(Type type, string serializedValue) => InteropShapes.Named(serializedValue);

    public bool IsSerializable(Type type, object? value, [NotNullWhen(false)] out string? failureReason)
    {
        failureReason = value is InteropShape ? null : "This serializer is for interop shapes.";
        return failureReason is null;
    }

    public string Serialize(object value) => ((InteropShape)value).Name;
}
