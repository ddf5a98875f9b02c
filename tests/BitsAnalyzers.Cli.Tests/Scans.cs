using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Cli.Scanning;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>Scans without a process of their own.</summary>
internal static class Scans
{
    public static Task<ScanReport> ScanAsync(this SourceTree tree, string target = "")
        => new ScanRequest(tree.PathOf(target)) { SourcesOnly = true }.RunAsync();

    public static Task<ScanReport> RunAsync(this ScanRequest request)
        => request.RunAsync(new ScanLog(), static _ => { }, TestContext.Current.CancellationToken);

    /// <summary>Findings as "Downloads.cs(5): BITS001".</summary>
    public static IEnumerable<string> Places(this ScanReport report)
        => report.Findings.Select(static finding => $"{finding.Place.Path}({finding.Place.Line}): {finding.Rule.Id}");
}
