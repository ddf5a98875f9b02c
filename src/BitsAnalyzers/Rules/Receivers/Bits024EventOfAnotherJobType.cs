using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A flag for events that a job of this type does not have.</summary>
internal sealed class Bits024EventOfAnotherJobType : JobRule
{
    public override Rule Rule => RuleCatalogue.EventOfAnotherJobType;

    public override CheckPoint At => CheckPoint.InForce;

    public override bool IsJudgedInTheEnd => true;

    public override bool IsAboutMask => true;

    public override Violation? Check(in CallFacts facts)
    {
        // Whatever else is requested with DISABLE is ignored, and has a report of its own.
        if (facts.Job is not { MaskSite: not 0 and var site, Mask: { } mask } job || mask.Bits.HasAny(NotifyFlags.Disable))
        {
            return null;
        }

        var (kind, cause) = job.Kind switch
        {
            JobKind.Upload => ("an upload job", job.CreationSite),
            JobKind.UploadReply => ("an upload-reply job", job.CreationSite),
            _ => ("a job with dynamic content", job.DynamicContentSite),
        };
        return (LackingTo(job) & mask.Bits.Ones) is not 0 and var flags
            ? new Impossible(this, site, Causes(cause, site), job, mask, flags, kind)
            : null;
    }

    /// <summary>The flags for events that the job does not have.</summary>
    public static uint LackingTo(JobState job) => job switch
    {
        { Kind: JobKind.Upload } => NotifyFlags.FileTransferred | NotifyFlags.FileRangesTransferred,
        { Kind: JobKind.UploadReply } or { DynamicContentSite: not 0 } => NotifyFlags.FileRangesTransferred,
        _ => 0,
    };

    private sealed record Impossible(
        JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags, string Kind)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override object[] Arguments(string call, BodyContext context) => [NotifyFlags.Enumerate(Flags), Kind];
    }
}
