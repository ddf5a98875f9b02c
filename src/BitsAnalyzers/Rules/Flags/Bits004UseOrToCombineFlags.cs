using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits004UseOrToCombineFlags : MaskRule
{
    public override Rule Rule => RuleCatalogue.UseOrToCombineFlags;

    public override MaskFault? Examine(MaskUse use)
    {
        foreach (var join in use.Value.Joins)
        {
            if (join.WrongOperators.Count > 0)
            {
                continue;
            }

            if (join.LuckyOperators is [{ OperatorKind: var kind }, ..])
            {
                return new([$"'{FlagJoin.Text(kind)}' gives the union of these flags only because none is named twice"], join);
            }

            if (join.RepeatedOperands is [{ Operation.Syntax: var repeated }, ..])
            {
                return new([$"'{repeated}' is named twice"], join);
            }
        }

        return null;
    }
}
