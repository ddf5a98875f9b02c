using BitsAnalyzers.Flow.Tests.Oracle.Execution;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>
/// How much of what is to be reported may be missing, in percent of the calls that every execution misuses ("before") and of those that
/// every execution misuses that established the misuse ("after"); and how many of the reports as possible may be of what never happens. A
/// report as
/// certain that is wrong is never tolerated.
/// </summary>
internal sealed record Tolerance(double Before, double After, double Unfounded = 1)
{
    private static readonly Tolerance s_usual = new(Before: 1, After: 5);

    // Unknown code mostly leaves the members alone that it can write. That a job is still the same afterwards is possible, and seldom worth
    // a report.
    private static readonly Tolerance s_possible = s_usual with { Before = 15 };

    // Among a handful one is a large share.
    private const int Handful = 3;

    /// <summary>The rules that have more of these than they may.</summary>
    public static IEnumerable<string> Exceeded(OracleResult result)
        => from rule in RuleIds.All
           where AnalyzerRun.SupportedRules.Contains(rule)
           let counts = result[rule]
           let limit = rule == RuleIds.JobMayBeFinal ? s_possible : s_usual
           where Exceeds(counts.Missed, counts.MissRate, limit.Before) || Exceeds(counts.MissedAfter, counts.MissRateAfter, limit.After) ||
               Exceeds(counts.Unfounded, counts.UnfoundedRate, limit.Unfounded)
           select rule;

    private static bool Exceeds(int count, double rate, double percent) => count > Handful && rate * 100 > percent;
}
