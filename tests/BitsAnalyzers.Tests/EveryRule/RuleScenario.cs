using BitsAnalyzers.Testing.Shapes;

namespace BitsAnalyzers.Tests.EveryRule;

/// <summary>What a rule reports, and beside it what is right, as a scenario for every shape.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Scenario">The scenario, for a shape.</param>
/// <param name="SkippedBecause">Why a shape cannot have the mistake; null where it can.</param>
internal sealed record RuleScenario(string RuleId, Func<InteropShape, string> Scenario, Func<InteropShape, string?> SkippedBecause)
{
    public RuleScenario(string ruleId, string scenario)
        : this(ruleId, _ => scenario, static _ => null)
    {
    }

    public RuleScenario(string ruleId, string scenario, Func<InteropShape, string?> skippedBecause)
        : this(ruleId, _ => scenario, skippedBecause)
    {
    }
}
