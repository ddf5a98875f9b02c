using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits002UndefinedFlag : MaskRule
{
    public override Rule Rule => RuleCatalogue.UndefinedFlag;

    public override MaskFault? Examine(MaskUse use)
    {
        var undefined = use.Mask.Ones & ~NotifyFlags.Defined;
        return undefined != 0 ? new MaskFault(NotifyFlags.Hex(undefined)) : null;
    }
}
