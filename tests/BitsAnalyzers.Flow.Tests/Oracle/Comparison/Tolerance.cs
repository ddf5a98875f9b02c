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
    private static readonly Tolerance s_usual = new(Before: 2, After: 10);

    // What differs from the usual, and why.
    private static readonly ImmutableDictionary<string, Tolerance> s_exceptions = ImmutableDictionary<string, Tolerance>.Empty

        // These take a mask, a receiver and the life of a job together: past the bound of worlds one of the three is given up first.
        .Add(RuleIds.FlagsIgnoredByCommandLine, s_usual with { After = 15 })
        .Add(RuleIds.CommandLineNeverRuns, s_usual with { After = 15 })
        .Add(RuleIds.CommandLineIsFallback, s_usual with { After = 15 });

    public static Tolerance Of(string rule) => s_exceptions.GetValueOrDefault(rule, s_usual);

    // Among a handful one is a large share.
    private const int Handful = 3;

    /// <summary>The rules that have more of these than they may.</summary>
    public static IEnumerable<string> Exceeded(OracleResult result)
        => from rule in RuleIds.All
           where AnalyzerRun.SupportedRules.Contains(rule)
           let tolerance = Of(rule)
           let counts = result[rule]
           where Exceeds(counts.Missed, counts.MissRate, tolerance.Before) || Exceeds(counts.MissedAfter, counts.MissRateAfter, tolerance.After) ||
               Exceeds(counts.Unfounded, counts.UnfoundedRate, tolerance.Unfounded)
           select rule;

    private static bool Exceeds(int count, double rate, double percent) => count > Handful && rate * 100 > percent;
}
