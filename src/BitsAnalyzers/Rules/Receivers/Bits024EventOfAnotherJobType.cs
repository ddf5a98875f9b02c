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

        var (kind, missing, cause) = job.Kind switch
        {
            JobKind.Upload => ("an upload job", NotifyFlags.FileTransferred | NotifyFlags.FileRangesTransferred, job.CreationSite),
            JobKind.UploadReply => ("an upload-reply job", NotifyFlags.FileRangesTransferred, job.CreationSite),
            _ =>
                ("a job with dynamic content", job.DynamicContentSite != 0 ? NotifyFlags.FileRangesTransferred : 0, job.DynamicContentSite),
        };
        return (missing & mask.Bits.Ones) is not 0 and var flags
            ? new Impossible(this, site, Causes(cause, site), job, mask, flags, kind)
            : null;
    }

    private sealed record Impossible(
        JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags, string Kind)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override object[] Arguments(string call, BodyContext context) => [NotifyFlags.Enumerate(Flags), Kind];
    }
}
