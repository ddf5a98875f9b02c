using BitsAnalyzers.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits002UndefinedFlag : MaskRule
{
    public override Rule Rule => RuleCatalogue.UndefinedFlag;

    public override object[]? Examine(MaskUse use)
    {
        var undefined = use.Mask.Ones & ~NotifyFlags.Defined;
        return undefined != 0 ? [NotifyFlags.Hex(undefined)] : null;
    }
}
