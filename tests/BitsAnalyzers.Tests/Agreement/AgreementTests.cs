using BitsAnalyzers.Rules;
using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Agreement;

/// <summary>
/// The analyzers and the service agree: each scenario says what is reported in it, which is tested here, and what the service does, which
/// the integration tests of the runtime try on the simulator, on Wine and on Windows.
/// </summary>
public class AgreementTests
{
    public static TheoryData<string> Files => [.. ScenarioFile.All.Select(file => file.Name)];

    private static IEnumerable<Scenario> Scenarios => ScenarioFile.All.SelectMany(file => file.Scenarios);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task WhatIsReportedIsWhatTheScenariosSay(string name)
    {
        var file = ScenarioFile.All.Single(file => file.Name == name);
        var reports = await file.AnalyzeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            file.Scenarios.Select(scenario => (scenario.Name, scenario.Reports ?? "")),
            file.Scenarios.Select(scenario => (scenario.Name, Reported(scenario, reports[scenario.Name]))));
    }

    /// <summary>An error in the eyes of the analyzers is one in the eyes of the service.</summary>
    [Fact]
    public void WhatIsReportedAsCertainGoesWrong()
        => Assert.All(
            Scenarios.Where(scenario => LevelOf(scenario) is RuleLevel.Certain or RuleLevel.Possible),
            scenario => Assert.True(scenario.GoesWrong));

    /// <summary>What nobody warns of works: nothing fails, and only what has been switched off stays away.</summary>
    [Fact]
    public void WhatIsNotReportedDoesNotFail()
        => Assert.All(
            Scenarios.Where(scenario => scenario.Reports is null),
            scenario => Assert.True(scenario.Fails is null && !scenario.WithholdsProgram));

    [Fact]
    public void ThePageHasAllOfThem() => AgreementPage.AssertIsUpToDate();

    [Fact]
    public void ThePageOfTheSimulatorHasAllFacts() => FactsTable.AssertIsUpToDate();

    // Where the scenario ends, its job is left: that is what the stage is for.
    private static string Reported(Scenario scenario, IEnumerable<string> ids)
        => string.Join(", ", ids.Distinct(StringComparer.Ordinal).Where(id => !IncidentalRules.Contain(id) || id == scenario.Reports));

    private static RuleLevel? LevelOf(Scenario scenario)
        => RuleCatalogue.All.SingleOrDefault(rule => rule.Id == scenario.Reports)?.Level;
}
