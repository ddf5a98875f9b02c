using System.Text.Json;
using Xunit;

namespace BitsAnalyzers.Package.Tests.Consumers;

/// <summary>Severities: those that the rules come with, and those that a project sets.</summary>
[Collection(nameof(ConsumerBuild))]
public class SeverityTests(ConsumerBuild build)
{
    internal static readonly Consumer Defaults = new("Defaults", ConsumerCode.Interop, ConsumerCode.Downloads, SuppressionTests.Suppressed)
    {
        Properties = "<ErrorLog>$(MSBuildProjectDirectory)/log.sarif,version=2.1</ErrorLog>"
            + "<BitsAnalyzersSarif>$(MSBuildProjectDirectory)/scan.sarif</BitsAnalyzersSarif>",
    };

    internal static readonly Consumer EditorConfig = new(
        "EditorConfig", ConsumerCode.Interop, ConsumerCode.Downloads, ConsumerCode.Uploads, (".editorconfig",
        """
        root = true

        [*.cs]
        dotnet_diagnostic.BITS001.severity = none

        [Downloads.cs]
        dotnet_diagnostic.BITS007.severity = error

        [Uploads.cs]
        dotnet_analyzer_diagnostic.category-BitsFlags.severity = warning
        """));

    /// <summary>A build does not print suggestions, but the log that it keeps for other tools has them.</summary>
    [Fact]
    public void ByDefaultWhatIsCertainIsAWarningAndAdviceASuggestion()
    {
        using var log = JsonDocument.Parse(File.ReadAllBytes(build.PathOf(Defaults, "log.sarif")));
        var results =
            from result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            let id = result.GetProperty("ruleId").GetString()
            where id.StartsWith("BITS", StringComparison.Ordinal)
            let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
            where place.GetProperty("artifactLocation").GetProperty("uri").GetString()!.EndsWith("/Downloads.cs", StringComparison.Ordinal)
            let region = place.GetProperty("region")
            orderby region.GetProperty("startLine").GetInt32()
            select $"{region.GetProperty("startLine")}: {result.GetProperty("level")} {id}";

        Assert.Equal(["5: warning BITS001", "10: note BITS007"], results);
        BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(Defaults).Where(diagnostic => diagnostic.File == "Downloads.cs"),
            "Downloads.cs(5): warning BITS001");
    }

    [Fact]
    public void AnEditorConfigSetsTheSeverityOfARuleOrOfACategory()
        => BuildDiagnostic.AssertAre(
            build.DiagnosticsOf(EditorConfig), "Downloads.cs(10): error BITS007", "Uploads.cs(10): warning BITS007");
}
