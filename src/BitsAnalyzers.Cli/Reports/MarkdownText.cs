using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>
/// A page of the documentation as text for a terminal. The pages use few elements of Markdown: headings, tables, code, links, emphasis.
/// </summary>
internal static partial class MarkdownText
{
    public static IRenderable Of(string markdown)
        => new Rows(Blocks(markdown.Split('\n')).Select(static block => new Padder(block, new Padding(0, 0, 0, 1))));

    private static IEnumerable<IRenderable> Blocks(string[] lines)
    {
        for (var at = 0; at < lines.Length;)
        {
            var start = at;
            if (lines[at].StartsWith("```", StringComparison.Ordinal))
            {
                at = EndOf(lines, at + 1, static line => !line.StartsWith("```", StringComparison.Ordinal)) + 1;
                yield return new Text(
                    string.Join('\n', lines[(start + 1)..(at - 1)].Select(static line => "    " + line)), new Style(Color.Teal));
            }
            else if (IsRow(lines[at]))
            {
                at = EndOf(lines, at, IsRow);
                yield return TableOf(lines[start..at]);
            }
            else if (lines[at].Length > 0)
            {
                // A paragraph, or an entry of a list: the terminal breaks its lines where they end there.
                at = EndOf(lines, at + 1, static line => !BeginsABlock(line));
                yield return Prose(string.Join(' ', lines[start..at].Select(static line => line.Trim())));
            }
            else
            {
                at++;
            }
        }
    }

    private static int EndOf(string[] lines, int from, Func<string, bool> belongs)
    {
        var end = from;
        while (end < lines.Length && belongs(lines[end]))
        {
            end++;
        }

        return end;
    }

    private static bool BeginsABlock(string line)
        => line.Length == 0
            || line[0] is '|' or '#'
            || line.StartsWith("- ", StringComparison.Ordinal)
            || line.StartsWith("```", StringComparison.Ordinal);

    private static bool IsRow(string line) => line.StartsWith('|');

    private static Table TableOf(string[] rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in Cells(rows[0]))
        {
            table.AddColumn(new TableColumn(Prose(heading)));
        }

        foreach (var row in rows[2..])
        {
            table.AddRow(Cells(row).Select(Prose));
        }

        return table;
    }

    private static IEnumerable<string> Cells(string row)
        => CellEnd().Split(row.Trim().Trim('|')).Select(static cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal));

    private static Markup Prose(string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            return new($"[bold yellow]{Markup.Escape(heading.Groups["text"].Value)}[/]");
        }

        var text = Markup.Escape(Link().Replace(line, "${text}"));
        text = Code().Replace(text, "[teal]${text}[/]");
        return new(Strong().Replace(text, "[bold]${text}[/]"));
    }

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\!)\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Strong();
}
