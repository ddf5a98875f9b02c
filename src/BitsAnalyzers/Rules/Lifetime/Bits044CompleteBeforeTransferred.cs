using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>An upload that is completed in a state that is not TRANSFERRED.</summary>
internal sealed class Bits044CompleteBeforeTransferred : JobRule
{
    public override Rule Rule => RuleCatalogue.CompleteBeforeTransferred;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.Complete);

    public override bool IsRefusal => true;

    public override Violation? Check(in CallFacts facts)
        => facts.Job is { Kind: JobKind.Upload or JobKind.UploadReply } job &&
            !job.States.IsFinal() &&
            (job.States & JobStates.Transferred) == JobStates.None
                ? new JobViolation(this, facts.Site, Causes(job.CreationSite, job.FinalSite, job.StateReadSite), job)
                : null;
}
