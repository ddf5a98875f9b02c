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
    {
        var parts = new List<IRenderable>();
        var isCode = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
                continue;
            }

            parts.Add(isCode ? new Text("    " + line, new Style(Color.Teal)) : Prose(line));
        }

        return new Rows(parts);
    }

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

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\!)\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Strong();
}
