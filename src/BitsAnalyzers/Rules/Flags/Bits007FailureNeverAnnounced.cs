using BitsAnalyzers.Domain;

namespace BitsAnalyzers.Rules.Flags;

internal sealed class Bits007FailureNeverAnnounced : MaskRule
{
    public override Rule Rule => RuleCatalogue.FailureNeverAnnounced;

    public override object[]? Examine(MaskUse use)
        => use.Mask.HasAll(NotifyFlags.JobTransferred) && use.Mask.LacksAll(NotifyFlags.JobError | NotifyFlags.Disable)
            ? [NotifyFlags.Enumerate(use.Mask.Ones)]
            : null;
}
