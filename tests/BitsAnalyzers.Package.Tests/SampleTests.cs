using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>The sample, built by the command that the readme gives.</summary>
public sealed partial class SampleTests(SampleBuild sample) : IClassFixture<SampleBuild>
{
    [Fact]
    public void EachMistakeIsReportedAndNothingElse() => BuildDiagnostic.AssertAre(
        sample.Diagnostics,
        "Download.cs(28): warning BITS006",
        "Download.cs(35): warning BITS002",
        "Download.cs(42): warning BITS004",
        "Download.cs(49): warning BITS001",
        "Download.cs(56): warning BITS007",
        "Download.cs(65): warning BITS003",
        "Download.cs(69): warning BITS005",
        "Download.cs(77): warning BITS010",
        "Download.cs(84): warning BITS040",
        "DownloadManager.cs(20): warning BITS011",
        "DownloadManager.cs(21): warning BITS009",
        "DownloadManager.cs(30): warning BITS028",
        "DownloadManager.cs(43): warning BITS020",
        "DownloadManager.cs(53): warning BITS021",
        "DownloadManager.cs(68): warning BITS008",
        "DownloadManager.cs(88): warning BITS041",
        "Program.cs(54): warning BITS009",
        "Program.cs(60): warning BITS028",
        "Program.cs(66): warning BITS009",
        "Program.cs(66): warning BITS028",
        "Program.cs(69): warning BITS009");

    /// <summary>The same program on the runtime, with the same preset.</summary>
    [Fact]
    public async Task NothingIsLeftToReportAfterTheMigration()
    {
        Assert.NotEmpty(sample.Diagnostics);
        var build = await DotNet.RunAsync(
            Repository.Root, ["build", "tests/samples/MigratedDownloader", "--disable-build-servers", "-tl:off"]);

        Assert.Empty(BuildDiagnostic.Parse(build.MustSucceed().Output));
    }

    [Fact]
    public void TheReadmeShowsItsOutput()
    {
        var output =
            from diagnostic in sample.Diagnostics
            let place = $"{diagnostic.File}({diagnostic.Line},{diagnostic.Column})"
            select $"{place}: {diagnostic.Severity} {diagnostic.Id}: {Link().Replace(diagnostic.Message, "")}";

        Assert.Subset(output.ToHashSet(StringComparer.Ordinal), Readme.Output.ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(@" \(https://[^)]*\)$")]
    private static partial Regex Link();
}
