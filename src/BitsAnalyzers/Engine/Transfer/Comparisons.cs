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
    /// <summary>The condition that two values are equal; null where equal values need not compare equal.</summary>
    public static Value? Equal(IOperation comparison, Value left, Value right)
    {
        if (comparison is IBinaryOperation { LeftOperand.Type: var type } && IsFloatingPoint(type))
        {
            return null;
        }

        var equal = ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right);
        return left is BoolValue || right is BoolValue ? Lift(comparison, left, right, equal) : equal;
    }

    /// <summary>The condition, where it is one about nullable values: it is false where one of them is null.</summary>
    public static Value Lift(IOperation comparison, Value left, Value right, Value condition)
        => comparison is IBinaryOperation { IsLifted: true } ? AndNotNull(left, AndNotNull(right, condition)) : condition;

    /// <summary>The condition of a pattern, where what is matched may be null.</summary>
    public static Value Lift(ITypeSymbol? matched, Value value, Value condition)
        => IsNullable(matched) ? AndNotNull(value, condition) : condition;

    private static Value AndNotNull(Value value, Value condition)
        => ConditionTransfer.And(ConditionTransfer.Not(ConditionTransfer.IsNull(value)), condition);

    private static bool IsFloatingPoint(ITypeSymbol? type)
    {
        return (UnderlyingOf(type) ?? type) is
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double } or { Name: "Half", ContainingNamespace.Name: "System" };
    }

    private static bool IsNullable(ITypeSymbol? type) => UnderlyingOf(type) is not null;

    /// <summary>The type whose values a nullable type adds null to; null for any other type.</summary>
    public static ITypeSymbol? UnderlyingOf(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] }
            ? underlying
            : null;
}
