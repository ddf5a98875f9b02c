using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>A flag that the oldest Windows the code is written for does not know, where nothing has shown that this one is newer.</summary>
internal sealed class Bits026FlagNeedsNewerWindows : JobRule
{
    public override Rule Rule => RuleCatalogue.FlagNeedsNewerWindows;

    public override CheckPoint At { get; } = CheckPoint.Before(BitsMemberId.SetNotifyFlags);

    public override bool IsAboutMask => true;

    public override Violation? Check(in CallFacts facts)
    {
        if (facts.Call is not { First: NumberValue mask } call ||
            !mask.Bits.HasAny(NotifyFlags.FileTransferred | NotifyFlags.FileRangesTransferred) ||
            facts.Context.LowestWindows is not { } lowest ||
            FlagRetry.IsAround(call))
        {
            return null;
        }

        var guarded = WindowsVersionTests.OldestAfter(facts.Path);
        var oldest = guarded > lowest ? guarded : lowest;
        foreach (var flag in new[] { NotifyFlags.FileRangesTransferred, NotifyFlags.FileTransferred })
        {
            // Only what this very mask certainly has.
            if (mask.Bits.HasAll(flag) && oldest < WindowsVersionTests.NeededBy(flag))
            {
                return new TooNew(this, facts.Site, mask, flag, WindowsVersionTests.NeededBy(flag), lowest);
            }
        }

        return null;
    }

    private sealed record TooNew(JobRule Rule, int Site, NumberValue Mask, uint Flag, WindowsVersion Needed, WindowsVersion Lowest)
        : MaskViolation(Rule, Site, ImmutableArray<int>.Empty, null, Mask, Flag)
    {
        public override object[] Arguments(string call, BodyContext context)
            => [NotifyFlags.Enumerate(Flags), Needed.ToString(), Lowest.ToString()];
    }
}
