using System.Globalization;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>Workflow commands of GitHub: each finding becomes an annotation of a line.</summary>
internal static class GitHubReport
{
    public static void Write(ScanReport report, TextWriter writer)
    {
        foreach (var finding in report.Findings)
        {
            var command = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            var place = finding.Place.Path.Length == 0 ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $"file={Property(finding.Place.Path)},line={finding.Place.Line},"
                + $"endLine={finding.Place.EndLine},col={finding.Place.Column},");
            writer.WriteLine($"::{command} {place}title={finding.Rule.Id}::{Data(StepTexts.MessageOf(finding))}");
        }

        writer.WriteLine(report.Summary);
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace(
            "\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text)
        => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

/// <summary>Logging commands of Azure Pipelines: each finding becomes an issue of the run.</summary>
internal static class AzureReport
{
    public static void Write(ScanReport report, TextWriter writer)
    {
        foreach (var finding in report.Findings)
        {
            // A pipeline knows warnings and errors.
            var type = finding.Severity == Severity.Error ? "error" : "warning";
            var place = finding.Place.Path.Length == 0 ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $"sourcepath={Escape(finding.Place.Path)};linenumber={finding.Place.Line};columnnumber={finding.Place.Column};");
            writer.WriteLine($"##vso[task.logissue type={type};{place}code={finding.Rule.Id};]{Escape(StepTexts.MessageOf(finding))}");
        }

        writer.WriteLine(report.Summary);
    }

    private static string Escape(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}

/// <summary>A finding and its steps on one line.</summary>
internal static class StepTexts
{
    public static string MessageOf(Finding finding)
    {
        var steps = finding.Steps.Select((step, number) => string.Create(
            CultureInfo.InvariantCulture,
            $"{number + 1}. {(step.Place.Path == finding.Place.Path ? "" : step.Place.Path + ", ")}line {step.Place.Line}: {step.Text}"));
        var text = finding.Steps.IsEmpty ? finding.Message : $"{finding.Message}. Steps: {string.Join("; ", steps)}";
        return Printable.Line(text);
    }
}
