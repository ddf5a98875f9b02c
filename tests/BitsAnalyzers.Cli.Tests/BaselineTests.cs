using BitsAnalyzers.Cli.Scanning;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>What a baseline has accepted does not count, wherever it has moved to.</summary>
public class BaselineTests
{
    [Fact]
    public async Task AcceptedFindingsDoNotCount()
    {
        using var tree = SourceTree.WithMistakes();
        var accepting = await Request(tree, updates: true).RunAsync();
        var again = await Request(tree).RunAsync();

        Assert.Equal((0, 3), (accepting.Findings.Length, accepting.Accepted));
        Assert.Equal((0, 3), (again.Findings.Length, again.Accepted));
    }

    [Fact]
    public async Task EditsElsewhereInTheFileChangeNothing()
    {
        using var tree = SourceTree.WithMistakes();
        await Request(tree, updates: true).RunAsync();
        tree.Write("Downloads.cs", "// New lines.\n\n" + SourceTree.Downloads
            .Replace("            ", "\t\t", StringComparison.Ordinal)
            .Replace("public static void Start", "public static void Begin", StringComparison.Ordinal));

        Assert.Empty((await Request(tree).RunAsync()).Findings);
    }

    [Fact]
    public async Task ANewFindingCountsAlsoOfTheSameKind()
    {
        using var tree = SourceTree.WithMistakes();
        await Request(tree, updates: true).RunAsync();
        tree.Write("Downloads.cs", SourceTree.Downloads.Replace(
            "        job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED);",
            "        job.SetNotifyFlags(BG_NOTIFY.JOB_TRANSFERRED);\n        job.Cancel();\n        job.Resume();",
            StringComparison.Ordinal));
        var report = await Request(tree).RunAsync();

        Assert.Equal("BITS040", Assert.Single(report.Findings).Rule.Id);
        Assert.Equal(3, report.Accepted);
    }

    [Fact]
    public async Task TheFileIsTheSameEachTime()
    {
        using var tree = SourceTree.WithMistakes();
        await Request(tree, updates: true).RunAsync();
        var first = tree.Read("baseline.json");
        await Request(tree, updates: true).RunAsync();

        Assert.Equal(first, tree.Read("baseline.json"));
        Assert.DoesNotContain(tree.Path, first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("{\"version\":2,\"findings\":[]}")]
    public async Task WhatIsNoBaselineIsNotTakenForOne(string text)
    {
        using var tree = SourceTree.WithMistakes();
        tree.Write("baseline.json", text);

        await Assert.ThrowsAsync<FormatException>(() => Request(tree).RunAsync());
    }

    private static ScanRequest Request(SourceTree tree, bool updates = false)
        => new(tree.Path) { SourcesOnly = true, Baseline = tree.PathOf("baseline.json"), UpdatesBaseline = updates };
}
