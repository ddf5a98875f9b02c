using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A callback that is registered on whatever job is found.</summary>
internal sealed class Bits046NotificationsTakenOver : JobRule
{
    public override Rule Rule => RuleCatalogue.NotificationsTakenOver;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetNotifyInterface);

    public override Violation? Check(in CallFacts facts)
        => facts is { Receiver.Presence: not Presence.Absent, Job: { EnumerationSite: not 0 and var found } job } && !job.States.IsFinal()
            ? new Takeover(this, facts.Site, ImmutableArray.Create(found), job)
            : null;

    private sealed record Takeover(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job)
        : JobViolation(Rule, Site, Causes, Job)
    {
        public override string LastStep(string member) => "it is registered here";
    }
}
