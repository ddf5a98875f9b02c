using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>What attributes say of the native form of a parameter, a result or a field.</summary>
internal static class Marshalling
{
    /// <summary>What [MarshalAs] says; null where there is none.</summary>
    public static UnmanagedType? Of(ImmutableArray<AttributeData> attributes)
        => attributes.FirstOrDefault(static attribute => attribute.AttributeClass is { Name: nameof(MarshalAsAttribute) }) is
        { ConstructorArguments: [{ Value: { } value }] } && IntegerTypes.LowBits(value) is { } bits
                ? (UnmanagedType)bits
                : null;

    /// <summary>Whether code of the user's own decides.</summary>
    public static bool IsCustom(ImmutableArray<AttributeData> attributes)
        => attributes.Any(static attribute => attribute.AttributeClass is { Name: "MarshalUsingAttribute" })
            || Of(attributes) == UnmanagedType.CustomMarshaler;
}
