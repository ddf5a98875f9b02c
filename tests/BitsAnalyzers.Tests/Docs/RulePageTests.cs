using BitsAnalyzers.Rules;
using Markdig.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>Every rule has a page, and every page has the same parts.</summary>
public class RulePageTests
{
    private const string Repository = "https://github.com/bits-analyzers/BitsAnalyzers/blob/main/";

    [Fact]
    public void ThereIsAPageForEveryRuleAndNoOther()
        => Assert.Equal(
            RuleCatalogue.All.Select(rule => RulePage.PathOf(rule.Id)).Order(StringComparer.Ordinal),
            Docs.Repository.FilesBelow(RulePage.Folder, "*.md").Where(path => path != RuleIndex.Path));

    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public void TheHelpLinkOfTheRuleLeadsToIt(string ruleId)
        => Assert.Equal(Repository + RulePage.PathOf(ruleId), RuleCatalogue.All.Single(rule => rule.Id == ruleId).Descriptor.HelpLinkUri);

    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public void ItHasTheSectionsOfEveryPage(string ruleId)
        => Assert.Equal(RulePage.SectionTitles, Load(ruleId).Sections.Skip(1).Select(section => section.Title));

    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public void ItNamesThePageOfMicrosoftThatItRestsOn(string ruleId)
        => Assert.Contains(
            Load(ruleId).SectionNamed("Why it matters").Links,
            link => link.StartsWith("https://learn.microsoft.com/", StringComparison.Ordinal));

    [Theory]
    [InlineData("Reported", true)]
    [InlineData("Trace", true)]
    [InlineData("Not reported", false)]
    public void TheSamplesOfASectionAreOnItsSide(string section, bool isReported)
        => Assert.All(RuleCatalogue.All.Where(IsAboutCode), rule =>
        {
            var samples = SamplesIn(Load(rule.Id), section);
            Assert.NotEmpty(samples);
            Assert.All(samples, sample => Assert.Equal(isReported, sample.Expected.Any(expected => expected.Id == rule.Id)));
        });

    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public void ItsTraceIsShown(string ruleId)
        => Assert.Equal(SamplesIn(Load(ruleId), "Trace"), RulePage.TracesOf(Load(ruleId)).Select(pair => pair.Sample));

    /// <summary>A limitation is a sentence and a test: the sample behind it.</summary>
    [Theory]
    [MemberData(nameof(RulePage.RuleIds), MemberType = typeof(RulePage))]
    public void EachLimitationHasASample(string ruleId)
    {
        var blocks = Load(ruleId).SectionNamed("Known limitations").Blocks;
        var withoutSample = blocks.Zip(blocks.Skip(1)).Where(pair => pair is { First: ParagraphBlock, Second: not FencedCodeBlock });
        Assert.Empty(withoutSample);
        Assert.Contains(blocks, block => block is FencedCodeBlock);
    }

    /// <summary>A sample that shows a suppression is silent because of it.</summary>
    [Fact]
    public async Task WithoutTheSuppressionItIsReported()
    {
        foreach (var rules in RuleCatalogue.All.Where(IsAboutCode).Select(rule => rule.Id).GroupBy(
            id => string.Join(';', Load(id).Options)))
        {
            var programs = rules.Select(id => $"namespace {id} {{ {SampleProgram.Of(WithoutSuppression(id))} }}");
            var diagnostics = await SampleProgram.AnalyzeAsync(
                string.Join('\n', programs), Load(rules.First()).Options, TestContext.Current.CancellationToken);
            // A step has a report beside it that it belongs to, and a sample may break another rule that a page is about.
            Assert.Equal(rules, diagnostics.Where(IsOnItsPage).Select(diagnostic => diagnostic.Id).Distinct());
        }
    }

    private static bool IsOnItsPage(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf()
            .OfType<BaseNamespaceDeclarationSyntax>().Last().Name.ToString() == diagnostic.Id;

    // What is reported at the end of a compilation is about the project, and no sample shows it.
    private static bool IsAboutCode(Rule rule)
        => !rule.Descriptor.CustomTags.Contains(Microsoft.CodeAnalysis.WellKnownDiagnosticTags.CompilationEnd);

    private static string WithoutSuppression(string ruleId)
    {
        var sample = Assert.Single(SamplesIn(Load(ruleId), "Suppress"));
        return string.Join('\n', sample.Code.Split('\n').Where(line => !line.StartsWith("#pragma warning", StringComparison.Ordinal)));
    }

    private static MarkdownPage Load(string ruleId) => MarkdownPage.Load(RulePage.PathOf(ruleId));

    private static List<CodeSample> SamplesIn(MarkdownPage page, string section)
        => page.Samples.Where(sample => page.SectionNamed(section).Blocks.Contains(sample.Block)).ToList();
}
