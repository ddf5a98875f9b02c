using System.Collections.Immutable;
using System.Text.Json;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>The findings that are accepted as they are, so that only new ones count.</summary>
internal static class Baseline
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The fingerprints of the accepted findings.</summary>
    /// <exception cref="FormatException">The file is no baseline.</exception>
    public static ImmutableHashSet<string> Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), s_format);
            return content is { Version: Version, Findings: not null }
                ? [.. content.Findings.Select(static entry => entry.Fingerprint ?? "")]
                : throw new FormatException($"{path} is no baseline of this version.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is no baseline: {e.Message}", e);
        }
    }

    /// <summary>Accepts findings, a line of the file for each, so that changes can be read.</summary>
    public static void Write(string path, IEnumerable<Finding> findings)
    {
        var entries = findings
            .OrderBy(static finding => finding.Place.Path, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Fingerprint, StringComparer.Ordinal)
            .Select(static finding => new Entry(finding.Rule.Id, finding.Place.Path, finding.Fingerprint));
        File.WriteAllText(path, JsonSerializer.Serialize(new Content(Version, [.. entries]), s_format) + "\n");
    }

    private sealed record Content(int Version, Entry[]? Findings);

    private sealed record Entry(string? Rule, string? Path, string? Fingerprint);
}
