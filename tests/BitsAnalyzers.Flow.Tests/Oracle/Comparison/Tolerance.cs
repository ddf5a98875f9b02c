using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>
/// How much of what is to be reported may be missing, in percent of the calls that every execution misuses ("before") and of those that every
/// execution misuses that established the misuse ("after"); and how many of the reports as possible may be of what never happens. A report as
/// certain that is wrong is never tolerated.
/// </summary>
internal sealed record Tolerance(double Before, double After, double Unfounded = 1)
{
    private static readonly Tolerance s_usual = new(Before: 2, After: 5);

    // What differs from the usual, and why.
    private static readonly ImmutableDictionary<string, Tolerance> s_exceptions = ImmutableDictionary<string, Tolerance>.Empty;

    public static Tolerance Of(string rule) => s_exceptions.GetValueOrDefault(rule, s_usual);

    /// <summary>The rules that have more of these than they may.</summary>
    public static IEnumerable<string> Exceeded(OracleResult result)
        => from rule in RuleIds.All
           where AnalyzerRun.SupportedRules.Contains(rule)
           let tolerance = Of(rule)
           let counts = result[rule]
           where counts.MissRate * 100 > tolerance.Before || counts.MissRateAfter * 100 > tolerance.After ||
               counts.UnfoundedRate * 100 > tolerance.Unfounded
           select rule;
}
