using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>
/// A call of a job that may have ended: of a member that one page of the documentation allows then, and another does not. What only some
/// paths have ended, <see cref="Bits040CallInFinalState"/> finds.
/// </summary>
internal sealed class Bits041CallInPossiblyFinalState : JobRule
{
    public override Rule Rule => RuleCatalogue.CallInPossiblyFinalState;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.AddFile, BitsMemberId.AddFileSet);

    public override Violation? Check(in CallFacts facts)
        => facts is { Call.Member.IllegalIn: IllegalIn.FinalStateByOnePage, Job: { FinalSite: not 0 and var ended } job }
            && job.States.IsFinal()
            ? new EndedJob(this, facts.Site, ImmutableArray.Create(ended), job)
            : null;

    public override bool NeedsAnotherRun(BodyContext root, JobViolation violation) => NeverFollowsItsCauses(root, violation);
}
