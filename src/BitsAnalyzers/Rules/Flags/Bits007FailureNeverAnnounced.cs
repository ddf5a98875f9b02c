using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits007FailureNeverAnnounced : MaskRule
{
    public override Rule Rule => RuleCatalogue.FailureNeverAnnounced;

    public override MaskFault? Examine(MaskUse use)
        => use.Mask.HasAll(NotifyFlags.JobTransferred) && use.Mask.LacksAll(NotifyFlags.JobError | NotifyFlags.Disable)
            ? new MaskFault(NotifyFlags.Enumerate(use.Mask.Ones))
            : null;
}
