using System.Text.RegularExpressions;
using BitsAnalyzers.Rules;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>Both readmes have a table of the rules, which is that of the catalogue.</summary>
public partial class RuleTableTests
{
    [Fact]
    public void TheTableOfTheRepository() => AssertTable(Readme.Path, "docs/rules/");

    [Fact]
    public void TheTableOfThePackage()
        => AssertTable("src/BitsAnalyzers.Package/README.md", "https://github.com/bits-analyzers/BitsAnalyzers/blob/main/docs/rules/");

    private static void AssertTable(string path, string pages)
    {
        var rows =
            from rule in RuleCatalogue.All
            let title = rule.Descriptor.Title.ToString().Replace("|", @"\|", StringComparison.Ordinal)
            let fix = CodeFixCatalogue.FixableIds.Contains(rule.Id) ? "yes" : "no"
            select $"| [{rule.Id}]({pages}{rule.Id}.md) | {title} | {rule.Level} | {rule.Descriptor.DefaultSeverity} | {fix} |\n";

        var text = Repository.Read(path);
        var table = Assert.Single(Table().Matches(text));
        Snapshot.AssertIs(path, text[..table.Index] + table.Groups["head"] + string.Concat(rows) + text[(table.Index + table.Length)..]);
    }

    [GeneratedRegex(@"^(?<head>\| Rule \| .*\n\|-.*\n)(\| .*\n)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}
