using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>Flags for events that a command line is never run for, on a job that has no other receiver.</summary>
internal sealed class Bits020FlagsIgnoredByCommandLine : JobRule
{
    public override Rule Rule => RuleCatalogue.FlagsIgnoredByCommandLine;

    public override CheckPoint At => CheckPoint.InForce;

    public override bool IsJudgedInTheEnd => true;

    public override bool IsAboutMask => true;

    public override Violation? Check(in CallFacts facts)
        => facts.Job
            is
        {
            MaskSite: not 0
                and var site, Mask: { } mask, CommandLine: { Presence: Presence.Present, Site: not 0 and var commandLine }
        } job &&
            !Bits021CommandLineNeverRuns.Mutes(mask) &&
            mask.Bits.HasAny(OnlyReceiver.IgnoredByCommandLine) &&
            OnlyReceiver.IsCommandLine(facts.Context, job)
                ? new Ignored(
                    this, site, ImmutableArray.Create(commandLine, site), job, mask, mask.Bits.Ones & OnlyReceiver.IgnoredByCommandLine)
                : null;

    private sealed record Ignored(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override object[] Arguments(string call, BodyContext context) => [NotifyFlags.Enumerate(Flags)];
    }
}
