using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>
/// A mask that is replaced by one that lacks some of its flags, with nothing in between that could deliver an event or read it.
/// </summary>
internal sealed class Bits009MaskReplaced : JobRule
{
    public override Rule Rule => RuleCatalogue.MaskReplaced;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetNotifyFlags);

    public override bool IsAboutMask => true;

    public override Violation? Check(in CallFacts facts)
    {
        if (facts is not
            {
                Call: { First: NumberValue { Bits.IsConstant: true } mask } call,
                Job: { IsMaskSeen: false, MaskSite: not 0 and var site, Mask: { Bits.IsConstant: true } previous } job,
            } ||
            site == facts.Site)
        {
            return null;
        }

        var lost = previous.Bits.Value & ~mask.Bits.Value;
        return lost == 0 ||
            ((previous.Bits.Value | mask.Bits.Value) & NotifyFlags.Disable) != 0 ||
            (call.ReturnsResult && FlagRetry.MayAnswer(facts.Context.Points[site].Syntax, call.Operation.Syntax))
                ? null
                : new Replacement(this, facts.Site, ImmutableArray.Create(site), job, mask, lost);
    }

    public override bool NeedsAnotherRun(BodyContext root, JobViolation violation) => NeverFollowsItsCauses(root, violation);

    private sealed record Replacement(JobRule Rule, int Site, ImmutableArray<int> Causes, JobState? Job, NumberValue Mask, uint Flags)
        : MaskViolation(Rule, Site, Causes, Job, Mask, Flags)
    {
        public override object[] Arguments(string call, BodyContext context) => [NotifyFlags.Enumerate(Flags)];
    }
}
