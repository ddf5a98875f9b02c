using System.Collections.Immutable;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>The rules about masks in the order of precedence: one cause, one report, so at one call the first that applies wins.</summary>
internal static class MaskRules
{
    public static readonly ImmutableArray<MaskRule> InOrder = ImmutableArray.Create<MaskRule>(
        new Bits010ConstantOfAnotherFamily(),
        new Bits003FlagsNotCombinedWithOr(),
        new Bits002UndefinedFlag(),
        new Bits001DisableHidesFlags(),
        new Bits006EndNeverAnnounced(),
        new Bits005ZeroRequestsNoEvents(),
        new Bits007FailureNeverAnnounced(),
        new Bits011SuccessNeverAnnounced(),
        new Bits004UseOrToCombineFlags(),
        new Bits008UseNamedFlags());
}
