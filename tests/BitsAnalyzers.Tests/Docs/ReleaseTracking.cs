using System.Xml.Linq;
using BitsAnalyzers.Rules;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>
/// The release tracking files of the analyzers: which release brought, changed or removed a rule. What is not shipped yet will be part of
/// the version that is being built.
/// </summary>
internal static class ReleaseTracking
{
    private const string Shipped = "src/BitsAnalyzers/AnalyzerReleases.Shipped.md";
    private const string Unshipped = "src/BitsAnalyzers/AnalyzerReleases.Unshipped.md";

    private static readonly List<Entry> s_entries = [.. Read(Shipped), .. Read(Unshipped)];

    /// <summary>The rules that exist after all releases, with the category and the severity they have then.</summary>
    public static IEnumerable<(string Id, string Category, string Severity)> CurrentRules
        => from entry in s_entries
           group entry by entry.Id into history
           let last = history.Last()
           where last.Change != "Removed Rules"
           select (last.Id, last.Category, last.Severity);

    public static string FirstReleaseOf(string id) => s_entries.FirstOrDefault(entry => entry.Id == id)?.Release
        ?? throw new InvalidOperationException($"{id} is in no release. Add it to {Unshipped}.");

    public static (string Id, string Category, string Severity) RowOf(Rule rule)
        => (rule.Id, rule.Descriptor.Category, rule.Descriptor.DefaultSeverity.ToString());

    private static IEnumerable<Entry> Read(string path)
    {
        var release = VersionBeingBuilt();
        var change = "";
        foreach (var block in MarkdownPage.Load(path).Document)
        {
            switch (block)
            {
                case HeadingBlock { Level: 2 } heading:
                    release = MarkdownPage.PlainText(heading).Replace("Release ", "", StringComparison.Ordinal);
                    break;
                case HeadingBlock { Level: 3 } heading:
                    change = MarkdownPage.PlainText(heading);
                    break;
                case Table table:
                    foreach (var row in MarkdownPage.Rows(table))
                    {
                        yield return new Entry(release, change, row[0], row[1], row[2]);
                    }

                    break;
            }
        }
    }

    private static string VersionBeingBuilt()
        => XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    private sealed record Entry(string Release, string Change, string Id, string Category, string Severity);
}
