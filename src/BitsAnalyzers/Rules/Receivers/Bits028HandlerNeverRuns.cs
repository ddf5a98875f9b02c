using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A handler for an event that the mask in force does not request.</summary>
internal sealed class Bits028HandlerNeverRuns : JobRule
{
    private static readonly ImmutableArray<(string Handler, uint Flag)> s_handlers = ImmutableArray.Create(
        ("JobTransferred", NotifyFlags.JobTransferred),
        ("JobError", NotifyFlags.JobError),
        ("JobModification", NotifyFlags.JobModification),
        ("FileTransferred", NotifyFlags.FileTransferred),
        ("FileRangesTransferred", NotifyFlags.FileRangesTransferred));

    public override Rule Rule => RuleCatalogue.HandlerNeverRuns;

    public override CheckPoint At => CheckPoint.InForce;

    public override bool IsAboutMask => true;

    public override bool IsSettledLater => true;

    public override Violation? Check(in CallFacts facts)
    {
        // Where the body ends, the job has been resumed somewhere before.
        if ((facts.Site != 0 ? facts.Site : facts.Job?.ResumeSite ?? 0) is not (not 0 and var resumed) ||
            facts is not
            {
                Job:
                {
                    CreationSite: not 0,
                    IsMaskStale: false,
                    MaskSite: var site,
                    Mask: { } mask,
                    Interface: { Presence: Presence.Present, ExactType: >= 0 and var type, Site: not 0 and var receiver, IsStale: false },
                } job,
            } ||
            mask.Bits.HasAny(NotifyFlags.Disable) ||
            job.CannotBeResumed ||
            (facts.Site == 0 && !job.IsWatched))
        {
            return null;
        }

        var missing = 0u;
        var handlers = new List<string>();
        foreach (var (handler, flag) in s_handlers)
        {
            // A flag that a test has shown to be too new for this Windows is left out for good reason.
            // Nor is one missed for an event that this job does not have: the class may be for others, too.
            if (mask.Bits.LacksAll(flag) &&
                (Bits024EventOfAnotherJobType.LackingTo(job) & flag) == 0 &&
                !IsTooNew(flag, facts.Path) &&
                !IsMissedAnyway(flag, mask.Bits) &&
                EventHandlers.Handles(facts.Context, facts.Context.TypeOf(type), handler))
            {
                missing |= flag;
                handlers.Add(handler);
            }
        }

        return missing == 0
            || facts.Context.Compilation.MaskMentions.In(
                facts.Context.TypeOf(type), Known(facts.Context, site), facts.Context.CancellationToken)
            ? null
            : new Unheard(
                this, site != 0 ? site : receiver, Causes(receiver, site, resumed), job, mask, missing, string.Join(", ", handlers));
    }

    // What sets the mask in force is followed; so is the rest of the body.
    private static IEnumerable<SyntaxNode> Known(BodyContext context, int site)
    {
        if (site != 0)
        {
            yield return context.Points[site].Syntax;
        }

        yield return context.Root.Graph.OriginalOperation.Syntax;
    }

    private static bool IsTooNew(uint flag, Entries<Value, bool> path)
        => flag is NotifyFlags.FileTransferred or NotifyFlags.FileRangesTransferred
            && WindowsVersionTests.IsOlder(WindowsVersionTests.NeededBy(flag), path);

    // Masks that never announce the end, or never a failure, have reports of their own. So may one of which not every bit is known.
    private static bool IsMissedAnyway(uint flag, NotifyMask mask)
        => mask is not { IsConstant: true, Value: 0 } && flag switch
        {
            NotifyFlags.JobTransferred => !mask.HasAll(NotifyFlags.JobError),
            NotifyFlags.JobError => true,
            _ => false,
        };

    private sealed record Unheard(
        JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags, string Handlers)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override object[] Arguments(string call, BodyContext context) => [Handlers, NotifyFlags.Enumerate(Flags)];

        public override string LastStep(string member)
            => member == nameof(BitsMemberId.SetNotifyFlags)
                ? base.LastStep(member)
                : "a callback is registered here, and nothing asks for more than the default events";
    }
}
