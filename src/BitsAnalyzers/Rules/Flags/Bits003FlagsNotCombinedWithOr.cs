using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits003FlagsNotCombinedWithOr : MaskRule
{
    public override Rule Rule => RuleCatalogue.FlagsNotCombinedWithOr;

    public override object[]? Examine(MaskUse use)
    {
        var wrong = use.Value.Join.WrongOperators;
        if (wrong.IsEmpty || !use.Mask.IsConstant)
        {
            return null;
        }

        var union = use.Value.Join.Operands.Aggregate(0u, static (bits, operand) => bits | operand.Value);
        return [FlagJoin.Text(wrong[0].OperatorKind), NotifyFlags.Describe(use.Mask.Value), NotifyFlags.Describe(union)];
    }
}
