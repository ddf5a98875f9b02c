using System.Collections.Concurrent;
using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

// Counts the callback objects of the process: nothing else may run beside it.
[CollectionDefinition(DisableParallelization = true)]
public sealed class CountsCallbackObjects;

[Collection<CountsCallbackObjects>]
public sealed class BitsSubscriptionTests : IDisposable
{
    private const string Url = "https://example.com/a";
    private readonly BitsSimulator _bits = new();
    private readonly BitsManager _manager;
    private readonly BitsJob _job;
    private readonly ConcurrentQueue<BitsEvent> _events = new();

    public BitsSubscriptionTests()
    {
        _bits.Server.Add(Url, new byte[1_000_000]);
        _bits.Server.Add(Url + "2", new byte[1_000_000]);
        _manager = _bits.Connect();
        _job = _manager.CreateDownloadJob("subscribed");
        _job.AddFiles([new(Url, @"C:\a"), new(Url + "2", @"C:\b")]);
    }

    private BitsNotifyFlags Flags => _bits.Jobs[0].Flags;

    public void Dispose()
    {
        _job.Dispose();
        _manager.Dispose();
        Assert.Equal(0, _bits.OutstandingReferences);
        _bits.DisconnectReceivers();
        Assert.Equal(0, CallbackObject.LiveCount);
    }

    [Fact]
    public async Task Exactly_the_requested_events_arrive()
    {
        await using var subscription = _job.Subscribe(BitsEventKinds.JobTransferred | BitsEventKinds.FileTransferred, _events.Enqueue);
        Assert.Equal(BitsNotifyFlags.JobTransferred | BitsNotifyFlags.FileTransferred, Flags);
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal(
            [BitsEventKinds.FileTransferred, BitsEventKinds.FileTransferred, BitsEventKinds.JobTransferred], _events.Select(e => e.Kind));
        var file = Assert.IsType<BitsFileTransferredEvent>(_events.First()).File;
        Assert.Equal((Url, @"C:\a", 1_000_000L), (file!.RemoteName, file.LocalName, file.Progress.BytesTransferred));
        Assert.All(_bits.Notifications, notification => Assert.Equal(HResults.S_OK, notification.HResult));
    }

    [Theory]
    [InlineData(BitsEventKinds.JobTransferred, 1)]
    [InlineData(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, 1)]
    [InlineData(BitsEventKinds.FileTransferred, 2)]
    [InlineData(BitsEventKinds.FileTransferred | BitsEventKinds.FileRangesTransferred, 3)]
    public void The_receiver_has_the_interfaces_that_the_events_need(BitsEventKinds events, int level)
    {
        using var subscription = _job.Subscribe(events, _events.Enqueue);
        var job = _job.ToInterop();
        Assert.Equal(0, job.GetNotifyInterface(out var registered));

        Assert.True(registered is Runtime.Interop.IBackgroundCopyCallback);
        Assert.Equal(level >= 2, registered is Runtime.Interop.IBackgroundCopyCallback2);
        Assert.Equal(level >= 3, registered is Runtime.Interop.IBackgroundCopyCallback3);
        ((ComObject)(object)job).FinalRelease();
        registered = null;

        // The interop object for the receiver is shared, and released by its finalizer.
        subscription.Dispose();
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return CallbackObject.LiveCount == 0;
            },
            TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Disposing_restores_the_mask_and_is_harmless_after_the_end()
    {
        var first = _job.Subscribe(BitsEventKinds.JobModification, _events.Enqueue);
        first.Dispose();
        Assert.Equal(new(BitsEventKinds.JobEnd, false, false, null, null, null), _job.ReadNotification());

        var second = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _job.Cancel();
        second.Dispose();
        second.Dispose();
    }

    [Fact]
    public void Disposing_leaves_a_receiver_of_somebody_else_alone_that_came_later()
    {
        var first = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        var interop = _job.ToInterop();
        Assert.Equal(0, interop.SetNotifyInterface(new Receiver()));
        first.Dispose();

        Assert.Equal(new(BitsEventKinds.JobEnd, false, true, null, null, null), _job.ReadNotification());
        Assert.Equal(0, interop.SetNotifyInterface(null));
        ((ComObject)(object)interop).FinalRelease();
    }

    [Fact]
    public async Task An_end_that_came_before_is_delivered_once()
    {
        _job.Resume();
        _bits.RunUntilIdle();
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _bits.Advance(TimeSpan.FromMinutes(1));
        await subscription.WhenIdleAsync();

        Assert.Single(_events);
        Assert.Single(_bits.Notifications);
    }

    [Fact]
    public async Task Repeated_deliveries_are_one_event()
    {
        _bits.Faults.OnNotification = _ => SimulatedDelivery.Duplicate;
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.FileTransferred, _events.Enqueue);
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal(
            [BitsEventKinds.FileTransferred, BitsEventKinds.FileTransferred, BitsEventKinds.JobTransferred], _events.Select(e => e.Kind));
    }

    /// <summary>Wine answers E_NOTIMPL to the question for the times.</summary>
    [Theory]
    [InlineData("https://example.com/a", BitsEventKinds.JobTransferred)]
    [InlineData("https://example.com/missing", BitsEventKinds.JobError)]
    public async Task Looks_tell_an_end_once_where_the_service_keeps_no_times(string url, BitsEventKinds end)
    {
        _bits.Faults.FailCall("GetTimes", HResults.E_NOTIMPL, times: 100);
        using var job = _manager.CreateDownloadJob("no times");
        job.AddFile(url, @"C:\no times");
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        job.Resume();
        _bits.RunUntilIdle();
        for (var look = 0; look < 3; look++)
        {
            subscription.CatchUp();
            await subscription.WhenIdleAsync();
        }

        Assert.Equal(end, Assert.Single(_events).Kind);
    }

    [Fact]
    public async Task A_second_transfer_is_a_second_event()
    {
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _job.Resume();
        _bits.RunUntilIdle();
        _bits.Server.Add(Url + "3", [1]);
        _job.AddFile(Url + "3", @"C:\c");
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal([BitsEventKinds.JobTransferred, BitsEventKinds.JobTransferred], _events.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_modification_that_comes_after_the_end_is_dropped()
    {
        _bits.Faults.OnNotification = n => n is { Event: BitsEventKinds.JobModification, Attempt: 1 }
            ? SimulatedDelivery.Delayed(TimeSpan.FromMinutes(5))
            : SimulatedDelivery.Normal;
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, _events.Enqueue);
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Contains(_bits.Notifications, n => n is { Event: BitsEventKinds.JobModification, Attempt: 2 });
        Assert.Equal(BitsEventKinds.JobTransferred, Assert.Single(_events).Kind);
    }

    [Fact]
    public async Task An_error_is_told_with_its_reason()
    {
        _bits.Server.AnswerNext(Url, SimulatedResponse.Status(403));
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        var error = Assert.IsType<BitsJobErrorEvent>(Assert.Single(_events)).Error!;
        Assert.Equal(403, error.Info.HttpStatusCode);
        Assert.Equal(Url, error.File!.RemoteName);
    }

    [Fact]
    public async Task A_handler_that_throws_harms_nobody()
    {
        var raised = new ConcurrentQueue<Exception>();
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.FileTransferred, e =>
        {
            _events.Enqueue(e);
            throw new FormatException(e.Kind.ToString());
        });
        subscription.HandlerFaulted += (_, e) => raised.Enqueue(e.Exception);
        subscription.HandlerFaulted += (_, _) => throw new InvalidOperationException();
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal(3, _events.Count);
        Assert.Equal(3, raised.Count);
        Assert.Equal(6, subscription.Faults.Count);
        Assert.All(_bits.Notifications, notification => Assert.Equal((HResults.S_OK, 1), (notification.HResult, notification.Attempt)));
    }

    [Fact]
    public async Task A_handler_that_blocks_holds_up_its_own_job_only()
    {
        using var release = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, 6).Select(_ => _manager.CreateDownloadJob("blocked")).ToArray();
        var subscriptions = blocked.Select(job =>
        {
            job.AddFile(Url, @"C:\a");
            var subscription = job.Subscribe(BitsEventKinds.JobEnd, async (_, token) =>
            {
                await Task.Run(release.Wait, token);
            });
            job.Resume();
            return subscription;
        }).ToArray();
        _bits.RunUntilIdle();

        await using (var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue))
        {
            _job.Resume();
            _bits.RunUntilIdle();
            await subscription.WhenIdleAsync();
            Assert.Single(_events);
        }

        release.Set();
        foreach (var (job, subscription) in blocked.Zip(subscriptions))
        {
            await subscription.DisposeAsync();
            job.Dispose();
        }
    }

    [Fact]
    public async Task Disposing_from_the_handler_does_not_wait_for_itself()
    {
        BitsSubscription? subscription = null;
        var done = new TaskCompletionSource();
        subscription = _job.Subscribe(BitsEventKinds.JobTransferred, async (e, token) =>
        {
            _events.Enqueue(e);
            await subscription!.DisposeAsync();
            Assert.True(token.IsCancellationRequested);
            Assert.NotEqual(BitsJobState.Cancelled, e.Job.State);
            done.SetResult();
        });
        _job.Resume();
        _bits.RunUntilIdle();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await subscription.WhenIdleAsync();

        Assert.Single(_events);
        Assert.Empty(subscription.Faults);
    }

    [Fact]
    public async Task Disposing_waits_for_a_running_handler()
    {
        var entered = new TaskCompletionSource();
        var ended = false;
        var subscription = _job.Subscribe(BitsEventKinds.JobEnd, async (_, token) =>
        {
            entered.SetResult();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, token));
            ended = true;
        });
        _job.Resume();
        _bits.RunUntilIdle();
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await subscription.DisposeAsync();

        Assert.True(ended);
    }

    [Fact]
    public async Task The_handler_may_complete_the_job()
    {
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, e => e.Job.Complete());
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Equal(BitsJobState.Acknowledged, _job.State);
        Assert.Empty(subscription.Faults);
    }

    [Theory]
    [InlineData("GetNotifyFlags")]
    [InlineData("SetNotifyFlags")]
    [InlineData("SetNotifyInterface")]
    [InlineData("GetState")]
    public void A_failed_registration_leaves_everything_as_it_was(string call)
    {
        _bits.Faults.FailCall(call, HResults.E_ACCESSDENIED);

        Assert.Equal(
            "E_ACCESSDENIED",
            Assert.Throws<BitsException>(() => _job.Subscribe(BitsEventKinds.JobModification, _events.Enqueue)).Error.Name);
        Assert.Equal(new(BitsEventKinds.JobEnd, false, false, null, null, null), _job.ReadNotification());
    }

    [Fact]
    public void What_cannot_be_delivered_is_refused()
    {
        using var upload = _manager.CreateUploadJob("upload");
        Assert.Contains(
            "upload", Assert.Throws<InvalidOperationException>(() => upload.Subscribe(BitsEventKinds.FileTransferred, _ => { })).Message);
        Assert.Throws<InvalidOperationException>(() => upload.Subscribe(BitsEventKinds.FileRangesTransferred, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _job.Subscribe(BitsEventKinds.None, _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _job.Subscribe((BitsEventKinds)0x04, _ => { }));
        Assert.Throws<ArgumentNullException>(() => _job.Subscribe(BitsEventKinds.JobEnd, (Action<BitsEvent>)null!));
        using var dynamicJob = _manager.CreateDownloadJob("dynamic");
        dynamicJob.IsDynamicContent = true;
        Assert.Throws<InvalidOperationException>(() => dynamicJob.Subscribe(BitsEventKinds.FileRangesTransferred, _ => { }));

        using var seven = new BitsSimulator(new() { Version = BitsVersion.V4_0 }).Connect();
        using var job = seven.CreateDownloadJob("seven");
        Assert.Equal(
            BitsVersion.V10_1,
            Assert.Throws<BitsVersionNotSupportedException>(
                () => job.Subscribe(BitsEventKinds.FileRangesTransferred, _ => { })).RequiredVersion);
        job.Subscribe(BitsEventKinds.FileTransferred, _ => { }).Dispose();
        using var xp = new BitsSimulator(new() { Version = BitsVersion.V2_0 }).Connect();
        using var old = xp.CreateDownloadJob("xp");
        Assert.Equal(
            BitsVersion.V3_0,
            Assert.Throws<BitsVersionNotSupportedException>(() => old.Subscribe(BitsEventKinds.FileTransferred, _ => { })).RequiredVersion);
    }

    [Fact]
    public async Task A_subscription_outlives_the_job_object_it_was_made_with()
    {
        var other = _manager.GetJob(_job.Id);
        await using var subscription = other.Subscribe(BitsEventKinds.JobEnd, e => Assert.Equal(BitsJobState.Transferred, e.Job.State));
        other.Dispose();
        _job.Resume();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();

        Assert.Empty(subscription.Faults);
    }

    [Fact]
    public async Task Muting_silences_until_it_is_undone()
    {
        _job.MuteNotifications();
        await using var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _events.Enqueue);
        Assert.Equal(new(BitsEventKinds.None, true, true, null, null, null), _job.ReadNotification());
        _job.Resume();
        _bits.RunUntilIdle();
        Assert.Empty(_bits.Notifications);

        _job.UnmuteNotifications();
        _bits.RunUntilIdle();
        await subscription.WhenIdleAsync();
        Assert.Single(_events);
    }

    [Fact]
    public async Task Disposing_just_when_a_handler_ends_takes_the_receiver_off()
    {
        _job.Resume();
        _bits.RunUntilIdle();
        for (var round = 0; round < 2000; round++)
        {
            // The end that came before is handed out at once, on another thread.
            var subscription = _job.Subscribe(BitsEventKinds.JobEnd, _ => { });
            Thread.SpinWait(round);
            await subscription.DisposeAsync();
            Assert.False(_bits.Jobs[0].HasCallback);
        }
    }

    [Fact]
    public async Task Disposal_from_many_threads_releases_once()
    {
        for (var round = 0; round < 50; round++)
        {
            using var job = _manager.CreateDownloadJob("race");
            job.AddFile(Url, @"C:\a");
            var subscription = job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, _ => { });
            job.Resume();
            var advance = Task.Run(() => _bits.Advance(TimeSpan.FromSeconds(2)));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await subscription.DisposeAsync())).Append(advance));
            job.Cancel();
        }
    }

    [Fact]
    public async Task Events_can_be_read_as_a_stream()
    {
        var read = Task.Run(async () =>
        {
            await foreach (var e in _job.ReadEventsAsync(BitsEventKinds.JobEnd | BitsEventKinds.FileTransferred))
            {
                _events.Enqueue(e);
                if (e is BitsJobTransferredEvent)
                {
                    e.Job.Complete();
                }
            }
        });
        Assert.True(SpinWait.SpinUntil(() => _bits.Jobs[0].HasCallback, TimeSpan.FromSeconds(10)));
        _job.Resume();
        await _bits.RunUntilAsync(read);

        Assert.Equal(
            [BitsEventKinds.FileTransferred, BitsEventKinds.FileTransferred, BitsEventKinds.JobTransferred], _events.Select(e => e.Kind));
        Assert.Equal(BitsJobState.Acknowledged, _job.State);
    }

    [Fact]
    public async Task A_stream_makes_up_for_a_lost_notification()
    {
        _bits.Faults.OnNotification = _ => SimulatedDelivery.Lost;
        _job.Resume();
        await foreach (var e in Watch())
        {
            Assert.Equal(BitsEventKinds.JobTransferred, e.Kind);
            break;
        }

        async IAsyncEnumerable<BitsEvent> Watch()
        {
            await using var events = _job.ReadEventsAsync(BitsEventKinds.JobEnd).GetAsyncEnumerator();
            var next = events.MoveNextAsync().AsTask();
            await _bits.RunUntilAsync(next);
            yield return events.Current;
        }
    }
}
