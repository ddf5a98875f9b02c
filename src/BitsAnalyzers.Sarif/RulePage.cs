using System.Text.RegularExpressions;

namespace BitsAnalyzers.Sarif;

/// <summary>The page of a rule, as it stands in the documentation.</summary>
internal sealed class RulePage
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);
    private static readonly Lazy<IReadOnlyDictionary<string, RulePage>> s_pages = new(LoadAll);

    private RulePage(string text)
    {
        Text = text.Replace("\r\n", "\n");
        var title = Text.Split('\n')[0].Substring(2).Split([": "], 2, StringSplitOptions.None);
        Id = title[0];
        Title = title[1];
        var row = Text.Split('\n')[4].Split('|').Select(static cell => cell.Trim()).ToArray();
        Category = row[2].Trim('`');
        Level = row[3].TrimStart('[').Split(']')[0];
        Severity = row[4];
        HasFix = row[5] == "yes";
    }

    /// <summary>All pages, by the ids of the rules.</summary>
    public static IReadOnlyDictionary<string, RulePage> All => s_pages.Value;

    public string Id { get; }

    public string Title { get; }

    public string Category { get; }

    public string Level { get; }

    public string Severity { get; }

    public bool HasFix { get; }

    /// <summary>The whole page, in Markdown.</summary>
    public string Text { get; }

    public string Address => DocumentationPlace.RulePages + Id + ".md";

    /// <summary>What a reader of a report wants to know first, in Markdown, with links that work anywhere.</summary>
    public string Help => $"{Section("What it means")}\n\n{Section("Why it matters")}\n\n[All about {Id}]({Address})";

    private string Section(string title)
    {
        var start = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal) + title.Length + 5;
        var end = Text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return Regex.Replace(
            Text.Substring(start, end - start).Trim(),
            @"\]\((?!https:)(?<page>[^)]+)\)",
            $"]({DocumentationPlace.RulePages}${{page}})",
            RegexOptions.ExplicitCapture,
            s_timeout);
    }

    private static Dictionary<string, RulePage> LoadAll()
    {
        var assembly = typeof(RulePage).Assembly;
        var pages = new Dictionary<string, RulePage>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().OrderBy(static name => name, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var page = new RulePage(reader.ReadToEnd());
            pages.Add(page.Id, page);
        }

        return pages;
    }
}
