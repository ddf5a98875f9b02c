using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>A mask that asks for the failure of a job, and not for its success.</summary>
internal sealed class Bits011SuccessNeverAnnounced : MaskRule
{
    public override Rule Rule => RuleCatalogue.SuccessNeverAnnounced;

    public override MaskFault? Examine(MaskUse use)
        => use.Mask.HasAll(NotifyFlags.JobError) && use.Mask.LacksAll(NotifyFlags.JobTransferred | NotifyFlags.Disable)
            ? new MaskFault(NotifyFlags.Enumerate(use.Mask.Ones))
            : null;
}
