using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>
/// What the analyzers call an error fails or is ignored by the service, and what they leave alone works. That they report what the
/// scenarios say is tested where the analyzers are, in BitsAnalyzers.Tests.
/// </summary>
[Collection(BitsService.Collection)]
public sealed class AgreementTests : IDisposable
{
    private readonly BitsService _service = BitsService.Create();
    private readonly LoopbackServer _server = new();
    private readonly BitsManager _manager;

    public AgreementTests()
    {
        _manager = BitsManager.Connect(_service.Connection);
        _server.Content["/a"] = new byte[100_000];
    }

    public static TheoryData<string> Names => [.. Scenario.All.Keys];

    public void Dispose()
    {
        foreach (var job in _manager.GetJobs())
        {
            job.TryCancel();
            job.Dispose();
        }

        _manager.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_service_does_what_is_said(string name)
    {
        var scenario = Scenario.All[name];
        _service.Expect(scenario.Outcome.OnWine, () => Check(scenario));
    }

    private void Check(Scenario scenario)
    {
        var outcome = scenario.Outcome;
        var stage = new ServiceStage(_service, _manager, _server);

        // Nothing is transferred before the scenario says so, however long its calls take.
        _server.Hold();
        var hresult = scenario.Run(stage);
        stage.RunTransfers();
        if (outcome.Delivers != BitsEventKinds.None || outcome.RunsProgram)
        {
            _service.AwaitNotifications(
                () => (stage.Received & outcome.Delivers) == outcome.Delivers && (stage.ProgramHasRun || !outcome.RunsProgram));
        }

        if (outcome.Withholds != BitsEventKinds.None || outcome.WithholdsProgram)
        {
            _service.AwaitSilence(
                () => (stage.Received & outcome.Withholds) != BitsEventKinds.None || (stage.ProgramHasRun && outcome.WithholdsProgram));
        }

        Assert.Equal(outcome.Fails, hresult < 0 ? hresult : HResults.S_OK);
        Assert.Equal(outcome.Delivers, stage.Received & outcome.Delivers);
        Assert.Equal(BitsEventKinds.None, stage.Received & outcome.Withholds);
        Assert.Equal(outcome.RunsProgram, stage.ProgramHasRun);
    }
}
