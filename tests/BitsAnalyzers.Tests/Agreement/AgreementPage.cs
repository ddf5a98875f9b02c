using System.Text;
using BitsAnalyzers.Tests.Docs;

namespace BitsAnalyzers.Tests.Agreement;

/// <summary>The tables of <c>docs/agreement.md</c>, which follow from the scenarios.</summary>
internal static class AgreementPage
{
    private const string Path = "docs/agreement.md";

    private const string Heading = "## Scenarios\n";

    public static void AssertIsUpToDate()
    {
        var text = Repository.Read(Path);
        var expected = text[..(text.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)] + Tables();
        GeneratedTextTests.AssertOrUpdate(Path, expected);
    }

    private static string Tables()
    {
        var tables = new StringBuilder();
        foreach (var file in ScenarioFile.All)
        {
            tables.Append($"\n### {file.Summary}\n\n| Scenario | Analyzer | Service | Wine |\n|---|---|---|---|\n");
            foreach (var scenario in file.Scenarios)
            {
                tables.Append("| ").Append(scenario.Name.Replace('_', ' '))
                    .Append(" | ").Append(scenario.Reports is { } id ? $"[{id}](rules/{id}.md)" : "–")
                    .Append(" | ").Append(OutcomeOf(scenario))
                    .Append(" | ").Append(scenario.OnWine is { } difference ? $"differs: {difference}" : "the same").Append(" |\n");
            }
        }

        return tables.ToString();
    }

    private static string OutcomeOf(Scenario scenario)
    {
        string[] outcomes =
        [
            .. scenario.Fails is { } failure ? [$"fails with `{failure}`"] : Array.Empty<string>(),
            .. scenario.Delivers.Select(name => $"`{name}` arrives"),
            .. scenario.Withholds.Select(name => $"`{name}` does not arrive"),
            .. scenario.RunsProgram ? ["the program runs"] : Array.Empty<string>(),
            .. scenario.WithholdsProgram ? ["the program does not run"] : Array.Empty<string>(),
        ];
        return outcomes.Length == 0 ? "works" : string.Join(", ", outcomes);
    }
}
