using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Numbers that are written in the code, and what they become as another type.</summary>
internal static class Literals
{
    // A floating-point number of 32 bits holds every integer up to here.
    private const decimal LargestExactSingle = 1 << 24;

    /// <summary>What the numbers of a type, nullable or not, are computed with; null where it has none.</summary>
    public static NumberKind? KindOf(ITypeSymbol? type)
    {
        type = Comparisons.UnderlyingOf(type) ?? type;
        return type?.SpecialType switch
        {
            SpecialType.System_Single or SpecialType.System_Double => NumberKind.FloatingPoint,
            SpecialType.System_Decimal => NumberKind.Decimal,
            _ => IntegerTypes.WidthOf(type) is not null ? NumberKind.Integer : null,
        };
    }

    /// <summary>Whether a type has numbers that are no integers.</summary>
    public static bool AreOf(ITypeSymbol? type) => KindOf(type) is NumberKind.Decimal or NumberKind.FloatingPoint;

    /// <summary>A constant that is no integer, or is too large for 32 bits; null for any other.</summary>
    public static LiteralValue? Of(object? constant) => constant switch
    {
        double number => new(NumberKind.FloatingPoint, number),
        float number => new(NumberKind.FloatingPoint, (double)number),
        decimal number => new(NumberKind.Decimal, number),
        long or ulong when IntegerOf(constant) is { } number => new(NumberKind.Integer, number),
        _ => null,
    };

    /// <summary>
    /// An operand of a comparison with something that is not known, where it is a constant of which 32 bits do not tell what number it is.
    /// </summary>
    public static Value Exact(Value value, IOperation operand, Value other)
    {
        // A constant that is made nullable is none any more.
        while (operand is IConversionOperation { ConstantValue.HasValue: false, OperatorMethod: null, IsImplicit: true } conversion)
        {
            operand = conversion.Operand;
        }

        return other is SymbolicValue or OperationValue
                or NumberValue { Bits.IsConstant: false, Identity: not (null or OperationValue { Left: RunningWindowsValue }) }
            && !ConditionTransfer.IsAboutSize(other)
            && operand.ConstantValue is { HasValue: true, Value: var constant }
            && IntegerOf(constant) is { } number and (< 0 or > int.MaxValue)
            ? new LiteralValue(NumberKind.Integer, number)
            : value;
    }

    /// <summary>The number that an integer of a type is known to be; null where it is not.</summary>
    public static LiteralValue? Known(Value value, ITypeSymbol? type)
        => value is LiteralValue { Kind: NumberKind.Integer } literal ? literal
        : value is NumberValue { Bits.IsConstant: true } number && NumberOf(number.Bits, type) is { } known
            ? new(NumberKind.Integer, known)
        : null;

    /// <summary>An integer that 32 bits do not tell as another type of value; null where that is not known.</summary>
    public static LiteralValue? Keep(LiteralValue literal, ITypeSymbol? to)
        => literal is { Kind: NumberKind.Integer, Number: decimal number }
            && IntegerTypes.WidthOf(to) == 64
            && (IntegerTypes.IsSigned(to) ? number <= long.MaxValue : number >= 0)
            ? literal
            : null;

    /// <summary>A value as a type whose numbers are no integers; null where nothing is known of it.</summary>
    public static Value? Convert(Value value, ITypeSymbol? from, ITypeSymbol? to)
    {
        from = Comparisons.UnderlyingOf(from) ?? from;
        to = Comparisons.UnderlyingOf(to) ?? to;
        if (to is null || SymbolEqualityComparer.Default.Equals(from, to)
            || (from?.SpecialType == SpecialType.System_Single && to.SpecialType == SpecialType.System_Double))
        {
            return value;
        }

        if (value is NumberValue { Bits: { IsConstant: true } bits })
        {
            return NumberOf(bits, from) is not { } known ? null
                : to.SpecialType == SpecialType.System_Decimal ? new LiteralValue(NumberKind.Decimal, known)
                : to.SpecialType == SpecialType.System_Double || Math.Abs(known) <= LargestExactSingle
                    ? new LiteralValue(NumberKind.FloatingPoint, (double)known)
                    : null;
        }

        // The same number gives the same one each time, rounded perhaps.
        return value is not LiteralValue && value.Bare is SymbolicValue or OperationValue
            ? new OperationValue("as " + to.SpecialType, value.Bare, null)
            : null;
    }

    private static decimal? NumberOf(NotifyMask bits, ITypeSymbol? type)
        => MaskArithmetic.IsWhole(bits) ? bits.Value
        : IntegerTypes.WidthOf(type) is 64 or null ? null
        : IntegerTypes.IsSigned(type) ? unchecked((int)bits.Value) : bits.Value;

    private static decimal? IntegerOf(object? constant) => constant switch
    {
        int number => number,
        uint number => number,
        long number => number,
        ulong number => number,
        _ => null,
    };
}
