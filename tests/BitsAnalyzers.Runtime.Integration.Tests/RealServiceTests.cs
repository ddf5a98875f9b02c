using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.Interop;
using Xunit;

namespace BitsAnalyzers.Runtime.Integration.Tests;

/// <summary>What the library does with a service that is not its own.</summary>
[Collection(BitsService.Collection)]
public sealed class RealServiceTests : IDisposable
{
    private const uint LocalServer = 4;

    private readonly BitsService _service = BitsService.Create();
    private readonly LoopbackServer _server = new();
    private readonly BitsManager _manager;

    public RealServiceTests()
    {
        _manager = BitsManager.Connect(_service.Connection);
        _server.Content["/a"] = [.. Enumerable.Range(0, 300_000).Select(i => (byte)i)];
        _server.Content["/b"] = [1, 2, 3];
    }

    private string Url => _server.Address + "a";

    private string MissingUrl => _server.Address + "missing";

    public void Dispose()
    {
        // No call waits for an answer that the server holds back; and a test may have restarted the service.
        _server.Release();
        using var manager = BitsManager.Connect(_service.Connection);
        foreach (var job in manager.GetJobs())
        {
            job.TryCancel();
            job.Dispose();
        }

        _manager.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_file_is_downloaded_with_progress()
    {
        var path = _service.NewPath();
        var progress = new ProgressLog();
        var options = new BitsTransferOptions
        {
            Connection = _service.Connection,
            Wait = new() { PollInterval = TimeSpan.FromMilliseconds(100) }
        };
        await _service.CompleteAsync(BitsTransfer.DownloadAsync([new(Url, path)], options, progress));

        Assert.Equal(_server.Content["/a"], _service.TryReadFile(path));
        Assert.Equal(1, progress.Reports[^1].Fraction);
        Assert.Empty(LiveJobs());
    }

    [Fact]
    public async Task A_missing_file_is_explained_and_leaves_no_job()
    {
        var options = new BitsTransferOptions { Connection = _service.Connection };
        var failure = await Assert.ThrowsAsync<BitsTransferException>(
            () => _service.CompleteAsync(BitsTransfer.DownloadAsync([new(MissingUrl, _service.NewPath())], options)));

        Assert.Equal("BG_E_HTTP_ERROR_404", failure.Error.Name);
        Assert.Equal(BitsErrorContext.RemoteFile, failure.JobError!.Context);
        Assert.Empty(LiveJobs());
    }

    [Fact]
    public async Task Cancellation_leaves_no_job()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new BitsTransferOptions { Connection = _service.Connection };
        var download = BitsTransfer.DownloadAsync(
            [new(Url, _service.NewPath())], options, new ProgressLog(_ => cancellation.Cancel()), cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _service.CompleteAsync(download));
        Assert.Empty(LiveJobs());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_server_has_not_sent_is_not_transferred(bool breaksOff)
    {
        (breaksOff ? _server.BreaksOff : _server.Failing)["/a"] = true;
        using var job = _manager.CreateDownloadJob("broken");
        job.NoProgressTimeout = TimeSpan.Zero;
        job.AddFile(Url, _service.NewPath());
        job.Resume();
        _service.RunTransfers(_manager);

        _service.Expect(WineDifferences.BrokenTransfersAreTransferred, () => Assert.Equal(BitsJobState.Error, job.State));
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again()
    {
        _server.Dispose();
        using var job = _manager.CreateDownloadJob("refused");
        job.AddFile(Url, _service.NewPath());
        job.Resume();

        await _service.UntilAsync(() => job.State is BitsJobState.TransientError or BitsJobState.Error);
        _service.Expect(WineDifferences.RefusedConnectionsAreFatal, () =>
        {
            Assert.Equal(BitsJobState.TransientError, job.State);
            Assert.True(job.GetError()!.IsTransient);
        });
    }

    [Fact]
    public void An_address_that_BITS_does_not_know_is_refused()
    {
        using var job = _manager.CreateDownloadJob("gopher");

        _service.Expect(WineDifferences.AddressesAreNotLookedAt, () => Assert.Equal(
            "E_INVALIDARG", Assert.Throws<BitsException>(() => job.AddFile("gopher://example.com/a", _service.NewPath())).Error.Name));
    }

    [Fact]
    public void A_new_job_has_the_documented_times()
    {
        using var job = _manager.CreateDownloadJob("defaults");

        _service.Expect(WineDifferences.OtherDefaults, () => Assert.Equal(
            (TimeSpan.FromMinutes(10), TimeSpan.FromDays(14)), (job.MinimumRetryDelay, job.NoProgressTimeout)));
    }

    [Fact]
    public void Resuming_what_is_transferred_changes_nothing()
    {
        using var job = _manager.CreateDownloadJob("resumed");
        job.AddFile(Url, _service.NewPath());
        job.Resume();
        _service.RunTransfers(_manager);

        _service.Expect(WineDifferences.ResumeOfTransferredIsRefused, job.Resume);
        Assert.Equal(BitsJobState.Transferred, job.State);
    }

    [Fact]
    public void A_job_that_has_no_files_yet_is_cancelled_without_a_trace()
    {
        using var job = _manager.CreateDownloadJob("cancelled");

        Assert.Equal(BitsCancelOutcome.Cancelled, job.Cancel());
    }

    [Fact]
    public void A_job_that_never_ran_is_cancelled_without_a_trace()
    {
        using var job = _manager.CreateDownloadJob("cancelled");
        job.AddFile(Url, _service.NewPath());

        _service.Expect(
            WineDifferences.CancelClaimsThatFilesAreLeft, () => Assert.Equal(BitsCancelOutcome.Cancelled, job.Cancel()));
    }

    [Theory]
    [InlineData("F087771F-D74F-4C1A-BB8A-E16ACA9124EA")]
    [InlineData("6D18AD12-BDE3-4393-B311-099C346E6DF9")]
    [InlineData("BB6DF56B-CACE-11DC-9992-0019B93A3A84")]
    [InlineData("1ECCA34C-E88A-44E3-8D6A-8921BDE9E452")]
    public void The_classes_of_later_versions_are_registered(string classId)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "The registration of classes is a matter of Windows.");
        _service.Expect(WineDifferences.OnlyTheFirstClassIsRegistered, () =>
        {
            var hresult = CoCreateInstance(new Guid(classId), 0, LocalServer, typeof(IBackgroundCopyManager).GUID, out var manager);
            Assert.Equal(HResults.S_OK, hresult);
            Marshal.Release(manager);
        });
    }

    [Fact]
    public void Jobs_outlive_the_service()
    {
        Assert.SkipWhen(_service.IsWine, WineDifferences.JobsEndWithTheService);
        using var job = _manager.CreateDownloadJob("outliving");
        _ = job.Id;
        Assert.SkipUnless(_service.TryRestart(), "The service of a machine is not for a test to stop.");

        Assert.True(job.TryReconnect());
        Assert.Equal(BitsJobState.Suspended, job.State);
        job.Cancel();
    }

    [Fact]
    public async Task A_receiver_may_leave_during_its_call()
    {
        Assert.SkipWhen(_service.IsWine, WineDifferences.ReceiverCannotLeaveDuringItsCall);
        using var job = _manager.CreateDownloadJob("leaving");
        job.AddFile(Url, _service.NewPath());
        var interop = job.ToInterop();
        var left = false;
        interop.SetNotifyInterface(new Agreement.EventRecorder(_ =>
        {
            left = interop.SetNotifyInterface(null) == HResults.S_OK;
        }));
        job.Resume();
        await _service.UntilAsync(() => Volatile.Read(ref left));

        Assert.False(job.ReadNotification().HasCallback);
        job.Complete();
    }

    [Fact]
    public void Jobs_are_created_found_and_listed()
    {
        using var job = _manager.CreateDownloadJob("listed");
        Assert.Equal("listed", job.DisplayName);
        Assert.Equal(BitsJobState.Suspended, job.State);
        Assert.Equal(BitsJobType.Download, job.Type);
        using (var same = _manager.GetJob(job.Id))
        {
            Assert.Equal(job.Id, same.Id);
        }

        Assert.Equal(job.Id, Assert.Single(LiveJobs()));
        Assert.False(_manager.TryGetJob(Guid.NewGuid(), out _));
        Assert.Equal(HResults.BG_E_NOT_FOUND, Assert.Throws<BitsException>(() => _manager.GetJob(Guid.NewGuid())).HResult);
    }

    [Fact]
    public void Files_are_added_and_listed()
    {
        using var job = _manager.CreateDownloadJob("files");
        var path = _service.NewPath();
        job.AddFile(Url, path);
        job.AddFiles([new(_server.Address + "b", path + "b"), new(_server.Address + "c", path + "c")]);

        var files = job.GetFiles();
        Assert.Equal(
            [Url, _server.Address + "b", _server.Address + "c"], files.Select(file => file.RemoteName).Order(StringComparer.Ordinal));
        Assert.Equal([path, path + "b", path + "c"], files.Select(file => file.LocalName).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    [Fact]
    public void Files_are_listed_in_the_order_they_were_added()
    {
        using var job = _manager.CreateDownloadJob("order");
        job.AddFile(Url, _service.NewPath());
        job.AddFile(_server.Address + "b", _service.NewPath());

        _service.Expect(
            WineDifferences.FilesAreListedBackwards,
            () => Assert.Equal([Url, _server.Address + "b"], job.GetFileSnapshots().Select(file => file.RemoteName)));
    }

    [Fact]
    public void The_flags_matrix_is_that_of_the_version()
    {
        using var job = _manager.CreateDownloadJob("flags");
        var interop = job.ToInterop();
        var known = job.Version >= BitsVersion.V10_1 ? 0x3Fu : 0x1Fu;
        uint[] masks = [.. Enumerable.Range(0, 0x40).Select(mask => (uint)mask), 0x40, 0x80, 0x100, 0x80000000, 0xFFFFFFFF];
        Assert.Equal((uint)BitsEventKinds.JobEnd, Flags());
        foreach (var mask in masks)
        {
            var before = Flags();
            var isValid = (mask & ~known) == 0;
            Assert.Equal((mask, isValid ? HResults.S_OK : HResults.E_NOTIMPL), (mask, interop.SetNotifyFlags(mask)));
            Assert.Equal(isValid ? mask : before, Flags());
        }

        job.Cancel();
        Assert.All(masks, mask => Assert.Equal((mask, HResults.BG_E_INVALID_STATE), (mask, interop.SetNotifyFlags(mask))));

        uint Flags()
        {
            Assert.Equal(HResults.S_OK, interop.GetNotifyFlags(out var flags));
            return flags;
        }
    }

    [Fact]
    public void Final_states_refuse_what_they_must()
    {
        using var job = _manager.CreateDownloadJob("final");
        job.AddFile(Url, _service.NewPath());
        Assert.Equal("BG_E_EMPTY", Assert.Throws<BitsException>(() => _manager.CreateDownloadJob("empty").Resume()).Error.Name);
        Assert.Null(job.GetError());
        job.Cancel();

        Assert.Equal(BitsJobState.Cancelled, job.State);
        Assert.Equal(BitsCancelOutcome.AlreadyEnded, job.TryCancel());
        Assert.Equal(BitsCompleteOutcome.AlreadyEnded, job.TryComplete());
        Assert.Equal("BG_E_INVALID_STATE", Assert.Throws<BitsException>(() => job.Cancel()).Error.Name);
        Assert.Equal("BG_E_INVALID_STATE", Assert.Throws<BitsException>(job.Resume).Error.Name);
        Assert.Equal("BG_E_INVALID_STATE", Assert.Throws<BitsException>(job.MuteNotifications).Error.Name);
        Assert.Equal("BG_E_INVALID_STATE", Assert.Throws<BitsException>(() => job.Subscribe(BitsEventKinds.JobEnd, _ => { })).Error.Name);
        Assert.Equal(HResults.BG_E_INVALID_STATE, job.ToInterop().SetNotifyInterface(null));
    }

    [Fact]
    public void Final_jobs_are_no_longer_found()
    {
        using var job = _manager.CreateDownloadJob("final");
        job.Cancel();

        _service.Expect(WineDifferences.FinalJobsStayListed, () =>
        {
            Assert.False(_manager.TryGetJob(job.Id, out _));
            Assert.Empty(_manager.GetJobSnapshots());
        });
    }

    [Fact]
    public async Task A_subscription_gets_the_end_of_a_transfer()
    {
        using var job = _manager.CreateDownloadJob("subscribed");
        var path = _service.NewPath();
        job.AddFile(Url, path);
        var events = new ConcurrentQueue<BitsEvent>();
        var subscription = job.Subscribe(BitsEventKinds.JobEnd, events.Enqueue);
        Assert.True(job.ReadNotification().HasCallback);
        job.Resume();
        await _service.UntilAsync(() => !events.IsEmpty);

        Assert.IsType<BitsJobTransferredEvent>(Assert.Single(events));
        Assert.Equal(BitsCompleteOutcome.Completed, job.TryComplete());
        await subscription.DisposeAsync();
        Assert.Equal(_server.Content["/a"], _service.TryReadFile(path));
        Assert.Equal(BitsJobState.Acknowledged, job.State);
    }

    [Fact]
    public async Task A_handler_that_throws_is_not_called_again()
    {
        using var job = _manager.CreateDownloadJob("throwing");
        job.AddFile(Url, _service.NewPath());
        var calls = 0;
        await using var subscription = job.Subscribe(BitsEventKinds.JobTransferred, _ =>
        {
            calls++;
            throw new FormatException();
        });
        job.Resume();
        await _service.UntilAsync(() => subscription.Faults.Count > 0);

        Assert.Equal(1, calls);
        Assert.IsType<FormatException>(Assert.Single(subscription.Faults));
        job.Complete();
    }

    [Fact]
    public async Task A_subscription_that_is_disposed_of_gets_nothing()
    {
        using var job = _manager.CreateDownloadJob("unsubscribed");
        job.AddFile(Url, _service.NewPath());
        var calls = 0;
        job.Subscribe(BitsEventKinds.JobEnd, _ => calls++).Dispose();
        Assert.False(job.ReadNotification().HasCallback);
        job.Resume();
        var wait = job.WaitAsync(new BitsWaitOptions { PollInterval = TimeSpan.FromMilliseconds(50), UseNotifications = false });
        Assert.Equal(BitsJobOutcome.Transferred, (await _service.CompleteAsync(wait)).Outcome);

        Assert.Equal(0, calls);
        job.Complete();
    }

    [Fact]
    public async Task An_error_is_delivered()
    {
        using var job = _manager.CreateDownloadJob("failing");
        job.AddFile(MissingUrl, _service.NewPath());
        var events = new ConcurrentQueue<BitsEvent>();
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, events.Enqueue);
        job.Resume();
        _service.RunTransfers(_manager);
        _service.AwaitNotifications(() => !events.IsEmpty);
        if (!_service.IsWine)
        {
            await _service.UntilAsync(() => !events.IsEmpty);
        }

        _service.Expect(
            WineDifferences.OnlyTransferredIsDelivered,
            () => Assert.Equal(404, Assert.IsType<BitsJobErrorEvent>(Assert.Single(events)).Error!.Info.HttpStatusCode));
    }

    [Fact]
    public async Task A_wait_sees_an_error_that_is_not_delivered()
    {
        using var job = _manager.CreateDownloadJob("failing");
        job.AddFile(MissingUrl, _service.NewPath());
        job.Resume();
        var result = await _service.CompleteAsync(job.WaitAsync(new BitsWaitOptions { PollInterval = TimeSpan.FromMilliseconds(50) }));

        Assert.Equal(BitsJobOutcome.Error, result.Outcome);
        Assert.Equal("BG_E_HTTP_ERROR_404", result.Error!.Info.Name);
        Assert.Equal(BitsCompleteOutcome.PartiallyCompleted, job.TryComplete(allowPartial: true));
    }

    [Fact]
    public async Task Disable_silences_the_end()
    {
        using var job = _manager.CreateDownloadJob("muted");
        job.AddFile(Url, _service.NewPath());
        var calls = 0;
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, _ => calls++);
        job.MuteNotifications();
        job.Resume();
        _service.RunTransfers(_manager);
        _service.AwaitSilence(() => Volatile.Read(ref calls) > 0);

        // Also on Wine, where BG_NOTIFY_DISABLE beside other flags is ignored: the library sets it alone.
        Assert.Equal(0, Volatile.Read(ref calls));
    }

    [Fact]
    public async Task A_subscription_after_the_end_is_told()
    {
        using var job = _manager.CreateDownloadJob("late");
        job.AddFile(Url, _service.NewPath());
        job.Resume();
        await _service.CompleteAsync(
            job.WaitAsync(new BitsWaitOptions { PollInterval = TimeSpan.FromMilliseconds(50), UseNotifications = false }));
        var calls = 0;

        // Where the service itself does not deliver late (see WineDifferences.NoLateDelivery), the look at the job does.
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, _ => Interlocked.Increment(ref calls));
        // More than once is allowed: the service may be about to deliver the end that the look has seen (see WineDifferences.NoTimes).
        await _service.UntilAsync(() => Volatile.Read(ref calls) > 0);
        job.Complete();
    }

    [Fact]
    public void A_command_line_is_stored()
    {
        using var job = _manager.CreateDownloadJob("program");
        var line = BitsCommandLine.Run(@"C:\Windows\System32\where.exe").WithJobId();
        if (_service.IsWine)
        {
            // The difference is itself a test: the failure is explained and the mask is as before.
            Assert.Equal(
                "E_NOTIMPL", Assert.Throws<BitsException>(() => job.NotifyByCommandLine(line, BitsCommandLineEvents.JobError)).Error.Name);
            Assert.Equal(BitsEventKinds.JobEnd, job.ReadNotification().Events);
            Assert.Skip(WineDifferences.NoCommandLine);
        }

        job.NotifyByCommandLine(line);
        Assert.Equal(line.FormatParameters(job.Id), job.ReadNotification().Parameters);
    }

    [Fact]
    public void A_job_can_be_suspended()
    {
        using var job = _manager.CreateDownloadJob("suspended");
        job.AddFile(Url, _service.NewPath());
        if (_service.IsWine)
        {
            Assert.Equal("E_NOTIMPL", Assert.Throws<BitsException>(job.Suspend).Error.Name);
            Assert.Skip(WineDifferences.NoSuspend);
        }

        _server.Hold();
        job.Resume();
        job.Suspend();
        Assert.Equal(BitsJobState.Suspended, job.State);
    }

    [Fact]
    public void Times_and_errors_are_told()
    {
        using var job = _manager.CreateDownloadJob("times");
        if (_service.IsWine)
        {
            Assert.Equal("E_NOTIMPL", Assert.Throws<BitsException>(() => job.Times).Error.Name);
            Assert.Equal("E_NOTIMPL", Assert.Throws<BitsException>(() => job.ErrorCount).Error.Name);
            Assert.Skip(WineDifferences.NoTimes);
        }

        Assert.Equal(0, job.ErrorCount);
        Assert.Null(job.Times.Transferred);
        Assert.InRange(job.Times.Modified, job.Times.Created, DateTimeOffset.MaxValue);
    }

    /// <summary>Also where the service keeps no times that tell a second look from a second end.</summary>
    [Fact]
    public async Task A_stream_tells_the_end_once()
    {
        using var job = _manager.CreateDownloadJob("stream");
        job.AddFile(Url, _service.NewPath());
        job.Resume();
        await _service.CompleteAsync(
            job.WaitAsync(new BitsWaitOptions { PollInterval = TimeSpan.FromMilliseconds(50), UseNotifications = false }));
        _service.RunTransfers(_manager);
        await using var events = job.ReadEventsAsync(BitsEventKinds.JobEnd).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(BitsEventKinds.JobTransferred, events.Current.Kind);

        // The next thing that the stream tells is that the job is over, after looks that see it transferred.
        var next = events.MoveNextAsync().AsTask();
        await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(2.5)));
        job.Complete();
        Assert.False(await _service.CompleteAsync(next));
    }

    [Fact]
    public void Properties_can_be_set()
    {
        using var job = _manager.CreateDownloadJob("properties");
        if (_service.IsWine)
        {
            Assert.Equal(BitsVersion.V5_0, Assert.Throws<BitsVersionNotSupportedException>(() => job.IsDynamicContent).RequiredVersion);
            Assert.Skip(WineDifferences.NoJob5);
        }

        job.IsDynamicContent = true;
        Assert.True(job.IsDynamicContent);
        job.MaxDownloadSize = 12345;
        Assert.Equal(12345, job.MaxDownloadSize);
    }

    [Fact]
    public void Ranges_need_a_version_that_has_them()
    {
        using var job = _manager.CreateDownloadJob("ranges");
        job.AddFile(Url, _service.NewPath());
        if (job.Version >= BitsVersion.V10_1)
        {
            job.Subscribe(BitsEventKinds.FileRangesTransferred, _ => { }).Dispose();
        }
        else
        {
            Assert.Equal(
                BitsVersion.V10_1,
                Assert.Throws<BitsVersionNotSupportedException>(
                    () => job.Subscribe(BitsEventKinds.FileRangesTransferred, _ => { })).RequiredVersion);
        }
    }

    [Fact]
    public void A_job_of_the_interop_interfaces_can_be_used()
    {
        var interop = _manager.ToInterop();
        Assert.Equal(0, interop.CreateJob("interop", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out var id, out var theirs));
        using var job = BitsJob.From(theirs);

        Assert.Equal(id, job.Id);
        Assert.Equal("interop", job.DisplayName);
        Assert.Equal(0, theirs.Cancel());
        Assert.Equal(BitsJobState.Cancelled, job.State);
    }

    [Fact]
    public void A_job_can_be_used_from_a_thread_of_a_user_interface()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Apartments are a matter of Windows.");
        using var outside = _manager.CreateDownloadJob("from outside");
        var interop = outside.ToInterop();
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var manager = BitsManager.Connect();
                using var job = manager.CreateDownloadJob("apartment");
                job.AddFile(Url, _service.NewPath());
                using var subscription = job.Subscribe(BitsEventKinds.JobEnd, _ => { });
                Assert.Equal(BitsJobState.Suspended, Task.Run(() => job.State).Result);
                Assert.Equal(BitsJobState.Suspended, outside.State);
                using var same = BitsJob.From(interop);
                Assert.Equal(outside.Id, same.Id);

                // An interop object that is asked for here can be used here.
                Assert.Equal(HResults.S_OK, outside.ToInterop().GetState(out var state));
                Assert.Equal(BG_JOB_STATE.BG_JOB_STATE_SUSPENDED, state);
                Assert.Equal(HResults.S_OK, manager.ToInterop().GetJob(outside.Id, out _));
                job.TryCancel();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }

    /// <summary>Jobs that are not in a final state: Wine lists those too.</summary>
    private List<Guid> LiveJobs()
    {
        var live = new List<Guid>();
        foreach (var job in _manager.GetJobs())
        {
            if (job.State is not (BitsJobState.Acknowledged or BitsJobState.Cancelled))
            {
                live.Add(job.Id);
            }

            job.Dispose();
        }

        return live;
    }

    [DllImport("ole32")]
    private static extern int CoCreateInstance(in Guid classId, nint outer, uint context, in Guid interfaceId, out nint instance);
}
