using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>What attributes say of the native form of a parameter, a result or a field.</summary>
internal static class Marshalling
{
    /// <summary>What [MarshalAs] says; null where there is none.</summary>
    public static UnmanagedType? Of(ImmutableArray<AttributeData> attributes)
        => attributes.FirstOrDefault(
            static attribute => FullNames.IsNamed(attribute, "System.Runtime.InteropServices.MarshalAsAttribute")) is
        { ConstructorArguments: [{ Value: { } value }] } && IntegerTypes.LowBits(value) is { } bits
                ? (UnmanagedType)bits
                : null;

    /// <summary>Whether code of the user's own decides.</summary>
    public static bool IsCustom(ImmutableArray<AttributeData> attributes)
        => FullNames.HasAttribute(attributes, "System.Runtime.InteropServices.Marshalling.MarshalUsingAttribute")
            || Of(attributes) == UnmanagedType.CustomMarshaler;
}
