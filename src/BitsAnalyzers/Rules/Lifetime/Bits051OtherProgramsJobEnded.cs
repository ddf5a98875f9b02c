using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>Whatever job is found is cancelled or completed, without a test that tells whose it is.</summary>
internal sealed class Bits051OtherProgramsJobEnded : JobRule
{
    public override Rule Rule => RuleCatalogue.OtherProgramsJobEnded;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.Cancel, BitsMemberId.Complete);

    public override Violation? Check(in CallFacts facts)
        => facts.Job is { StrangerSite: not 0 and var found } job && !job.States.IsFinal()
            ? new Ending(this, facts.Site, ImmutableArray.Create(found), job)
            : null;

    private sealed record Ending(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job) : JobViolation(Rule, Site, Causes, Job)
    {
        public override object[] Arguments(string call, BodyContext context) => [call];
    }
}
