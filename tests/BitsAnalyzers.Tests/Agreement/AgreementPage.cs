using System.Text;
using BitsAnalyzers.Tests.Docs;

namespace BitsAnalyzers.Tests.Agreement;

/// <summary>The tables of <c>docs/agreement.md</c>, which follow from the scenarios.</summary>
internal static class AgreementPage
{
    private const string Path = "docs/agreement.md";

    private const string Heading = "## Scenarios\n";

    private const string AboutSettings =
        """
        Each setting that has a type in the library is set and read again, or read from what the service says, on the same services
        ([SettingTests](../tests/BitsAnalyzers.Runtime.Integration.Tests/Agreement/SettingTests.cs)). The simulator of the version that
        introduced a setting has it. The simulator of the version before does not: the library then throws an exception that names the version.

        """;

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
                    .Append(" | ").Append(WineOf(scenario)).Append(" |\n");
            }
        }

        tables.Append("\n## Settings\n\n").Append(AboutSettings);
        foreach (var file in ScenarioFile.Settings)
        {
            tables.Append($"\n### {file.Summary}\n\n| Setting | since BITS | Wine |\n|---|---|---|\n");
            foreach (var setting in file.Scenarios)
            {
                tables.Append("| ").Append(setting.Name.Replace('_', ' '))
                    .Append(" | ").Append(setting.Since)
                    .Append(" | ").Append(WineOf(setting)).Append(" |\n");
            }
        }

        return tables.ToString();
    }

    private static string WineOf(Scenario scenario) => scenario.OnWine is { } difference ? $"differs: {difference}" : "the same";

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
