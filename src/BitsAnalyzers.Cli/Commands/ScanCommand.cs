using System.Collections.Immutable;
using System.CommandLine;
using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Cli.Scanning;
using Spectre.Console;

namespace BitsAnalyzers.Cli.Commands;

/// <summary><c>bits-analyzers scan TARGET</c>: looks for misuse of BITS, and reports it.</summary>
internal static class ScanCommand
{
    private static readonly ImmutableDictionary<string, Severity?> s_severities = new Dictionary<string, Severity?>(StringComparer.Ordinal)
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["suggestion"] = Severity.Suggestion,
        ["none"] = null,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly Argument<string> s_target = new("target")
    {
        Description = "A solution (.sln, .slnx), a C# project, a folder, or a build log (.binlog).",
        DefaultValueFactory = static _ => ".",
    };

    private static readonly Option<string[]> s_formats = new Option<string[]>("--format", "-f")
    {
        Description = "The format of the report on standard output, or of a file of --output. The default is console.",
        AllowMultipleArgumentsPerToken = true,
    }.AcceptOnlyFromAmong(ReportFormat.Names);

    private static readonly Option<FileInfo[]> s_outputs = new("--output", "-o")
    {
        Description = "A file to write. Its extension (.sarif, .html, .json, .txt) selects the format. May be given several times.",
    };

    private static readonly Option<string> s_level = new Option<string>("--level")
    {
        Description = "The lowest level to report.",
        DefaultValueFactory = static _ => "advice",
    }.AcceptOnlyFromAmong([.. ScanRequest.Levels]);

    private static readonly Option<string[]> s_rules = new("--rules")
    {
        Description = "Report only these rules, for example BITS001 BITS020.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> s_possible = new("--report-possible")
    {
        Description = "Also report misuses that are only possible, as bits_analyzers.report_possible does.",
    };

    private static readonly Option<bool> s_sourcesOnly = new("--sources-only")
    {
        Description =
            "Do not evaluate build files, only read the sources of projects. For code that you do not trust, or that does not build here.",
    };

    private static readonly Option<FileInfo?> s_baseline = new("--baseline")
    {
        Description = "A file with accepted findings. Only new ones count.",
    };

    private static readonly Option<bool> s_updateBaseline = new(
        "--update-baseline")
    { Description = "Accept all findings of today: write them to the file of --baseline." };

    private static readonly Option<string> s_failOn = new Option<string>("--fail-on")
    {
        Description = "The lowest severity that makes the exit code 1.",
        DefaultValueFactory = static _ => "warning",
    }.AcceptOnlyFromAmong([.. s_severities.Keys]);

    public static Command Create()
    {
        var command = new Command("scan", "Finds misuse of BITS in C# code.")
        {
            s_target, s_formats, s_outputs, s_level, s_rules, s_possible, s_sourcesOnly, s_baseline, s_updateBaseline, s_failOn,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var outputs = parsed.GetValue(s_outputs) ?? [];
        var formats = parsed.GetValue(s_formats) ?? [];
        var baseline = parsed.GetValue(s_baseline);
        if (ProblemWith(outputs, formats, baseline, parsed.GetValue(s_updateBaseline)) is { } problem)
        {
            Complain(problem);
            return ExitCodes.NotDone;
        }

        var byFile = outputs.Select(file => (file.FullName, Format: ReportFormat.OfFile(file.Name) ?? formats[0])).ToList();
        var toScreen = formats.Except(byFile.Select(static file => file.Format)).ToList();
        if (formats.Length == 0)
        {
            toScreen.Add("console");
        }

        try
        {
            var report = await ScanAsync(
                new(parsed.GetValue(s_target)!)
                {
                    SourcesOnly = parsed.GetValue(s_sourcesOnly),
                    ReportsPossible = parsed.GetValue(s_possible),
                    ExplainsJobs = byFile.Exists(static file => file.Format == "html") || toScreen.Contains("html"),
                    Level = parsed.GetValue(s_level)!,
                    Rules = parsed.GetValue(s_rules) ?? [],
                    Baseline = baseline?.FullName,
                    UpdatesBaseline = parsed.GetValue(s_updateBaseline),
                },
                cancellationToken).ConfigureAwait(false);
            await WriteAsync(report, byFile, toScreen).ConfigureAwait(false);
            return ExitCodeOf(report, s_severities[parsed.GetValue(s_failOn)!]);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Complain(e.Message);
            return ExitCodes.NotDone;
        }
        catch (OperationCanceledException)
        {
            Complain("Cancelled.");
            return ExitCodes.NotDone;
        }
    }

    private static string? ProblemWith(FileInfo[] outputs, string[] formats, FileInfo? baseline, bool updates)
        => updates && baseline is null ? "--update-baseline needs the file of --baseline."
        : outputs.FirstOrDefault(static file => ReportFormat.OfFile(file.Name) is null) is { } file && formats.Length != 1
            ? $"The name {Printable.Line(file.Name)} does not say which format the report has. Use .sarif, .html, .json or .txt."
        : baseline is { Exists: false } && !updates
            ? $"The baseline {Printable.Line(baseline.Name)} does not exist. --update-baseline creates it."
        : null;

    private static async Task<ScanReport> ScanAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var log = new ScanLog { Noted = static note => Terminal.Error.MarkupLineInterpolated($"[grey]{Printable.Line(note)}[/]") };
        return await ProgressBar.ShowAsync(Terminal.Error, progress => request.RunAsync(log, progress, cancellationToken))
            .ConfigureAwait(false);
    }

    private static async Task WriteAsync(ScanReport report, List<(string FullName, string Format)> byFile, List<string> toScreen)
    {
        foreach (var (path, format) in byFile)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var writer = new StreamWriter(path);
            await using (writer.ConfigureAwait(false))
            {
                ReportFormat.WriteTo(writer, format, report);
            }
        }

        foreach (var format in toScreen)
        {
            if (format == "console")
            {
                ConsoleReport.Write(report, Terminal.Out);
            }
            else
            {
                ReportFormat.WriteTo(Console.Out, format, report);
            }
        }

        foreach (var failure in report.Failures)
        {
            Complain($"{failure.Heading}: {failure.Reason}");
        }
    }

    private static int ExitCodeOf(ScanReport report, Severity? failOn)
        => report.Failures.Count > 0 ? ExitCodes.NotDone
        : failOn is { } lowest && report.Findings.Any(finding => finding.Severity >= lowest) ? ExitCodes.Findings
        : ExitCodes.Clean;

    private static void Complain(string text) => Terminal.Error.MarkupLineInterpolated($"[red]{Printable.Line(text)}[/]");
}
