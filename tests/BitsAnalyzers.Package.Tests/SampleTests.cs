using System.Text.RegularExpressions;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>The sample, built by the command that the readme gives.</summary>
public sealed partial class SampleTests(SampleBuild sample) : IClassFixture<SampleBuild>
{
    [Fact]
    public void EachMistakeIsReportedAndNothingElse() => Assert.Equal(
        [
            "Download.cs(28): warning BITS006",
            "Download.cs(35): warning BITS002",
            "Download.cs(42): warning BITS004",
            "Download.cs(49): warning BITS001",
            "Download.cs(56): warning BITS007",
            "Download.cs(65): warning BITS003",
            "Download.cs(69): warning BITS005",
            "Download.cs(77): warning BITS010",
            "DownloadManager.cs(33): warning BITS008",
        ],
        sample.Diagnostics.Select(diagnostic => diagnostic.ToString()));

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
