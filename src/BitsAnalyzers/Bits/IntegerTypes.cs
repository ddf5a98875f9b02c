using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>The integer types a mask may travel in: enums count as the integers they are made of.</summary>
internal static class IntegerTypes
{
    /// <summary>The number of bits of an integer or enum type, nullable or not; null for every other type.</summary>
    public static int? WidthOf(ITypeSymbol? type) => Underlying(type)?.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte => 8,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 16,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 32,
        // Native integers have 64 bits at most; a mask lives in the lower 32.
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr => 64,
        _ => null,
    };

    public static bool IsSigned(ITypeSymbol? type) => Underlying(type)?.SpecialType is
        SpecialType.System_SByte
            or SpecialType.System_Int16
            or SpecialType.System_Int32
            or SpecialType.System_Int64
            or SpecialType.System_IntPtr;

    /// <summary>The lower 32 bits of a constant of an integer or enum type.</summary>
    public static uint? LowBits(object? constant) => constant switch
    {
        int value => unchecked((uint)value),
        uint value => value,
        long value => unchecked((uint)value),
        ulong value => unchecked((uint)value),
        byte value => value,
        sbyte value => unchecked((uint)value),
        short value => unchecked((uint)value),
        ushort value => value,
        char value => value,
        _ => null,
    };

    /// <summary>Whether the lower 32 bits of a constant tell which number it is, up to its sign.</summary>
    public static bool FitsInLowBits(object? constant) => constant switch
    {
        long value => value is >= int.MinValue and <= uint.MaxValue,
        ulong value => value <= uint.MaxValue,
        _ => true,
    };

    private static ITypeSymbol? Underlying(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] })
        {
            type = argument;
        }

        return type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type;
    }
}
