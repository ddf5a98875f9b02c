using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>
/// Judges an expression that joins flag constants (BITS003, BITS004, BITS010). Certain only where two single flags are joined directly, in
/// an expression that is otherwise a union of constants; a matter of judgement wherever such operators meet constants at all.
/// </summary>
internal static class JoinJudgement
{
    public static MaskHistory Of(MaskExpression expression)
    {
        var history = MaskHistory.None;
        var isUnion = true;
        var flags = new List<uint>();
        var masks = new List<uint>();
        Visit(Strip(expression), ref history, ref isUnion, flags, masks);
        if (flags.Count != flags.Distinct().Count())
        {
            history |= isUnion ? MaskHistory.LuckyJoin : MaskHistory.PerhapsLuckyJoin;
        }
        else if (masks.Concat(flags).Aggregate(
            (Seen: 0u, Twice: 0u), static (bits, mask) => (bits.Seen | mask, bits.Twice | (bits.Seen & mask))).Twice != 0)
        {
            // Whether a flag inside a named mask counts as named is a matter of judgement.
            history |= MaskHistory.PerhapsLuckyJoin;
        }

        return isUnion ? history : new MaskValue(0, Causes.None, history).HistoryAsPart;
    }

    private static void Visit(MaskExpression expression, ref MaskHistory history, ref bool isUnion, List<uint> flags, List<uint> masks)
    {
        switch (expression)
        {
            case MaskOperation { Operator: MaskOperator.Or } or:
                Visit(Strip(or.Left), ref history, ref isUnion, flags, masks);
                Visit(Strip(or.Right), ref history, ref isUnion, flags, masks);
                break;
            case MaskOperation { Operator: MaskOperator.And or MaskOperator.ExclusiveOr or MaskOperator.Add or MaskOperator.Subtract } join:
                history |= OfJoin(join);
                isUnion &= Strip(join.Left) is FlagName && Strip(join.Right) is FlagName;
                break;
            case FlagName flag:
                flags.Add(flag.Value);
                break;
            case ForeignName:
                history |= MaskHistory.Foreign;
                break;
            case NumberLiteral number:
                masks.Add(number.Value);
                break;
            case NamedMask { Mask.IsConstant: true } named:
                masks.Add(named.Mask.Value);
                break;
            default:
                isUnion = false;
                break;
        }
    }

    private static MaskHistory OfJoin(MaskOperation join)
    {
        if (Strip(join.Left) is not FlagName left || Strip(join.Right) is not FlagName right)
        {
            return MaskHistory.PerhapsWrongJoin | MaskHistory.PerhapsLuckyJoin;
        }

        var union = left.Value | right.Value;
        return join.Operator switch
        {
            // Between two different flags '^' and '+' give the union, and '&' gives nothing.
            MaskOperator.And =>
                left.Value == right.Value ? MaskHistory.PerhapsLuckyJoin | MaskHistory.PerhapsWrongJoin : MaskHistory.WrongJoin,
            MaskOperator.Add => left.Value + right.Value == union ? MaskHistory.LuckyJoin : MaskHistory.WrongJoin,
            MaskOperator.ExclusiveOr => (left.Value ^ right.Value) == union ? MaskHistory.LuckyJoin : MaskHistory.WrongJoin,
            _ => MaskHistory.WrongJoin,
        };
    }

    private static MaskExpression Strip(MaskExpression expression)
    {
        while (expression is MaskCast cast)
        {
            expression = cast.Operand;
        }

        return expression;
    }
}
