using Markdig.Syntax;
using Xunit;

namespace BitsAnalyzers.Tests.Docs;

/// <summary>What the documentation says of a piece of code is what the analyzer says of it.</summary>
public class SampleTests
{
    public static TheoryData<string> PagesWithSamples
        => [.. Repository.FilesBelow("docs", "*.md").Except(RuntimeSample.Pages).Where(path => MarkdownPage.Load(path).Samples.Length > 0)];

    public static TheoryData<string> PagesOfTheRuntime => [.. RuntimeSample.Pages];

    private static readonly string[] s_languages = [CodeSample.Language, "ini", "lisp", "lua", "shell", "text", "xml", "yaml"];

    /// <summary>No C# escapes under another name.</summary>
    [Fact]
    public void AllCodeIsOfAKnownLanguage()
        => Assert.All(
            Repository.FilesBelow("docs", "*.md").SelectMany(path => MarkdownPage.Load(path).Document.Descendants<CodeBlock>()),
            block => Assert.Contains((block as FencedCodeBlock)?.Info, s_languages));

    [Theory]
    [MemberData(nameof(PagesWithSamples))]
    public async Task EachGetsTheVerdictThatStandsInIt(string path)
    {
        var page = MarkdownPage.Load(path);
        var diagnostics = await SampleProgram.AnalyzeAsync(SampleProgram.Of(page), page.Options, TestContext.Current.CancellationToken);
        Assert.Equal(
            page.Samples.SelectMany(sample => sample.Expected),
            diagnostics.Select(diagnostic => (SampleProgram.LineOf(diagnostic.Location), diagnostic.Id)));
    }

    [Theory]
    [MemberData(nameof(PagesOfTheRuntime))]
    public async Task EachOfTheRuntimeIsAProgramAndGetsItsVerdict(string path)
    {
        Assert.NotEmpty(RuntimeSample.On(path));
        foreach (var sample in RuntimeSample.On(path))
        {
            var diagnostics = await RuntimeSample.AnalyzeAsync(sample, TestContext.Current.CancellationToken);
            Assert.Equal(
                sample.Expected,
                diagnostics.Select(diagnostic => (sample.Line + SampleProgram.LineOf(diagnostic.Location), diagnostic.Id)));
        }
    }

    [Fact]
    public void TheProgramOfTheReadmeIsTheOneThatRunsOnAService()
        => Assert.Equal(Repository.Read("tests/samples/Quickstart/Program.cs"), Assert.Single(RuntimeSample.On("README.md")).Code + "\n");
}
