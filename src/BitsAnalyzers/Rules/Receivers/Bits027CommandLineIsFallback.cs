using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A callback and a command line on one job.</summary>
internal sealed class Bits027CommandLineIsFallback : JobRule
{
    public override Rule Rule => RuleCatalogue.CommandLineIsFallback;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetNotifyInterface, BitsMemberId.SetNotifyCmdLine);

    public override Violation? Check(in CallFacts facts)
        => facts is { Receiver.Presence: Presence.Present, Call: { } call, Job: { } job } &&
            !job.States.IsFinal() &&
            (call.Member.Id == BitsMemberId.SetNotifyInterface
                ? job.CommandLine
                : job.Interface) is { Presence: Presence.Present, Site: var other, IsStale: false }
                ? new JobViolation(this, facts.Site, ImmutableArray.Create(other), job)
                : null;
}
