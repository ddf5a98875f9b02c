namespace BitsAnalyzers.Cli.Reports;

/// <summary>The forms of a report.</summary>
internal static class ReportFormat
{
    public static readonly string[] Names = ["console", "sarif", "html", "json", "github", "azure"];

    /// <summary>The format that a file name asks for; null where it names none.</summary>
    public static string? OfFile(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SARIF" => "sarif",
        ".HTML" or ".HTM" => "html",
        ".JSON" => path.EndsWith(".sarif.json", StringComparison.OrdinalIgnoreCase) ? "sarif" : "json",
        ".TXT" or ".LOG" => "console",
        _ => null,
    };

    public static void WriteTo(TextWriter writer, string format, ScanReport report)
    {
        switch (format)
        {
            case "sarif":
                writer.Write(SarifReport.Of(report));
                break;
            case "html":
                writer.Write(HtmlReport.Of(report));
                break;
            case "json":
                writer.Write(JsonReport.Of(report));
                break;
            case "github":
                GitHubReport.Write(report, writer);
                break;
            case "azure":
                AzureReport.Write(report, writer);
                break;
            default:
                ConsoleReport.Write(report, Terminal.Plain(writer));
                break;
        }
    }
}
