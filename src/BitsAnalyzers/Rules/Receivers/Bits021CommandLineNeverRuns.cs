using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A command line on a job whose mask asks for neither end, or forbids every event.</summary>
internal sealed class Bits021CommandLineNeverRuns : JobRule
{
    public override Rule Rule => RuleCatalogue.CommandLineNeverRuns;

    public override CheckPoint At => CheckPoint.InForce;

    public override bool IsJudgedInTheEnd => true;

    public override bool IsAboutMask => true;

    /// <summary>Whether BITS runs no command line while the mask is in force.</summary>
    public static bool Mutes(NumberValue mask) => mask.Bits.HasAll(NotifyFlags.Disable) || mask.Bits.LacksAll(NotifyFlags.DefaultPair);

    public override Violation? Check(in CallFacts facts)
    {
        if (facts.Job
            is not
            {
                MaskSite: not 0
                and var site, Mask: { } mask, CommandLine: { Presence: Presence.Present, Site: not 0 and var commandLine }
            } job ||
            !Mutes(mask))
        {
            return null;
        }

        // What a callback gets, it shall go on to get.
        var others = OnlyReceiver.IsCommandLine(facts.Context, job) ? 0 : mask.Bits.Ones & OnlyReceiver.IgnoredByCommandLine;
        return new Muted(this, site, ImmutableArray.Create(commandLine, site), job, mask, NotifyFlags.DefaultPair | others);
    }

    private sealed record Muted(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override object[] Arguments(string call, BodyContext context) => [NotifyFlags.Describe(Mask.Bits.Ones)];
    }
}
