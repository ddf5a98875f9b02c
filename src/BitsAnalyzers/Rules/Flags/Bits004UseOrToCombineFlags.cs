using BitsAnalyzers.Flow;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits004UseOrToCombineFlags : MaskRule
{
    public override Rule Rule => RuleCatalogue.UseOrToCombineFlags;

    public override object[]? Examine(MaskUse use)
    {
        var join = use.Value.Join;
        if (!join.WrongOperators.IsEmpty)
        {
            return null;
        }

        if (!join.LuckyOperators.IsEmpty)
        {
            return [$"'{FlagJoin.Text(join.LuckyOperators[0].OperatorKind)}' gives the union of these flags only because none is named twice"];
        }

        return join.RepeatedOperands is [{ } repeated, ..] ? [$"'{repeated.Operation.Syntax}' is named twice"] : null;
    }
}
