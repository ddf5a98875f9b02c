using System.Collections.Immutable;
using System.Text;
using BitsAnalyzers.Rules;
using BitsAnalyzers.Testing;
using Markdig.Syntax;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>The page of a rule, and the parts of it that are generated: what stands above the first section, and the traces.</summary>
internal static class RulePage
{
    public const string Folder = "docs/rules";

    public static readonly ImmutableArray<string> SectionTitles =
    [
        "What it means",
        "Why it matters",
        "Reported",
        "Not reported",
        "How to fix",
        "Trace",
        "Options",
        "Known limitations",
        "Suppress",
    ];

    /// <summary>The rows of a theory that holds for every page.</summary>
    public static TheoryData<string> RuleIds => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    public static string PathOf(string ruleId) => $"{Folder}/{ruleId}.md";

    public static MarkdownPage Of(Rule rule) => MarkdownPage.Load(PathOf(rule.Id));

    /// <summary>The text of the page as it should be.</summary>
    public static async Task<string> GenerateAsync(Rule rule, CancellationToken cancellationToken)
    {
        var page = Of(rule);
        var text = new StringBuilder(page.Text);
        foreach (var (sample, trace) in TracesOf(page).Reverse())
        {
            var rendered = await RenderTraceAsync(sample, page.Options, cancellationToken);
            text.Remove(trace.Span.Start, trace.Span.Length).Insert(trace.Span.Start, $"```text\n{rendered}```");
        }

        var firstSection = page.Document.OfType<HeadingBlock>().First(heading => heading.Level == 2);
        return text.Remove(0, firstSection.Span.Start).Insert(0, RenderHeader(rule)).ToString();
    }

    /// <summary>The samples that a block of text follows, and that block.</summary>
    public static IEnumerable<(CodeSample Sample, FencedCodeBlock Trace)> TracesOf(MarkdownPage page)
        => from pair in page.Document.Zip(page.Document.Skip(1))
           where pair.Second is FencedCodeBlock { Info: "text" }
           select (page.Samples.Single(sample => sample.Block == pair.First), (FencedCodeBlock)pair.Second);

    private static string RenderHeader(Rule rule) => $"""
        # {rule.Id}: {rule.Descriptor.Title}

        | Id | Category | Level | Default severity | Code fix | Since |
        |---|---|---|---|---|---|
        | {rule.Id} | `{rule.Descriptor.Category}` | [{rule.Level}](../how-it-decides.md#levels) | {rule.Descriptor.DefaultSeverity} | {HasFix(rule)} | {ReleaseTracking.FirstReleaseOf(rule.Id)} |


        """;

    private static string HasFix(Rule rule) => ExportedFixes.IdsOf.Contains(rule.Id) ? "yes" : "no";

    private static async Task<string> RenderTraceAsync(
        CodeSample sample, ImmutableDictionary<string, string> options, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in await SampleProgram.AnalyzeAsync(SampleProgram.Of(sample.Code), options, cancellationToken))
        {
            text.Append($"{diagnostic.Id}: {diagnostic.GetMessage()}\n");
            foreach (var (location, step) in diagnostic.GetTrace())
            {
                text.Append($"  line {SampleProgram.LineOf(location)}: {step}\n");
            }
        }

        return text.ToString();
    }
}
