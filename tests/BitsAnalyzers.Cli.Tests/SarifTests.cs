using System.Text.Json;
using System.Text.Json.Nodes;
using BitsAnalyzers.Cli.Reports;
using BitsAnalyzers.Cli.Scanning;
using BitsAnalyzers.Sarif;
using Json.Schema;
using Xunit;

namespace BitsAnalyzers.Cli.Tests;

/// <summary>SARIF that code scanning shows with its paths.</summary>
public class SarifTests
{
    private static readonly Lazy<JsonSchema> s_schema = new(
        static () => JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json")));

    [Fact]
    public async Task AReportKeepsTheSchema() => AssertKeepsTheSchema(SarifReport.Of(await ReportAsync()));

    [Fact]
    public async Task AFindingHasACodeFlowWithAMessageAtEveryPlace()
    {
        var result = JsonNode.Parse(SarifReport.Of(await ReportAsync()))!["runs"]![0]!["results"]!.AsArray().Single(
            result => (string?)result!["ruleId"] == "BITS040")!;
        var steps = result["codeFlows"]![0]!["threadFlows"]![0]!["locations"]!.AsArray();

        Assert.Equal(
            ["15: the job is cancelled here", "16: Resume is called on the ended job"],
            steps.Select(
                static step =>
                    $"{step!["location"]!["physicalLocation"]!["region"]!["startLine"]}: {step["location"]!["message"]!["text"]}"));
        Assert.All(result["relatedLocations"]!.AsArray(), static place => Assert.NotNull(place!["message"]!["text"]));
        Assert.NotNull(result["locations"]![0]!["message"]);
        Assert.Matches("^[0-9a-f]{16}:1$", (string?)result["partialFingerprints"]!["primaryLocationLineHash"]);
        Assert.Equal("Downloads.cs", (string?)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [Fact]
    public async Task ARuleHasHelpTagsAndPrecision()
    {
        var rule = JsonNode.Parse(SarifReport.Of(await ReportAsync()))!["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray().Single(
            static rule => (string?)rule!["id"] == "BITS040")!;

        Assert.Contains("BG_E_INVALID_STATE", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
        Assert.DoesNotContain("](../", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
        Assert.Equal("very-high", (string?)rule["properties"]!["precision"]);
        Assert.Equal(["BITS", "BitsLifetime", "Certain"], rule["properties"]!["tags"]!.AsArray().Select(static tag => (string?)tag));
    }

    /// <summary>The pages say of the rules what the catalogue says.</summary>
    [Fact]
    public void ThePagesAreThoseOfTheRules() => Assert.Equal(
        new BitsAnalyzer().SupportedDiagnostics.Select(
            static rule => (rule.Id, Title: rule.Title.ToString(), rule.Category, Severity: rule.DefaultSeverity.ToString())),
        RulePage.All.Values.Select(static page => (page.Id, page.Title, page.Category, page.Severity)));

    /// <summary>The log of a compiler has the steps as properties, and absolute paths.</summary>
    [Fact]
    public void TheLogOfACompilerGetsTheSame()
    {
        using var tree = SourceTree.WithMistakes();
        var address = new Uri(tree.PathOf("Downloads.cs")).AbsoluteUri;
        var converted = SarifLog.Convert(CompilerLog(address), new SourceRoot(tree.Path));
        var results = JsonNode.Parse(converted)!["runs"]![0]!["results"]!;

        AssertKeepsTheSchema(converted);
        Assert.DoesNotContain(tree.Path, converted, StringComparison.Ordinal);
        Assert.Equal(
            "the job is cancelled here",
            (string?)results[0]!["codeFlows"]![0]!["threadFlows"]![0]!["locations"]![0]!["location"]!["message"]!["text"]);
        Assert.Matches("^[0-9a-f]{16}:1$", (string?)results[0]!["partialFingerprints"]!["primaryLocationLineHash"]);

        // Another tool's result keeps what it has.
        Assert.Equal("CS0168", (string?)results[1]!["ruleId"]);
        Assert.Null(results[1]!["codeFlows"]);
        Assert.Equal("Downloads.cs", (string?)results[1]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [Fact]
    public void ASecondConversionChangesNothing()
    {
        using var tree = SourceTree.WithMistakes();
        var root = new SourceRoot(tree.Path);
        var once = SarifLog.Convert(CompilerLog(new Uri(tree.PathOf("Downloads.cs")).AbsoluteUri), root);

        Assert.Equal(once, SarifLog.Convert(once, root));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{\"version\":\"1.0.0\",\"runs\":[]}")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":{}}")]
    [InlineData("{\"version\":2,\"runs\":[]}")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"ruleId\":7}]}]}")]
    public void WhatIsNoLogIsToldInOneSentence(string text)
        => Assert.Throws<FormatException>(() => SarifLog.Convert(text, new SourceRoot(Environment.CurrentDirectory)));

    internal static void AssertKeepsTheSchema(string sarif)
    {
        using var log = JsonDocument.Parse(sarif);
        var result = s_schema.Value.Evaluate(log.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(
            result.IsValid,
            string.Join(
                '\n',
                (result.Details ?? []).Where(static detail => detail.Errors is not null).SelectMany(
                    static detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))));
    }

    private static string CompilerLog(string address) => $$"""
        {
          "$schema": "http://json.schemastore.org/sarif-2.1.0",
          "version": "2.1.0",
          "runs": [ {
            "results": [
              {
                "ruleId": "BITS040", "ruleIndex": 0, "level": "warning", "message": { "text": "Resume fails" },
                "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{address}}" }, "region": { "startLine": 16, "startColumn": 13, "endLine": 16, "endColumn": 19 } } } ],
                "relatedLocations": [
                  { "physicalLocation": { "artifactLocation": { "uri": "{{address}}" }, "region": { "startLine": 15, "startColumn": 13, "endLine": 15, "endColumn": 19 } } },
                  { "physicalLocation": { "artifactLocation": { "uri": "{{address}}" }, "region": { "startLine": 16, "startColumn": 13, "endLine": 16, "endColumn": 19 } } }
                ],
                "properties": { "customProperties": { "trace.0.text": "the job is cancelled here", "trace.1.text": "Resume is called", "trace.count": "2" }, "warningLevel": 1 }
              },
              {
                "ruleId": "CS0168", "ruleIndex": 1, "level": "warning", "message": { "text": "unused" },
                "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "{{address}}" }, "region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2 } } } ]
              }
            ],
            "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler", "version": "5.0.0.0", "rules": [ { "id": "BITS040", "properties": { "category": "BitsLifetime" } }, { "id": "CS0168" } ] } },
            "columnKind": "utf16CodeUnits"
          } ]
        }
        """;

    private static async Task<ScanReport> ReportAsync()
    {
        using var tree = SourceTree.WithMistakes();
        return await new ScanRequest(tree.Path) { SourcesOnly = true }.RunAsync();
    }
}
