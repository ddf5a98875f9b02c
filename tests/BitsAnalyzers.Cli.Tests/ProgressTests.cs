using System.Collections.Concurrent;
using BitsAnalyzers.Cli.Scanning;
using Spectre.Console;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>Long work shows how far it is, where somebody may be watching.</summary>
public class ProgressTests
{
    [Fact]
    public async Task EachFileOfEachProjectCounts()
    {
        using var tree = TwoProjects();
        var told = new ConcurrentQueue<ScanProgress>();
        await new ScanRequest(tree.Path) { SourcesOnly = true }.RunAsync(
            new ScanLog(), told.Enqueue, TestContext.Current.CancellationToken);

        Assert.Equal(
            [("A/A.csproj", 1, (int?)2, 2, 2), ("B/B.csproj", 2, 2, 2, 2)],
            told.GroupBy(static progress => progress.Project).Select(
                static project => project.MaxBy(static progress => progress.FilesDone)!).Select(
                static last => (last.Project, last.Number, last.Projects, last.FilesDone, last.Files)));
        Assert.Equal(1, told.Max(static progress => progress.Fraction));
        Assert.All(told, static progress => Assert.InRange(progress.Fraction, 0, 1));
    }

    [Theory]
    [InlineData(InteractionSupport.Yes, true)]
    [InlineData(InteractionSupport.No, false)]
    public async Task ABarIsDrawnOnATerminalOnly(InteractionSupport interaction, bool isDrawn)
    {
        using var tree = TwoProjects();
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = interaction,
        });
        console.Profile.Width = 120;
        var report = await ProgressBar.ShowAsync(
            console,
            progress => new ScanRequest(tree.Path) { SourcesOnly = true }.RunAsync(
                new ScanLog(), progress, TestContext.Current.CancellationToken));

        Assert.Equal(6, report.Findings.Length);
        Assert.Equal(isDrawn, screen.ToString().Contains("B/B.csproj (2 of 2)", StringComparison.Ordinal));
        Assert.Equal(isDrawn, screen.ToString().Contains('%', StringComparison.Ordinal));
    }

    /// <summary>A name of a project is no markup, and no command to the terminal.</summary>
    [Fact]
    public async Task WhatStandsInNamesIsText()
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = 120;
        await ProgressBar.ShowAsync(console, progress =>
        {
            progress(new("[bold]a\u001b]0;title\u0007.csproj", 1, 1, 0, 1));
            return Task.FromResult(0);
        });

        Assert.Contains("[bold]a\\u001B]0;title\\u0007.csproj", screen.ToString(), StringComparison.Ordinal);
    }

    private static SourceTree TwoProjects() => new(
        ("A/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"),
        ("A/Interop.cs", SourceTree.Interop),
        ("A/Downloads.cs", SourceTree.Downloads),
        ("B/B.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"),
        ("B/Interop.cs", SourceTree.Interop),
        ("B/Downloads.cs", SourceTree.Downloads));
}
