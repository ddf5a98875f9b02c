using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A property that is set after the call that it has to be set before.</summary>
internal sealed class Bits045PropertyTooLate : JobRule
{
    public override Rule Rule => RuleCatalogue.PropertyTooLate;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetProperty);

    public override bool IsRefusal => true;

    public override Violation? Check(in CallFacts facts)
        => facts is { Call.Property: { } property, Job: { } job } && DeadlineOf(property, job) is not 0 and var deadline
            ? new Late(this, facts.Site, ImmutableArray.Create(deadline), job, property)
            : null;

    public override bool NeedsAnotherRun(BodyContext root, JobViolation violation) => NeverFollowsItsCauses(root, violation);

    // The call after which the property cannot be set any more; 0 where there was none.
    private static int DeadlineOf(uint property, JobState job) => property switch
    {
        BitsJobProperties.DynamicContent or BitsJobProperties.MaxDownloadSize when job.IsResumed == Truth.Yes => job.ResumeSite,
        BitsJobProperties.HighPerformance when job.Files is FileCount.One or FileCount.Several => job.FileSite,
        _ => 0,
    };

    private sealed record Late(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, uint Property)
        : JobViolation(Rule, Site, Causes, Job)
    {
        public override object[] Arguments(string call, BodyContext context)
            => [BitsJobProperties.NameOf(Property), context.Points.MemberAt(Causes[0])?.Name ?? ""];
    }
}
