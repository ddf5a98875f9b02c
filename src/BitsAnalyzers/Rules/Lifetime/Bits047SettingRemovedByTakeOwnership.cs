using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A setting of a job that is lost when the job changes its owner.</summary>
/// <param name="setting">What is set.</param>
internal sealed class Bits047SettingRemovedByTakeOwnership(Func<JobState, Receiver> setting) : JobRule
{
    public override Rule Rule => RuleCatalogue.SettingRemovedByTakeOwnership;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.TakeOwnership);

    public override Violation? Check(in CallFacts facts)
        => facts.Job is { } job
            && !job.States.IsFinal()
            && setting(job) is { Presence: Presence.Present, Site: not 0 and var set, IsStale: false, MayHaveOtherSite: false }
            ? new Loss(this, set, ImmutableArray.Create(set, facts.Site), job)
            : null;

    // What is reported comes first, and what removes it later.
    public override bool NeedsAnotherRun(BodyContext root, JobViolation violation)
        => violation.Causes.All(cause => cause == violation.Site || CallGraph.NeverFollows(root, cause, violation.Site));

    private sealed record Loss(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job) : JobViolation(Rule, Site, Causes, Job)
    {
        public override object[] Arguments(string call, BodyContext context) => [call];
    }
}
