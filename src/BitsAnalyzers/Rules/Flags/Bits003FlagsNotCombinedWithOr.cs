using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits003FlagsNotCombinedWithOr : MaskRule
{
    public override Rule Rule => RuleCatalogue.FlagsNotCombinedWithOr;

    public override MaskFault? Examine(MaskUse use)
    {
        foreach (var join in use.Value.Joins)
        {
            if (join is { WrongOperators: [{ OperatorKind: var kind }, ..], Value: { } value })
            {
                var union = join.Operands.Aggregate(0u, static (bits, operand) => bits | operand.Value);
                return new([FlagJoin.Text(kind), NotifyFlags.Describe(value), NotifyFlags.Describe(union)], join);
            }
        }

        return null;
    }
}
