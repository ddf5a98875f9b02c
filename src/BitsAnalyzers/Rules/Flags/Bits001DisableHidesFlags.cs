using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits001DisableHidesFlags : MaskRule
{
    public override Rule Rule => RuleCatalogue.DisableHidesFlags;

    public override MaskFault? Examine(MaskUse use)
    {
        var hidden = use.Mask.Ones & NotifyFlags.Defined & ~NotifyFlags.Disable;
        return use.Mask.HasAll(NotifyFlags.Disable) && hidden != 0 ? new MaskFault(NotifyFlags.Enumerate(hidden)) : null;
    }
}
