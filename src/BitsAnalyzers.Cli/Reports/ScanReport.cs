using System.Collections.Immutable;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>All that a report is made of.</summary>
/// <param name="Findings">What counts, in the order of the files.</param>
/// <param name="Accepted">How many findings the baseline has accepted.</param>
/// <param name="Sources">The lines of the files that findings point into, by their relative paths.</param>
internal sealed record ScanReport(
    string Target,
    ImmutableArray<Finding> Findings,
    int Accepted,
    int Projects,
    int Files,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ScanFailure> Failures,
    ImmutableDictionary<string, ImmutableArray<string>> Sources)
{
    /// <summary>A line of a source, counted from one; empty where it is not there.</summary>
    public string Line(string path, int line)
        => Sources.TryGetValue(path, out var lines) && line >= 1 && line <= lines.Length ? lines[line - 1] : "";

    /// <summary>The report in one sentence.</summary>
    public string Summary
    {
        get
        {
            var levels = string.Join(", ", Scanning.ScanRequest.Levels
                .Select(
                    level => (Level: level, Count: Findings.Count(
                        finding => finding.Level.Equals(level, StringComparison.OrdinalIgnoreCase))))
                .Where(static level => level.Count > 0)
                .Select(static level => $"{level.Count} {level.Level}"));
            var found = Findings.Length == 0 ? "Nothing found" : $"{Count(Findings.Length, "finding")} ({levels})";
            var accepted = Accepted > 0 ? $", {Accepted} more accepted by the baseline" : "";
            return $"{found} in {Count(Files, "file")} of {Count(Projects, "project")}{accepted}.";
        }
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
