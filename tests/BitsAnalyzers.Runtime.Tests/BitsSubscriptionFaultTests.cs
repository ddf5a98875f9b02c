using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>What is acknowledged is handled, each event is one event, and nothing outlives its job.</summary>
[Collection<CountsCallbackObjects>]
public sealed class BitsSubscriptionFaultTests
{
    private const string Url = "https://example.com/a";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BitsSimulator _bits = new();
    private readonly BitsManager _manager;
    private readonly BitsJob _job;
    private readonly ConcurrentQueue<BitsEvent> _events = new();

    public BitsSubscriptionFaultTests()
    {
        _bits.Server.Add(Url, new byte[100_000]);
        _bits.Server.Add(Url + "2", new byte[100_000]);
        _manager = _bits.Connect();
        _job = _manager.CreateDownloadJob("subscribed");
        _job.AddFiles([new(Url, @"C:\a"), new(Url + "2", @"C:\b")]);
    }

    [Fact]
    public async Task What_is_queued_is_handled_before_disposal_ends()
    {
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var subscription = _job.Subscribe(BitsEventKinds.FileTransferred | BitsEventKinds.JobEnd, async (e, token) =>
        {
            entered.Set();
            await Task.Run(release.Wait, CancellationToken.None);
            await Task.Delay(1, token);
            _events.Enqueue(e);
        });
        _job.Resume();
        _bits.RunUntilIdle();
        Assert.True(entered.Wait(Patience));
        var disposal = subscription.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        release.Set();
        await disposal.WaitAsync(Patience);

        // The one that ran gave way to the token, which is its own choice, and known; the others were handled.
        Assert.Equal([BitsEventKinds.FileTransferred, BitsEventKinds.JobTransferred], _events.Select(e => e.Kind));
        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Single(subscription.Faults));
    }

    [Fact]
    public async Task An_event_that_comes_while_a_subscription_closes_is_refused_and_delivered_to_the_next()
    {
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var first = _job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.FileTransferred, _ =>
        {
            entered.Set();
            release.Wait();
        });
        _bits.Faults.OnNotification = notification =>
        {
            // On its way when the subscription begins to close.
            if (notification is { Event: BitsEventKinds.JobTransferred, Attempt: 1 })
            {
                Assert.True(entered.Wait(Patience));
                _ = first.DisposeAsync().AsTask();
            }

            return SimulatedDelivery.Normal;
        };
        _job.Resume();
        _bits.Advance(TimeSpan.FromSeconds(5));
        release.Set();
        await first.DisposeAsync();
        Assert.NotEqual(HResults.S_OK, _bits.Notifications.Single(n => n.Event == BitsEventKinds.JobTransferred).HResult);

        await using var second = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _bits.RunUntilIdle();
        await second.WhenIdleAsync();
        Assert.Equal(BitsEventKinds.JobTransferred, Assert.Single(_events).Kind);
    }

    [Theory]
    [InlineData("GetRemoteName", 1)]
    [InlineData("GetLocalName", 1)]
    [InlineData("GetRemoteName", 50)]
    public async Task A_file_that_does_not_answer_is_no_lost_event(string call, int failures)
    {
        await using var subscription = _job.Subscribe(BitsEventKinds.FileTransferred, _events.Enqueue);
        _bits.Faults.FailCall(call, HResults.E_UNEXPECTED, failures);
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal(2, _events.Count);
        Assert.Equal(failures > 3, _events.OfType<BitsFileTransferredEvent>().All(e => e.File is null));
    }

    [Fact]
    public async Task Disposing_waits_for_the_handler_whoever_asks()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? started = null;
        BitsSubscription? subscription = null;
        var ended = 0;
        subscription = _job.Subscribe(BitsEventKinds.FileTransferred, async (_, _) =>
        {
            // What the first call has started is not the handler any more, when the second runs.
            if (started is null)
            {
                started = Task.Run(async () =>
                {
                    await entered.Task;
                    await subscription!.DisposeAsync();
                    Assert.Equal(1, Volatile.Read(ref ended));
                });
                return;
            }

            entered.SetResult();
            await release.Task;
            Interlocked.Increment(ref ended);
        });
        _job.Resume();
        _bits.RunUntilIdle();
        await entered.Task.WaitAsync(Patience);
        var second = Task.Run(subscription.Dispose);
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        release.SetResult();
        await second.WaitAsync(Patience);
        await started!.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("https://example.com/missing", BitsEventKinds.JobError)]
    [InlineData(Url, BitsEventKinds.JobTransferred)]
    public async Task A_change_of_a_property_makes_no_second_event_of_a_repeat(string url, BitsEventKinds end)
    {
        using var job = _manager.CreateDownloadJob("repeated");
        job.AddFile(url, @"C:\repeated");
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.FileTransferred, _events.Enqueue);

        // It is handled, and the answer is lost on its way back; then a property changes.
        _bits.Faults.OnNotification = notification => notification.Attempt < 3 ? SimulatedDelivery.Unanswered : SimulatedDelivery.Normal;
        job.Resume();
        for (var minute = 0; minute < 60; minute++)
        {
            _bits.Advance(TimeSpan.FromMinutes(1));
            job.Description = $"minute {minute}";
        }

        await subscription.WhenIdleAsync();
        Assert.True(_bits.Notifications.Count(n => n.Event == end) > 1, "It was delivered again.");
        Assert.Equal(end == BitsEventKinds.JobError ? [end] : [BitsEventKinds.FileTransferred, end], _events.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_second_error_is_a_second_event()
    {
        using var job = _manager.CreateDownloadJob("fails twice");
        job.AddFile("https://example.com/missing", @"C:\missing");
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        job.Resume();
        _bits.RunUntilIdle();
        job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal([BitsEventKinds.JobError, BitsEventKinds.JobError], _events.Select(e => e.Kind));
    }

    [Theory]
    [InlineData("here")]
    [InlineData("by another")]
    [InlineData("in the handler")]
    public void A_subscription_that_nobody_disposes_of_lets_go_when_its_job_has_ended(string how)
    {
        var before = CallbackObject.LiveCount;
        End(how);
        _job.Dispose();
        _manager.Dispose();
        Assert.True(SpinWait.SpinUntil(() => CallbackObject.LiveCount == before, Patience));
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                // Who ended the job through an event may still use that.
                if (how == "in the handler")
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }

                return _bits.OutstandingReferences == 0;
            },
            Patience));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void End(string how)
    {
        var subscription = _job.Subscribe(BitsEventKinds.JobEnd, e =>
        {
            if (how == "in the handler")
            {
                e.Job.Complete();
                Assert.Equal(BitsJobState.Acknowledged, e.Job.State);
            }
        });
        _job.Resume();
        _bits.RunUntilIdle();
        Assert.True(subscription.WhenIdleAsync().Wait(Patience));
        if (how == "here")
        {
            _job.Complete();
        }
        else if (how == "by another")
        {
            // As another process does it: past this library.
            var interop = _job.ToInterop();
            interop.Cancel();
            ((ComObject)(object)interop).FinalRelease();
        }

        Assert.True(SpinWait.SpinUntil(() => subscription.State == BitsSubscriptionState.Ended, Patience));
        Assert.Empty(subscription.Faults);
    }

    [Fact]
    public async Task After_a_restart_of_the_service_the_receiver_is_registered_again()
    {
        var states = new ConcurrentQueue<BitsSubscriptionState>();
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        subscription.StateChanged += (_, e) => states.Enqueue(e.State);
        _bits.IsServiceEnabled = false;
        _bits.RestartService();
        Assert.True(SpinWait.SpinUntil(() => subscription.State == BitsSubscriptionState.Lost, Patience));
        Assert.False(subscription.TryRenew());

        _bits.IsServiceEnabled = true;
        Assert.True(subscription.TryRenew());
        Assert.True(_job.TryReconnect());
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal(BitsEventKinds.JobTransferred, Assert.Single(_events).Kind);
        Assert.True(SpinWait.SpinUntil(() => states.Count == 2, Patience));
        Assert.Equal([BitsSubscriptionState.Lost, BitsSubscriptionState.Active], states);
    }

    [Fact]
    public async Task A_restart_is_noticed_without_being_asked()
    {
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _bits.RestartService();

        Assert.True(SpinWait.SpinUntil(() => _bits.Jobs[0].HasCallback, Patience));
        Assert.True(_job.TryReconnect());
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();
        Assert.Single(_events);
    }

    [Fact]
    public async Task A_receiver_that_was_replaced_is_told()
    {
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _job.ToInterop().SetNotifyInterface(new Receiver());

        Assert.True(SpinWait.SpinUntil(() => subscription.State == BitsSubscriptionState.Replaced, Patience));
        Assert.False(subscription.TryRenew());
        Assert.True(subscription.TryRenew(takeOver: true));
        Assert.Equal(BitsSubscriptionState.Active, subscription.State);
    }
}
