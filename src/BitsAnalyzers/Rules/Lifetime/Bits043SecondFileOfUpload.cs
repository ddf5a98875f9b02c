using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A second file for an upload job.</summary>
internal sealed class Bits043SecondFileOfUpload : JobRule
{
    public override Rule Rule => RuleCatalogue.SecondFileOfUpload;

    public override CheckPoint At { get; } = CheckPoint.Before(
        BitsMemberId.AddFile, BitsMemberId.AddFileWithRanges, BitsMemberId.AddFileSet);

    public override bool IsRefusal => true;

    public override Violation? Check(in CallFacts facts)
        => facts is { Call: { } call, Job: { Kind: JobKind.Upload or JobKind.UploadReply } job } &&
            !job.States.IsFinal() &&
            (call.AddsSeveralFiles || job.Files is FileCount.One or FileCount.Several)
                ? new Excess(this, facts.Site, Causes(job.CreationSite, job.FileSite), job)
                : null;

    public override bool NeedsAnotherRun(BodyContext root, JobViolation violation) => NeverFollowsItsCauses(root, violation);

    private sealed record Excess(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job) : JobViolation(Rule, Site, Causes, Job)
    {
        public override object[] Arguments(string call, BodyContext context) => [call];
    }
}
