using System.Globalization;
using Spectre.Console;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>The report for a person at a terminal: each finding with its code, and the steps numbered in it.</summary>
internal static class ConsoleReport
{
    public static void Write(ScanReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings)
        {
            WriteHeading(finding, console);
            WriteCode(report, finding, console);
            console.WriteLine();
        }

        console.MarkupLine($"[bold]{Markup.Escape(report.Summary)}[/]");
    }

    private static void WriteHeading(Finding finding, IAnsiConsole console)
    {
        var place = finding.Place.Path.Length == 0
            ? finding.Project
            : string.Create(CultureInfo.InvariantCulture, $"{finding.Place.Path}({finding.Place.Line},{finding.Place.Column})");
        var severity = finding.Severity.ToString().ToLowerInvariant();
        console.MarkupLine(
            $"[bold]{Text(place)}[/]: [{ColorOf(finding.Severity)}]{severity} {finding.Rule.Id}[/] "
            + $"[grey]({finding.Level.ToLowerInvariant()})[/]: {Text(finding.Message)}");
    }

    // The lines of all steps and of the reported place, file by file; what is between two lines is left out.
    private static void WriteCode(ScanReport report, Finding finding, IAnsiConsole console)
    {
        var marks = finding.Steps
            .Select(static (step, number) => new Mark(step.Place, $"{number + 1} {step.Text}", IsReported: false))
            .ToList();
        if (finding.Place.Path.Length > 0
            && !marks.Exists(mark => mark.Place.Path == finding.Place.Path && mark.Place.Line == finding.Place.Line))
        {
            marks.Add(new(finding.Place, "reported here", IsReported: true));
        }

        var isElsewhere = false;
        foreach (var file in marks.Where(static mark => mark.Place.Path.Length > 0).GroupBy(static mark => mark.Place.Path))
        {
            // The heading of the finding names its own file, but not below the lines of another one.
            isElsewhere |= file.Key != finding.Place.Path;
            if (isElsewhere)
            {
                console.MarkupLine($"  [grey]in[/] {Text(file.Key)}");
            }

            var last = 0;
            foreach (var line in file.GroupBy(static mark => mark.Place.Line).OrderBy(static line => line.Key))
            {
                if (last != 0 && line.Key > last + 1)
                {
                    console.MarkupLine("       [grey]:[/]");
                }

                last = line.Key;
                var code = report.Line(file.Key, line.Key);
                console.MarkupLine(
                    string.Create(CultureInfo.InvariantCulture, $"  [grey]{line.Key,5} |[/] {Markup.Escape(Printable.Code(code))}"));
                foreach (var mark in line)
                {
                    WriteMark(mark, code, console);
                }
            }
        }

        console.MarkupLine($"        [grey]{finding.Rule.Address}[/]");
    }

    private static void WriteMark(Mark mark, string code, IAnsiConsole console)
    {
        // Below the characters that are shown, some of which take more than one column.
        var start = Math.Min(mark.Place.Column - 1, code.Length);
        var end = mark.Place.EndLine > mark.Place.Line ? code.TrimEnd().Length : Math.Min(mark.Place.EndColumn - 1, code.Length);
        var indent = Printable.Code(code[..start]).Length;
        var width = Math.Max(1, Printable.Code(code[start..Math.Max(start, end)]).Length);
        console.MarkupLine(
            $"        [grey]|[/] {new string(' ', indent)}"
            + $"[{(mark.IsReported ? "red" : "aqua")}]{new string('^', width)} {Text(mark.Text)}[/]");
    }

    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Error => "red",
        Severity.Warning => "yellow",
        _ => "blue",
    };

    private static string Text(string text) => Markup.Escape(Printable.Line(text));

    private sealed record Mark(Place Place, string Text, bool IsReported);
}
