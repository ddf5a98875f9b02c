using System.Text.RegularExpressions;
using BitsAnalyzers.Rules;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>The ids, categories and options that the documentation speaks of are those that the code knows.</summary>
public partial class MentionTests
{
    [Fact]
    public void RuleIds()
        => Assert.Empty(Mentioned(RuleId()).Except(RuleCatalogue.All.Select(rule => rule.Id)));

    [Fact]
    public void Categories()
        => Assert.Empty(Mentioned(CategoryKey()).Except(RuleCatalogue.All.Select(rule => rule.Descriptor.Category)));

    /// <summary>Every option that is read is documented, and no other.</summary>
    [Fact]
    public void Options()
        => Assert.Equal(
            Repository.FilesBelow("src/BitsAnalyzers", "*.cs")
                .SelectMany(path => Matches(OptionLiteral(), Repository.Read(path)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            Mentioned(OptionKey()));

    [Fact]
    public void TheSeverityThatAPageSetsIsThatOfItsRule()
        => Assert.All(RuleCatalogue.All, rule => Assert.Equal([rule.Id], Matches(SeverityKey(), RulePage.Of(rule).Text)));

    private static IEnumerable<string> Mentioned(Regex pattern)
        => MarkdownPage.All
            .Where(page => !page.Path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(page => Matches(pattern, page.Text))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Matches(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\b(BITS\d{3})\b")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"dotnet_analyzer_diagnostic\.category-(\w+)\.severity")]
    private static partial Regex CategoryKey();

    [GeneratedRegex(@"dotnet_diagnostic\.(\w+)\.severity = ")]
    private static partial Regex SeverityKey();

    [GeneratedRegex(@"\b(bits_analyzers\.[a-z_-]+(?:\.severity)?)(?![\w-])")]
    private static partial Regex OptionKey();

    [GeneratedRegex("\"(bits_analyzers\\.[a-z_-]+(?:\\.severity)?)\"")]
    private static partial Regex OptionLiteral();
}
