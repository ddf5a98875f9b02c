using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Shrinking;

/// <summary>Simpler masks of the same type in the place of a mask.</summary>
internal static class MaskVariants
{
    public static IEnumerable<MaskExpression> Of(MaskExpression mask)
    {
        switch (mask)
        {
            case MaskOperation operation:
                return Operands(operation)
                    .Concat(Of(operation.Left).Select(left => operation with { Left = left }))
                    .Concat(Of(operation.Right).Select(right => operation with { Right = right }));
            case MaskComplement complement:
                return Of(complement.Operand).Select(static operand => new MaskComplement(operand));
            case MaskCast cast:
                return Of(cast.Operand).Select(operand => cast with { Operand = operand })
                    .Concat(cast.Style == CastStyle.Convert ? [cast with { Style = CastStyle.Cast }] : [])
                    .Concat(cast.Operand.Type == cast.Type ? [cast.Operand] : Enumerable.Empty<MaskExpression>());
            case MaskConditional conditional:
                return Of(conditional.WhenTrue).Select(value => conditional with { WhenTrue = value })
                    .Concat(Of(conditional.WhenFalse).Select(value => conditional with { WhenFalse = value }))
                    .Concat(ConditionVariants.Of(conditional.Condition).Select(condition => conditional with { Condition = condition }))
                    .Prepend(conditional.WhenFalse).Prepend(conditional.WhenTrue);
            case MaskSwitch @switch:
                return @switch.Arms.Select(static arm => arm.Value)
                    .Append(@switch.Otherwise)
                    .Concat(@switch.Arms.Length > 1 ? @switch.Arms.Select(arm => @switch with { Arms = @switch.Arms.Remove(arm) }) : []);
            case NumberLiteral { Style: not NumberStyle.Hexadecimal } number:
                return [number with { Style = NumberStyle.Hexadecimal }];
            default:
                return [];
        }
    }

    private static IEnumerable<MaskExpression> Operands(MaskOperation operation)
        => operation.Operator is MaskOperator.ShiftLeft or MaskOperator.ShiftRight ? [operation.Left] : [operation.Left, operation.Right];
}
