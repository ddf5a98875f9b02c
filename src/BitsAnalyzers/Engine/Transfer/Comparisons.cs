using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Comparisons whose opposite is not simply the comparison the other way round: over <c>null</c> both are false, and what is no number does
/// not even equal itself.
/// </summary>
internal static class Comparisons
{
    // Every number is this at most.
    private static readonly LiteralValue s_largest = new(NumberKind.FloatingPoint, double.PositiveInfinity);

    /// <summary>The condition that two values are equal; null where equal values need not compare equal.</summary>
    public static Value? Equal(IOperation comparison, Value left, Value right)
    {
        if (comparison is IBinaryOperation { LeftOperand: var leftOperand, RightOperand: var rightOperand })
        {
            (left, right) = (Literals.Exact(left, leftOperand, right), Literals.Exact(right, rightOperand, left));
            if (Literals.KindOf(leftOperand.Type) == NumberKind.FloatingPoint)
            {
                return EqualNumbers(left, right);
            }
        }

        var equal = ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right);
        if (equal is BoolValue { IsTrue: true } &&
            comparison is IBinaryOperation { LeftOperand.Type: var compared, OperatorMethod: var method })
        {
            // Boxes with the same in them may be two objects, and so may strings that are compared as objects; and what is known of a
            // 64-bit number is its lower half.
            if ((method is null && compared is { IsReferenceType: true, SpecialType: not SpecialType.System_String } &&
                    AreContents(left, right)) ||
                !AreWhole(compared, left, right))
            {
                return null;
            }
        }

        return left is BoolValue || right is BoolValue ? Lift(comparison, left, right, equal) : equal;
    }

    /// <summary>
    /// The condition that two numbers compare so; null where that is not known. Of floating-point numbers, neither of two opposite
    /// comparisons need hold.
    /// </summary>
    public static Value? Order(ConditionTransfer.Comparison comparison, Value left, Value right, ITypeSymbol? type)
    {
        switch (Literals.KindOf(type))
        {
            case NumberKind.Integer when Literals.Known(left, type) is { } first && Literals.Known(right, type) is { } second:
                return ConditionTransfer.Compare(comparison, first, second);
            case NumberKind.Integer when OrderOfBits(comparison, left, right, type) is { } isKnown:
                return isKnown;
            case NumberKind.Integer:
                return ConditionTransfer.Compare(comparison, AsOrdered(left, type), AsOrdered(right, type));
            case NumberKind.Decimal:
                return ConditionTransfer.Compare(comparison, left, right) is not UnknownValue and var order ? order : null;
            case NumberKind.FloatingPoint when comparison is ConditionTransfer.Comparison.Greater
                or ConditionTransfer.Comparison.GreaterOrEqual:
                (left, right) = (right, left);
                break;
            case null:
                return null;
        }

        if (left is LiteralValue { IsNaN: true } || right is LiteralValue { IsNaN: true })
        {
            return Value.False;
        }

        var isLess = left.Bare == right.Bare
            ? Value.False
            : ConditionTransfer.Compare(ConditionTransfer.Comparison.Less, left, right);
        if (comparison is ConditionTransfer.Comparison.Less or ConditionTransfer.Comparison.Greater)
        {
            return isLess is UnknownValue || left.Bare is UnknownValue ? null : isLess;
        }

        return EqualNumbers(left, right) is { } equal && isLess is not UnknownValue ? ConditionTransfer.Or(isLess, equal) : null;
    }

    // Where the bits that are known decide, such as that of the sign.
    private static Value? OrderOfBits(ConditionTransfer.Comparison comparison, Value left, Value right, ITypeSymbol? type)
    {
        if (left is not NumberValue { Bits: var first } || right is not NumberValue { Bits: var second } ||
            first.IsUnknown || second.IsUnknown || IntegerTypes.WidthOf(type) is not <= 32)
        {
            return null;
        }

        var isSigned = IntegerTypes.IsSigned(type);
        return comparison switch
        {
            ConditionTransfer.Comparison.Less => IsLess(first, second, isSigned),
            ConditionTransfer.Comparison.GreaterOrEqual => IsLess(first, second, isSigned) is { } less ? ConditionTransfer.Not(less) : null,
            ConditionTransfer.Comparison.Greater => IsLess(second, first, isSigned),
            ConditionTransfer.Comparison.LessOrEqual => IsLess(second, first, isSigned) is { } less ? ConditionTransfer.Not(less) : null,
            _ => null,
        };
    }

    private static Value? IsLess(NotifyMask left, NotifyMask right, bool isSigned)
        => Bound(left, isSigned, isUpper: true) < Bound(right, isSigned, isUpper: false) ? Value.True
            : Bound(left, isSigned, isUpper: false) >= Bound(right, isSigned, isUpper: true) ? Value.False
            : null;

    // The largest or smallest number with these bits.
    private static long Bound(NotifyMask bits, bool isSigned, bool isUpper)
    {
        const uint sign = 0x8000_0000;
        var number = isUpper ? ~bits.Zeros : bits.Ones;
        return !isSigned ? number
            : bits.LacksAll(sign) || bits.HasAll(sign) ? unchecked((int)number)
            : unchecked((int)(isUpper ? number & ~sign : number | sign));
    }

    /// <summary>The condition that a floating-point value is no number; null where nothing is known of it.</summary>
    public static Value? IsNotANumber(Value value, ITypeSymbol? type)
        => value is LiteralValue literal ? Value.Of(literal.IsNaN)
            : Order(ConditionTransfer.Comparison.LessOrEqual, value, s_largest, type) is { } isNumber ? ConditionTransfer.Not(isNumber)
            : null;

    // What is no number does not even equal itself.
    private static Value? EqualNumbers(Value left, Value right)
        => left is LiteralValue { IsNaN: true } || right is LiteralValue { IsNaN: true } ? Value.False
        : (left is LiteralValue && right is LiteralValue) || left.Bare != right.Bare
            ? ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right) is not UnknownValue and var equal ? equal : null
        : null;

    /// <summary>The condition, where it is one about nullable values: it is false where one of them is null.</summary>
    public static Value Lift(IOperation comparison, Value left, Value right, Value condition)
        => comparison is IBinaryOperation { IsLifted: true } ? AndNotNull(left, AndNotNull(right, condition)) : condition;

    /// <summary>The condition of a pattern, where what is matched may be null.</summary>
    public static Value Lift(ITypeSymbol? matched, Value value, Value condition)
        => IsNullable(matched) ? AndNotNull(value, condition) : condition;

    /// <summary>Whether two values are known for what is in them, not as objects.</summary>
    public static bool AreContents(Value left, Value right)
        => left is NumberValue or BoolValue or TextValue or TupleValue or StateValue or ResultValue && right is not NullValue;

    /// <summary>Whether it is known of a type which number a value is, where that is known of its lower 32 bits.</summary>
    public static bool AreWhole(ITypeSymbol? type, Value left, Value right)
        => IntegerTypes.WidthOf(type) is not 64 ||
            left is not NumberValue { Bits: { IsConstant: true } first } ||
            MaskArithmetic.IsWhole(first) ||
            right is not NumberValue { Bits.IsConstant: true };

    /// <summary>A number as it is compared for order: the same bits may be another number where there is no sign.</summary>
    public static Value AsOrdered(Value value, ITypeSymbol? type)
        => value is NumberValue
        {
            Identity: { } identity and not OperationValue { Left: RunningWindowsValue },
            Bits.IsConstant: false
        } number && !ConditionTransfer.IsAboutSize(value) &&
            IntegerTypes.WidthOf(type) is >= 32 && !IntegerTypes.IsSigned(type)
                ? number with { Identity = new OperationValue("unsigned", identity, null) }
                : value;

    private static Value AndNotNull(Value value, Value condition)
        => ConditionTransfer.And(ConditionTransfer.Not(ConditionTransfer.IsNull(value)), condition);

    private static bool IsNullable(ITypeSymbol? type) => UnderlyingOf(type) is not null;

    /// <summary>The type whose values a nullable type adds null to; null for any other type.</summary>
    public static ITypeSymbol? UnderlyingOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] }
            ? underlying
            : null;
}
