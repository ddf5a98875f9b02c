using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>
/// The source of a finding, file by file, with its steps numbered beside the lines and joined by a line in their order. All rows have one
/// height, so the line can be drawn without a script.
/// </summary>
internal static class CodeExcerpt
{
    private const int RowHeight = 24;
    private const int LinesAround = 2;
    private const int LongestGap = 4;
    private const int LongestNote = 110;

    public static void AppendTo(StringBuilder page, ScanReport report, Finding finding)
    {
        var steps = finding.Steps
            .Select(static (step, number) => (step.Place, step.Text, Number: number + 1))
            .Where(static step => step.Place.Path.Length > 0)
            .ToList();
        var files = steps.Select(static step => step.Place.Path).Append(finding.Place.Path).Where(static path => path.Length > 0).Distinct(
            StringComparer.Ordinal);
        foreach (var file in files)
        {
            var here = steps.Where(step => step.Place.Path == file).ToList();
            var reported = finding.Place.Path == file ? finding.Place : null;
            var rows = Rows(report, file, here, reported);
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"file\">{HtmlReport.Text(file)}</div>\n<div class=\"code\">\n");
            AppendRail(page, rows, here);
            foreach (var row in rows)
            {
                AppendRow(page, report, file, row, here, reported);
            }

            page.Append("</div>\n");
        }
    }

    private static ImmutableArray<Row> Rows(
        ScanReport report, string file, List<(Place Place, string Text, int Number)> steps, Place? reported)
    {
        var marked = steps
            .Select(static step => step.Place.Line)
            .Concat(reported is null ? [] : [reported.Line])
            .Distinct()
            .Order()
            .ToList();
        var count = report.Sources.TryGetValue(file, out var lines) ? lines.Length : 0;
        var shown = new SortedSet<int>(
            marked.SelectMany(static line => Enumerable.Range(line - LinesAround, (2 * LinesAround) + 1)).Where(
                line => line >= 1 && line <= count));
        foreach (var (line, next) in marked.Zip(marked.Skip(1)))
        {
            if (next - line <= (2 * LinesAround) + LongestGap)
            {
                shown.UnionWith(Enumerable.Range(line, next - line));
            }
        }

        var rows = ImmutableArray.CreateBuilder<Row>();
        var last = 0;
        foreach (var line in shown)
        {
            if (last != 0 && line > last + 1)
            {
                rows.Add(new(0, "⋮"));
            }

            last = line;
            rows.Add(new(line, null));
            foreach (var step in steps.Where(step => step.Place.Line == line))
            {
                rows.AddRange(Wrapped(string.Create(CultureInfo.InvariantCulture, $"{step.Number}. {step.Text}")).Select(
                    static note => new Row(0, note)));
            }
        }

        return rows.ToImmutable();
    }

    // A long text takes several rows, because each row has the same height.
    private static IEnumerable<string> Wrapped(string text)
    {
        const string indent = "\u2003";
        var rest = text;
        while (rest.Length > LongestNote && rest.LastIndexOf(' ', LongestNote) is > 4 and var space)
        {
            yield return rest[..space];
            rest = indent + rest[(space + 1)..];
        }

        yield return rest;
    }

    // The numbers, each in the row of its line, and the way from each to the next.
    private static void AppendRail(StringBuilder page, ImmutableArray<Row> rows, List<(Place Place, string Text, int Number)> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        var taken = new Dictionary<int, int>();
        var dots = new List<(int X, int Y, int Number)>();
        foreach (var step in steps)
        {
            var row = rows.Select(static (row, index) => (row, index)).First(pair => pair.row.Line == step.Place.Line).index;
            taken.TryGetValue(row, out var before);
            taken[row] = before + 1;
            dots.Add((12 + (20 * Math.Min(before, 2)), (row * RowHeight) + (RowHeight / 2), step.Number));
        }

        page.Append(CultureInfo.InvariantCulture, $"<svg width=\"64\" height=\"{rows.Length * RowHeight}\" aria-hidden=\"true\">");
        page.Append("<path class=\"way\" d=\"");
        for (var index = 0; index < dots.Count; index++)
        {
            // A way that goes up bows out, so that it can be told from the one that has come down.
            var (x, y, _) = dots[index];
            var bows = index > 0 && y < dots[index - 1].Y;
            page.Append(index == 0
                ? string.Create(CultureInfo.InvariantCulture, $"M{x} {y}")
                : bows
                    ? string.Create(CultureInfo.InvariantCulture, $" C60 {dots[index - 1].Y} 60 {y} {x} {y}")
                    : string.Create(CultureInfo.InvariantCulture, $" L{x} {y}"));
        }

        page.Append("\"/>");
        foreach (var (x, y, number) in dots)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"9\"/><text x=\"{x}\" y=\"{y + 4}\">{number}</text>");
        }

        page.Append("</svg>\n");
    }

    private static void AppendRow(
        StringBuilder page, ScanReport report, string file, Row row, List<(Place Place, string Text, int Number)> steps, Place? reported)
    {
        if (row.Note is { } note)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<div class=\"row note\"><span class=\"no\"></span><span "
                + $"class=\"rail\"></span><span>{HtmlReport.Text(note)}</span></div>\n");
            return;
        }

        var isReported = reported is not null && row.Line >= reported.Line && row.Line <= reported.EndLine;
        page.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"row{(isReported ? " reported" : "")}\"><span class=\"no\">{row.Line}</span><span class=\"rail\"></span><span>");
        var code = report.Line(file, row.Line);
        var marks = new char[code.Length];
        foreach (var step in steps)
        {
            Mark(marks, step.Place, row.Line, 's');
        }

        if (reported is not null)
        {
            Mark(marks, reported, row.Line, 'r');
        }

        for (var start = 0; start < code.Length;)
        {
            var end = start;
            while (end < code.Length && marks[end] == marks[start])
            {
                end++;
            }

            var text = WebUtility.HtmlEncode(Printable.Code(code[start..end]));
            page.Append(marks[start] == 0 ? text : $"<mark class=\"{marks[start]}\">{text}</mark>");
            start = end;
        }

        page.Append("</span></div>\n");
    }

    private static void Mark(char[] marks, Place place, int line, char mark)
    {
        if (line < place.Line || line > place.EndLine)
        {
            return;
        }

        var start = line == place.Line ? place.Column - 1 : 0;
        var end = line == place.EndLine ? place.EndColumn - 1 : marks.Length;
        for (var column = Math.Max(0, start); column < Math.Min(end, marks.Length); column++)
        {
            marks[column] = mark;
        }
    }

    // A line of the code, or what is said of the one before.
    private sealed record Row(int Line, string? Note);
}
