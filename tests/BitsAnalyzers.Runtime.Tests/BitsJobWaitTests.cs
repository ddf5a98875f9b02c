using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

public sealed class BitsJobWaitTests : IDisposable
{
    private const string Url = "https://example.com/a";
    private static readonly BitsWaitOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(20) };
    private readonly BitsSimulator _bits = new();
    private readonly BitsManager _manager;
    private readonly BitsJob _job;

    public BitsJobWaitTests()
    {
        _bits.Server.Add(Url, new byte[1_000_000]);
        _manager = _bits.Connect();
        _job = _manager.CreateDownloadJob("waited for");
        _job.AddFile(Url, @"C:\a");
    }

    public void Dispose()
    {
        _job.Dispose();
        _manager.Dispose();
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Theory]
    [InlineData("Normal")]
    [InlineData("Lost")]
    [InlineData("Unreachable")]
    [InlineData("Duplicate")]
    public async Task The_end_is_seen_whatever_becomes_of_the_notifications(string fate)
    {
        _bits.Faults.OnNotification = _ => fate switch
        {
            "Lost" => SimulatedDelivery.Lost,
            "Unreachable" => SimulatedDelivery.Unreachable,
            "Duplicate" => SimulatedDelivery.Duplicate,
            _ => SimulatedDelivery.Normal,
        };
        _job.Resume();

        Assert.Equal(BitsJobOutcome.Transferred, (await Wait()).Outcome);
    }

    [Fact]
    public async Task A_notification_ends_the_wait_without_a_look()
    {
        _job.Resume();
        var wait = _job.WaitAsync(new BitsWaitOptions { PollInterval = TimeSpan.FromHours(1) });
        Assert.True(SpinWait.SpinUntil(() => _bits.Jobs[0].HasCallback, TimeSpan.FromSeconds(10)));
        await _bits.RunUntilAsync(wait);

        Assert.Equal(BitsJobOutcome.Transferred, (await wait).Outcome);
    }

    [Fact]
    public async Task An_error_ends_it_with_the_reason()
    {
        _bits.Server.AnswerNext(Url, SimulatedResponse.Status(404));
        _job.Resume();
        var result = await Wait();

        Assert.Equal(BitsJobOutcome.Error, result.Outcome);
        Assert.Equal(404, result.Error!.Info.HttpStatusCode);
    }

    [Theory]
    [InlineData(true, BitsJobOutcome.Cancelled)]
    [InlineData(false, BitsJobOutcome.Acknowledged)]
    public async Task Somebody_else_ends_it(bool cancel, BitsJobOutcome expected)
    {
        var wait = _job.WaitAsync(Quick);
        using (var same = _manager.GetJob(_job.Id))
        {
            _ = cancel ? (Enum)same.Cancel() : same.Complete();
        }

        await _bits.RunUntilAsync(wait);
        Assert.Equal(expected, (await wait).Outcome);
    }

    [Fact]
    public async Task A_job_that_is_gone_after_a_restart_has_disappeared()
    {
        var wait = _job.WaitAsync(Quick);
        var id = _job.Id;
        _bits.RestartService();
        using (var same = _manager.TryReconnectFor(_bits, id))
        {
            same.Cancel();
        }

        _bits.RestartService();
        await _bits.RunUntilAsync(wait);
        Assert.Contains((await wait).Outcome, new[] { BitsJobOutcome.Disappeared, BitsJobOutcome.Cancelled });
    }

    [Fact]
    public async Task A_service_that_stays_away_ends_it_with_an_explanation()
    {
        var wait = _job.WaitAsync(
            new BitsWaitOptions { PollInterval = TimeSpan.FromMilliseconds(5), ReconnectTimeout = TimeSpan.FromMilliseconds(50) });
        _bits.IsServiceEnabled = false;
        _bits.RestartService();

        var failure = await Assert.ThrowsAsync<BitsException>(() => _bits.RunUntilAsync(wait));
        Assert.Equal("ERROR_SERVICE_DISABLED", failure.Error.Name);
    }

    [Fact]
    public async Task Cancelling_the_wait_leaves_the_job_alone()
    {
        using var cancellation = new CancellationTokenSource();
        _job.Resume();
        var wait = _job.WaitAsync(Quick, null, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(BitsJobState.Queued, _job.State);
        Assert.Equal(new(BitsEventKinds.JobEnd, false, false, null, null, null), _job.ReadNotification());
    }

    [Fact]
    public async Task A_receiver_that_is_there_keeps_its_place()
    {
        var told = 0;
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _ => told++);
        _job.Resume();
        Assert.Equal(BitsJobOutcome.Transferred, (await Wait()).Outcome);
        await subscription.WhenIdleAsync();

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_program_that_is_set_still_runs()
    {
        _job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\done.exe"));
        _job.Resume();
        Assert.Equal(BitsJobOutcome.Transferred, (await Wait()).Outcome);
        _bits.Advance(TimeSpan.Zero);

        Assert.Single(_bits.ProgramRuns);
    }

    [Fact]
    public async Task Waiting_works_after_the_job_object_is_gone()
    {
        using var same = _manager.GetJob(_job.Id);
        var wait = same.WaitAsync(Quick);
        same.Dispose();
        _job.Resume();
        await _bits.RunUntilAsync(wait);

        Assert.Equal(BitsJobOutcome.Transferred, (await wait).Outcome);
    }

    [Fact]
    public async Task A_job_that_is_never_resumed_is_an_outcome()
    {
        var wait = _job.WaitAsync(
            new BitsWaitOptions { PollInterval = TimeSpan.FromMilliseconds(5), SuspendedTimeout = TimeSpan.FromMilliseconds(50) });
        await _bits.RunUntilAsync(wait);

        Assert.Equal((BitsJobOutcome.Suspended, BitsJobState.Suspended), ((await wait).Outcome, _job.State));
    }

    [Fact]
    public async Task A_job_on_demand_that_has_its_ranges_is_an_outcome()
    {
        _job.IsOnDemand = true;
        using (var files = _job.GetFiles())
        {
            files[0].RequestRanges(new BitsFileRange(0, 1000));
        }

        _job.Resume();
        Assert.Equal(BitsJobOutcome.RangesTransferred, (await Wait()).Outcome);
    }

    [Fact]
    public async Task A_disposed_job_is_told_by_the_task()
    {
        var job = _manager.GetJob(_job.Id);
        job.Dispose();
        var wait = job.WaitAsync();

        Assert.Equal(nameof(BitsJob), (await Assert.ThrowsAsync<ObjectDisposedException>(() => wait)).ObjectName);
        Assert.Equal(nameof(BitsJob), Assert.Throws<ObjectDisposedException>(() => job.TryReconnect()).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => job.State);
    }

    private async Task<BitsWaitResult> Wait()
    {
        var wait = _job.WaitAsync(Quick, new ProgressLog());
        await _bits.RunUntilAsync(wait);
        return await wait;
    }
}

internal static class Reconnecting
{
    /// <summary>The job through a connection of its own, since the restart has left the manager behind.</summary>
    public static BitsJob TryReconnectFor(this BitsManager _, BitsSimulator bits, Guid id)
    {
        using var manager = bits.Connect();
        return manager.GetJob(id);
    }
}
