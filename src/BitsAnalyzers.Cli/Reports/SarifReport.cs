using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using BitsAnalyzers.Sarif;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>The report for code scanning: SARIF 2.1.0 with code flows.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static string Of(ScanReport report)
    {
        var rules = report.Findings
            .Select(static finding => finding.Rule)
            .Distinct()
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "BitsAnalyzers",
                    ["informationUri"] = "https://github.com/bits-analyzers/BitsAnalyzers",
                    ["semanticVersion"] = Version,
                    ["rules"] = new JsonArray([.. rules.Select(DescriptorOf)]),
                },
            },
            ["invocations"] = new JsonArray(new JsonObject
            {
                ["executionSuccessful"] = report.Failures.Count == 0,
                ["toolExecutionNotifications"] = new JsonArray([.. NotificationsOf(report)]),
            }),
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. report.Findings.Select(finding => ResultOf(finding, rules.IndexOf(finding.Rule)))]),
        };
        SarifLog.Enrich(run, new SourceRoot(Environment.CurrentDirectory));
        return SarifLog.Write(new JsonObject { ["$schema"] = Schema, ["version"] = "2.1.0", ["runs"] = new JsonArray(run) });
    }

    // A version without the commit that a build adds to it.
    private static string Version
        => typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0.0.0";

    private static JsonObject DescriptorOf(RulePage rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = new JsonObject { ["text"] = rule.Title },
        ["helpUri"] = rule.Address,
    };

    private static IEnumerable<JsonNode> NotificationsOf(ScanReport report)
        => report.Notes.Select(static note => Notification("note", note))
            .Concat(report.Failures.Select(static failure => Notification("error", $"{failure.Heading}: {failure.Reason}")));

    private static JsonObject Notification(string level, string text)
        => new() { ["level"] = level, ["message"] = new JsonObject { ["text"] = text } };

    private static JsonObject ResultOf(Finding finding, int rule)
    {
        var properties = new JsonObject();
        foreach (var (step, number) in finding.Steps.Select(static (step, number) => (step, number)))
        {
            properties[string.Create(CultureInfo.InvariantCulture, $"trace.{number}.text")] = step.Text;
            if (step.Condition is { } condition)
            {
                properties[string.Create(CultureInfo.InvariantCulture, $"trace.{number}.condition")] = condition ? "true" : "false";
            }
        }

        return new()
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = rule,
            ["level"] = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            },
            ["message"] = new JsonObject { ["text"] = SarifLog.EscapeLinks(finding.Message) },
            ["locations"] = new JsonArray([.. LocationOf(finding.Place)]),
            ["relatedLocations"] = new JsonArray([.. finding.Steps.SelectMany(static step => LocationOf(step.Place))]),
            ["partialFingerprints"] = new JsonObject { ["primaryLocationLineHash"] = finding.Fingerprint },
            ["properties"] = new JsonObject { ["customProperties"] = properties },
        };
    }

    private static IEnumerable<JsonNode> LocationOf(Place place) => place.Path.Length == 0
        ? []
        :
        [
            new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = SarifLog.AddressOf(place.Path), ["uriBaseId"] = SarifLog.RootName },
                    ["region"] = new JsonObject
                    {
                        ["startLine"] = place.Line,
                        ["startColumn"] = place.Column,
                        ["endLine"] = place.EndLine,
                        ["endColumn"] = place.EndColumn,
                    },
                },
            },
        ];
}
