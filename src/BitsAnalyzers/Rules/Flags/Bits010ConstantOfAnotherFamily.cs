using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits010ConstantOfAnotherFamily : MaskRule
{
    public override Rule Rule => RuleCatalogue.ConstantOfAnotherFamily;

    public override MaskFault? Examine(MaskUse use)
    {
        foreach (var join in use.Value.Joins)
        {
            foreach (var operand in join.Operands)
            {
                if (operand.Constant is { } constant && ForeignConstants.Recognise(constant, operand.Value) is { } foreign)
                {
                    return new([constant.Name, foreign.Description, NotifyFlags.Describe(operand.Value)], join);
                }
            }
        }

        return null;
    }
}
