using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>The operators of C# on masks: which operator of the domain an operation is.</summary>
internal static class MaskArithmetic
{
    private const uint HighestBit = 0x8000_0000;

    public static NotifyMask Binary(BinaryOperatorKind kind, NotifyMask left, NotifyMask right, ITypeSymbol? type)
    {
        if (IntegerTypes.WidthOf(type) is not 64)
        {
            return OfLowBits(kind, left, right, type);
        }

        // The upper half of a 64-bit value is not kept. It is zero in a constant without the highest bit of the lower half; of what may
        // have another upper half no constant is made.
        var bits = kind == BinaryOperatorKind.LeftShift && !KeepsAll(left, right)
            ? NotifyMask.Unknown
            : OfLowBits(kind, left, right, type);
        return bits.IsConstant && kind != BinaryOperatorKind.And && !(IsWhole(left) && IsWhole(right)) && IsWhole(bits)
            ? NotifyMask.Unknown
            : bits;
    }

    /// <summary>Whether a 64-bit value of which the lower half is known to be so is known to be that.</summary>
    public static bool IsWhole(NotifyMask bits) => bits.IsConstant && bits.LacksAll(HighestBit);

    private static bool KeepsAll(NotifyMask left, NotifyMask count)
        => left.IsConstant && count.IsConstant &&
            (left.Value == 0 ||
                ((count.Value & 63) < 32 && (ulong)left.Value << (int)(count.Value & 63) <= uint.MaxValue));

    private static NotifyMask OfLowBits(BinaryOperatorKind kind, NotifyMask left, NotifyMask right, ITypeSymbol? type)
        => kind switch
        {
            BinaryOperatorKind.Or => left | right,
            BinaryOperatorKind.And => left & right,
            BinaryOperatorKind.ExclusiveOr => left ^ right,
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.LeftShift when right.IsConstant && CountOf(right, type) is { } count
                => count >= 32 ? NotifyMask.FromConstant(0) : left << count,
            // The upper half of a 64-bit value is not known here, so nothing is known of what a shift brings down from there.
            BinaryOperatorKind.RightShift when right.IsConstant && IntegerTypes.WidthOf(type) is <= 32
                => IntegerTypes.IsSigned(type) ? left.ShiftRightSigned((int)(right.Value & 31)) : left >> (int)(right.Value & 31),
            BinaryOperatorKind.UnsignedRightShift when right.IsConstant && IntegerTypes.WidthOf(type) is <= 32
                => left >> (int)(right.Value & 31),
            BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
                when right is { IsConstant: true, Value: > 0 and <= int.MaxValue } && IntegerTypes.WidthOf(type) is <= 32
                => NoMoreThan(left),
            _ => NotifyMask.Unknown,
        };

    // A number without a sign becomes no larger by a division.
    private static NotifyMask NoMoreThan(NotifyMask number)
    {
        var zeros = 0u;
        for (var bit = HighestBit; bit != 0 && number.LacksAll(bit); bit >>= 1)
        {
            zeros |= bit;
        }

        return NotifyMask.FromBits(0, zeros);
    }

    public static NotifyMask Unary(UnaryOperatorKind kind, NotifyMask operand, ITypeSymbol? type) => kind switch
    {
        _ when IntegerTypes.WidthOf(type) is 64 && operand.IsConstant && !IsWhole(operand) => NotifyMask.Unknown,
        UnaryOperatorKind.BitwiseNegation => ~operand,
        UnaryOperatorKind.Minus => NotifyMask.FromConstant(0) - operand,
        UnaryOperatorKind.Plus => operand,
        _ => NotifyMask.Unknown,
    };

    /// <summary>A value after its conversion to the type: what the type has no room for is gone.</summary>
    public static NotifyMask Convert(NotifyMask operand, ITypeSymbol? type)
    {
        if (IntegerTypes.WidthOf(type) is not { } width)
        {
            // A box or a reference still holds the integer that went in.
            return type is { IsReferenceType: true } ? operand : NotifyMask.Unknown;
        }

        return IntegerTypes.IsSigned(type) ? operand.SignExtendFrom(width) : operand.ZeroExtendFrom(width);
    }

    public static NotifyMask Constant(object? value)
        => IntegerTypes.LowBits(value) is { } bits ? NotifyMask.FromConstant(bits) : NotifyMask.Unknown;

    private static int? CountOf(NotifyMask right, ITypeSymbol? type) => IntegerTypes.WidthOf(type) switch
    {
        null => null,
        64 => (int)(right.Value & 63),
        _ => (int)(right.Value & 31),
    };
}
