using System.Text.Json;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>The options as a compiler reads them from an .editorconfig, where a semicolon begins a comment.</summary>
[Collection(nameof(ConsumerBuild))]
public class OptionTests(ConsumerBuild build)
{
    // Any member of another assembly serves as a wrapper that takes a mask.
    internal static readonly Consumer Lists = new("OptionLists",
        ("Wrapped.cs",
        """
        public static class Wrapped
        {
            public static void Configure(System.Text.StringBuilder builder)
            {
                builder.Append(0x40u);
                builder.Capacity = 5;
                builder.Length = 5;
            }
        }
        """),
        (".editorconfig",
        """
        root = true

        [*.cs]
        bits_analyzers.notify_flags_sinks = M:System.Text.StringBuilder.Append(System.UInt32) | P:System.Text.StringBuilder.Capacity | Length
        bits_analyzers.job_types = T:Contoso.OfAnotherProject|T:System.Text.StringBuilder
        """));

    internal static readonly Consumer Levels = new("OptionLevels", ConsumerCode.Interop, ConsumerCode.Downloads, (".editorconfig",
        """
        root = true

        [*.cs]
        bits_analyzers.level-certain.severity = none
        bits_analyzers.level-advice.severity = error
        """));

    internal static readonly Consumer Steps = new("OptionSteps", ConsumerCode.Interop, ConsumerCode.Downloads, (".editorconfig",
        """
        root = true

        [*.cs]
        bits_analyzers.trace = message

        [Downloads.cs]
        bits_analyzers.trace = steps
        dotnet_diagnostic.BITS901.severity = warning

        [Uploads.cs]
        bits_analyzers.trace = message
        """),
        ConsumerCode.Uploads)
    {
        Properties = "<BitsAnalyzersSarif>$(MSBuildProjectDirectory)/reports/scan.sarif</BitsAnalyzersSarif>",
    };

    internal static readonly Consumer Broken = new(
        "OptionBroken",
        ConsumerCode.Interop,
        ConsumerCode.Downloads,
        ("Broken.cs", "public static class Broken { public static int Count() => \"three\"; }"))
    {
        Properties = "<BitsAnalyzersSarif>$(MSBuildProjectDirectory)/scan.sarif</BitsAnalyzersSarif>",
    };

    [Fact]
    public void EveryEntryOfAListCounts() => BuildDiagnostic.AssertAre(
        build.DiagnosticsOf(Lists),
        "CSC(0): warning BITS111",
        "Wrapped.cs(5): warning BITS002",
        "Wrapped.cs(6): warning BITS001");

    [Fact]
    public void OnlyTheEntryThatIsNotUnderstoodIsTold() => Assert.StartsWith(
        "'Length' in bits_analyzers.notify_flags_sinks is not a documentation comment id",
        build.DiagnosticsOf(Lists)[0].Message,
        StringComparison.Ordinal);

    [Fact]
    public void ALevelHasASeverity() => BuildDiagnostic.AssertAre(build.DiagnosticsOf(Levels), "Downloads.cs(10): error BITS007");

    [Fact]
    public void ABuildPrintsTheSteps()
    {
        // The suggestion in line 10 has a step, too.
        var mistakes = build.DiagnosticsOf(Steps).Where(diagnostic => diagnostic.Line == 5).ToList();
        BuildDiagnostic.AssertAre(
            mistakes,
            "Downloads.cs(5): warning BITS001",
            "Downloads.cs(5): warning BITS901",
            "Downloads.cs(5): warning BITS901",
            "Downloads.cs(5): warning BITS901",
            "Uploads.cs(5): warning BITS001");
        Assert.StartsWith("BITS001 (line 5), step 1 of 3: ", mistakes[1].Message, StringComparison.Ordinal);
        Assert.Contains("BG_NOTIFY_DISABLE. Steps: 1. line 5: ", mistakes[4].Message, StringComparison.Ordinal);
    }

    /// <summary>The property BitsAnalyzersSarif is all that a build needs for a log with paths.</summary>
    [Fact]
    public void ABuildWritesSarifWithCodeFlows() => AssertHasCodeFlows(build.PathOf(Steps, "reports/scan.sarif"));

    [Fact]
    public void ABuildThatStopsWithAnErrorOfTheCompilerWritesItToo()
    {
        Assert.Contains(build.DiagnosticsOf(Broken), diagnostic => diagnostic.Id == "CS0029");
        AssertHasCodeFlows(build.PathOf(Broken, "scan.sarif"));
    }

    /// <summary>Where a project has a log already, it stays as it is, and the other is made of it.</summary>
    [Fact]
    public void ALogThatAProjectHasIsLeftAlone()
    {
        AssertHasCodeFlows(build.PathOf(SeverityTests.Defaults, "scan.sarif"));
        Assert.DoesNotContain("codeFlows", File.ReadAllText(build.PathOf(SeverityTests.Defaults, "log.sarif")), StringComparison.Ordinal);
    }

    private static void AssertHasCodeFlows(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(path));
        // The compiler analyses files side by side, and logs them in the order in which it is done.
        var result = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().First(
            result => result.GetProperty("ruleId").GetString() == "BITS001" && FileOf(result) == "Downloads.cs");
        var flow = result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations");
        Assert.All(
            flow.EnumerateArray(),
            step => Assert.NotEmpty(step.GetProperty("location").GetProperty("message").GetProperty("text").GetString()!));
        Assert.True(result.TryGetProperty("partialFingerprints", out _));
    }

    private static string? FileOf(JsonElement result) =>
        result.GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("artifactLocation")
            .GetProperty("uri")
            .GetString();
}
