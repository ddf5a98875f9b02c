using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits006EndNeverAnnounced : MaskRule
{
    public override Rule Rule => RuleCatalogue.EndNeverAnnounced;

    public override MaskFault? Examine(MaskUse use)
        => use.Mask.LacksAll(NotifyFlags.DefaultPair | NotifyFlags.Disable) && use.Mask.Ones != 0
            ? new MaskFault(NotifyFlags.Enumerate(use.Mask.Ones))
            : null;
}
