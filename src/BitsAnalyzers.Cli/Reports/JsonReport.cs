using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>The report for scripts.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of(ScanReport report) => JsonSerializer.Serialize(
        new
        {
            Version = 1,
            report.Projects,
            report.Files,
            report.Accepted,
            Findings = report.Findings.Select(static finding => new
            {
                Rule = finding.Rule.Id,
                finding.Rule.Title,
                Level = finding.Level.ToLowerInvariant(),
                Severity = finding.Severity.ToString().ToLowerInvariant(),
                finding.Message,
                finding.Project,
                finding.Place.Path,
                finding.Place.Line,
                finding.Place.Column,
                finding.Place.EndLine,
                finding.Place.EndColumn,
                finding.Fingerprint,
                Help = finding.Rule.Address,
                Steps = finding.Steps.Select(static step => new
                {
                    step.Text,
                    step.Place.Path,
                    step.Place.Line,
                    step.Place.Column,
                    step.Place.EndLine,
                    step.Place.EndColumn,
                    step.Condition,
                }),
            }),
            report.Notes,
            Failures = report.Failures.Select(static failure => new { failure.Project, failure.Reason, failure.IsInPart }),
        },
        s_format) + "\n";
}
