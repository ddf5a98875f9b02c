using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitsAnalyzers.Sarif;

/// <summary>
/// Adds to a SARIF log of the compiler what a report of these rules carries in its properties, in the form that code scanning shows: the
/// steps as a code flow, a message at every place, fingerprints, and the help of the rules. Results of other tools stay as they are, but
/// for
/// paths, which become relative.
/// </summary>
internal static class SarifLog
{
    /// <summary>The name of the root of the sources, as other tools write it.</summary>
    public const string RootName = "%SRCROOT%";

    // Precision is what a level promises.
    private static readonly Dictionary<string, (string Precision, string Severity)> s_levels = new(StringComparer.Ordinal)
    {
        ["Certain"] = ("very-high", "error"),
        ["Possible"] = ("medium", "warning"),
        ["Advice"] = ("high", "recommendation"),
        ["Explanation"] = ("high", "recommendation"),
        ["Step"] = ("high", "recommendation"),
    };

    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    /// <summary>Converts the text of a log.</summary>
    /// <param name="text">The log, SARIF 2.1.0.</param>
    /// <param name="root">What paths are made relative to, and where sources are read.</param>
    /// <exception cref="FormatException">The text is no SARIF 2.1.0.</exception>
    public static string Convert(string text, SourceRoot root)
    {
        JsonNode? log;
        try
        {
            log = JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw new FormatException("The file is not JSON: " + e.Message, e);
        }

        try
        {
            if ((string?)log?["version"] != "2.1.0" || log?["runs"] is not JsonArray runs)
            {
                throw new FormatException(
                    "The file is not SARIF 2.1.0. The compiler writes that with <ErrorLog>build.sarif,version=2.1</ErrorLog>.");
            }

            foreach (var run in runs.OfType<JsonObject>())
            {
                Enrich(run, root);
            }
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("The file is not SARIF 2.1.0: " + e.Message, e);
        }

        return Write(log);
    }

    public static string Write(JsonNode log) => log.ToJsonString(s_format) + "\n";

    /// <summary>Adds to a run what code scanning shows.</summary>
    public static void Enrich(JsonObject run, SourceRoot root)
    {
        MakeRelative(run, root);
        foreach (var rule in (run["tool"]?["driver"]?["rules"] as JsonArray ?? []).OfType<JsonObject>())
        {
            AddHelp(rule);
        }

        var fingerprints = new Fingerprints();
        var sources = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var result in (run["results"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if ((string?)result["ruleId"] is not { } id || !RulePage.All.ContainsKey(id))
            {
                continue;
            }

            AddSteps(result);
            AddFingerprint(result, id, fingerprints, sources, root);
        }
    }

    private static void AddSteps(JsonObject result)
    {
        if (result["relatedLocations"] is not JsonArray places || result["properties"]?["customProperties"] is not JsonObject properties)
        {
            return;
        }

        var flow = new JsonArray();
        for (var step = 0; step < places.Count; step++)
        {
            var number = step.ToString(CultureInfo.InvariantCulture);
            if (places[step] is not JsonObject place || (string?)properties[$"trace.{number}.text"] is not { } text)
            {
                continue;
            }

            place["id"] = step + 1;
            place["message"] = new JsonObject { ["text"] = EscapeLinks(text) };
            var location = new JsonObject { ["location"] = Clone(place), ["executionOrder"] = step + 1 };
            if ((string?)properties[$"trace.{number}.condition"] is { } outcome)
            {
                location["kinds"] = new JsonArray("branch", outcome);
            }

            flow.Add(location);
        }

        if (flow.Count > 0 && result["codeFlows"] is null)
        {
            result["codeFlows"] = new JsonArray(new JsonObject
            {
                ["threadFlows"] = new JsonArray(new JsonObject { ["locations"] = flow }),
            });
        }

        if (result["locations"] is JsonArray reported && reported.Count > 0 && reported[0] is JsonObject first && first["message"] is null)
        {
            first["message"] = Clone(result["message"]!);
        }
    }

    private static void AddFingerprint(
        JsonObject result, string id, Fingerprints fingerprints, Dictionary<string, string[]> sources, SourceRoot root)
    {
        if (result["locations"] is not JsonArray { Count: > 0 } places || places[0]?["physicalLocation"] is not { } place
            || (string?)place["artifactLocation"]?["uri"] is not { } uri || (int?)place["region"]?["startLine"] is not { } start
            || result["partialFingerprints"] is not null)
        {
            return;
        }

        var path = Uri.UnescapeDataString(uri);
        var end = (int?)place["region"]?["endLine"] ?? start;
        if (!sources.TryGetValue(path, out var lines))
        {
            // Only what is below the root: a log may come from anywhere.
            var file = root.Absolute(path);
            lines = root.Relative(file) is not null && File.Exists(file) ? File.ReadAllLines(file) : [];
            sources.Add(path, lines);
        }

        var reported = lines.Skip(start - 1).Take(end - start + 1).ToList();
        if (reported.Count > 0)
        {
            result["partialFingerprints"] = new JsonObject { ["primaryLocationLineHash"] = fingerprints.Of(id, path, reported) };
        }
    }

    private static void AddHelp(JsonObject rule)
    {
        if ((string?)rule["id"] is not { } id || !RulePage.All.TryGetValue(id, out var page))
        {
            return;
        }

        var (precision, severity) = s_levels[page.Level];
        rule["help"] = new JsonObject { ["text"] = $"{page.Title}. See {page.Address}", ["markdown"] = page.Help };
        var properties = rule["properties"] as JsonObject ?? [];
        rule["properties"] = properties;
        properties["tags"] = new JsonArray("BITS", page.Category, page.Level);
        properties["precision"] = precision;
        properties["problem.severity"] = severity;
    }

    private static void MakeRelative(JsonNode? node, SourceRoot root)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var element in array)
                {
                    MakeRelative(element, root);
                }

                break;

            case JsonObject obj:
                if (obj["artifactLocation"] is JsonObject artifact && (string?)artifact["uri"] is { } uri
                    && Uri.TryCreate(uri, UriKind.Absolute, out var address)
                        && address.IsFile
                        && root.Relative(address.LocalPath) is { } path)
                {
                    artifact["uri"] = AddressOf(path);
                    artifact["uriBaseId"] = RootName;
                }

                foreach (var member in obj.ToList())
                {
                    MakeRelative(member.Value, root);
                }

                break;
        }
    }

    /// <summary>A relative path as a URI reference.</summary>
    public static string AddressOf(string path) => string.Join("/", path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Text of the code as text: in a message "[…](…)" would be a link.</summary>
    public static string EscapeLinks(string text) => text.Replace("](", "\\](");

    private static JsonNode Clone(JsonNode node) => JsonNode.Parse(node.ToJsonString())!;
}
