using System.Text;
using System.Text.RegularExpressions;
using BitsAnalyzers.Rules;
using Markdig.Syntax;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>The index of all rules. What stands above the first family is written by hand, the families are generated.</summary>
internal static partial class RuleIndex
{
    public const string Path = $"{RulePage.Folder}/README.md";

    public static string Generate()
    {
        var page = MarkdownPage.Load(Path);
        var firstFamily = page.Document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 2);
        var text = new StringBuilder(page.Text[..(firstFamily?.Span.Start ?? page.Text.Length)].TrimEnd('\n'));
        text.Append('\n');
        foreach (var family in RuleCatalogue.All.GroupBy(rule => rule.Descriptor.Category))
        {
            text.Append($"\n## {NameOf(family.Key)}\n\nCategory: `{family.Key}`.\n\n");
            text.Append("| Rule | Title | Level | Severity | Code fix | Meaning |\n|---|---|---|---|---|---|\n");
            foreach (var rule in family)
            {
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {Cell(rule.Descriptor.Title.ToString())} | {rule.Level} ");
                text.Append($"| {rule.Descriptor.DefaultSeverity} | {(ExportedFixes.IdsOf.Contains(rule.Id) ? "yes" : "no")} ");
                text.Append($"| {Cell(FirstSentence(rule.Descriptor.Description.ToString()))} |\n");
            }
        }

        return text.ToString();
    }

    // "BitsCommandLines" is the family "Command lines".
    private static string NameOf(string category)
    {
        var words = Capital().Replace(category["Bits".Length..], match => " " + match.Value.ToLowerInvariant()).TrimStart();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string FirstSentence(string text) => text.Split(". ")[0].TrimEnd('.') + ".";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
