using BitsAnalyzers.Domain;
using BitsAnalyzers.Interop;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits010ConstantOfAnotherFamily : MaskRule
{
    public override Rule Rule => RuleCatalogue.ConstantOfAnotherFamily;

    public override object[]? Examine(MaskUse use)
    {
        foreach (var operand in use.Value.Join.Operands)
        {
            if (operand.Constant is { } constant && ForeignConstants.Recognise(constant, operand.Value) is { } foreign)
            {
                return [constant.Name, foreign.Description, NotifyFlags.Describe(operand.Value)];
            }
        }

        return null;
    }
}
