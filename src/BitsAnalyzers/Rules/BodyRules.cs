using System.Collections.Immutable;
using BitsAnalyzers.Rules.Lifetime;

namespace BitsAnalyzers.Rules;

/// <summary>The rules about the ways through a body.</summary>
internal static class BodyRules
{
    public static readonly ImmutableArray<BodyRule> All = ImmutableArray.Create<BodyRule>(
        new Bits048JobLeftInQueue(),
        new Bits049BranchForgetsJob(),
        new Bits050WaitNeverEnds(),
        new Bits052JobNeverCompleted(),
        new Bits053PolledWithoutPause());
}
