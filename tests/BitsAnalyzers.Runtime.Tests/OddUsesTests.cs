using System.Collections.Concurrent;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>Ordinary calls in unusual orders: nothing is lost, left behind or done twice.</summary>
public sealed class OddUsesTests
{
    private const string Url = "https://example.com/a";
    private const string Path = @"C:\a";
    private readonly BitsSimulator _bits = new();

    public OddUsesTests() => _bits.Server.Add(Url, new byte[2_000_000]);

    public static TheoryData<string, bool> DisposalOrders
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var order in Permutations("mj12"))
            {
                data.Add(order, true);
                data.Add(order, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(DisposalOrders))]
    public void Everything_may_be_disposed_of_in_any_order(string order, bool isTransferred)
    {
        var manager = _bits.Connect();
        var job = manager.CreateDownloadJob("order");
        var id = job.Id;
        job.AddFile(Url, Path);
        var first = job.Subscribe(BitsEventKinds.JobEnd, _ => { });
        var second = job.Subscribe(BitsEventKinds.JobModification, _ => { });
        if (isTransferred)
        {
            job.Resume();
            _bits.RunUntilIdle();
        }

        foreach (var what in order)
        {
            IDisposable next = what switch { 'm' => manager, 'j' => job, '1' => first, _ => second };
            next.Dispose();
            next.Dispose();
        }

        Assert.Equal(((uint)BitsEventKinds.JobEnd, false), ((uint)_bits.GetJob(id).Flags, _bits.GetJob(id).HasCallback));
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    /// <summary>As documented, a program may complete its job, and so may anybody who hears of the end.</summary>
    [Theory]
    [InlineData("program")]
    [InlineData("subscription")]
    public async Task A_download_that_somebody_else_completes_is_there(string who)
    {
        using var manager = _bits.Connect();
        _bits.RunProgram = run =>
        {
            // The download itself may be quicker.
            if (manager.TryGetJob(run.JobId, out var job))
            {
                job.TryComplete();
                job.Dispose();
            }

            return 0;
        };
        var options = Options();
        options.Configure = job =>
        {
            if (who == "program")
            {
                job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\finish.exe"));
            }
            else
            {
                job.Subscribe(BitsEventKinds.JobTransferred, e => e.Job.TryComplete());
            }
        };

        await _bits.RunUntilAsync(BitsTransfer.DownloadAsync([new(Url, Path)], options));
        Assert.Equal(2_000_000, _bits.Files.Read(Path).Length);
        Assert.Equal(BitsJobState.Acknowledged, Assert.Single(_bits.Jobs).State);
    }

    [Fact]
    public async Task A_download_that_somebody_completes_too_early_is_not_there()
    {
        using var manager = _bits.Connect();
        var download = await StartAsync(() =>
        {
            using var same = manager.GetJob(_bits.Jobs[0].Id);
            same.TryComplete(allowPartial: true);
        });
        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(download));

        Assert.Equal((BitsJobOutcome.Acknowledged, false), (failure.Outcome, failure.IsJobKept));
    }

    /// <summary>Between the end of the transfer and its completion.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_that_ends_at_the_last_moment_is_told_as_it_is(bool isCompleted)
    {
        using var manager = _bits.Connect();
        var progress = new ProgressLog(report =>
        {
            if (report.State == BitsJobState.Transferred)
            {
                using var same = manager.GetJob(_bits.Jobs[0].Id);
                _ = isCompleted ? (object)same.Complete() : same.Cancel();
            }
        });
        var download = BitsTransfer.DownloadAsync([new(Url, Path)], Options(), progress);
        if (isCompleted)
        {
            await _bits.RunUntilAsync(download);
            Assert.Equal(2_000_000, _bits.Files.Read(Path).Length);
        }
        else
        {
            var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(download));
            Assert.Equal((BitsJobOutcome.Cancelled, false), (failure.Outcome, failure.IsJobKept));
        }
    }

    [Fact]
    public async Task Finishing_a_job_twice_is_finishing_it()
    {
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("twice");
        job.AddFile(Url, Path);
        await _bits.RunUntilAsync(Task.WhenAll(BitsTransfer.FinishAsync(job, Options()), BitsTransfer.FinishAsync(job, Options())));
        await _bits.RunUntilAsync(BitsTransfer.FinishAsync(job, Options()));

        Assert.Equal(2_000_000, _bits.Files.Read(Path).Length);
    }

    [Fact]
    public async Task The_configuration_may_dispose_of_the_job_it_was_given()
    {
        var options = Options();
        options.Configure = job =>
        {
            using (job)
            {
                job.Description = "configured";
            }
        };
        await _bits.RunUntilAsync(BitsTransfer.DownloadAsync([new(Url, Path)], options));

        Assert.Equal(BitsJobState.Acknowledged, Assert.Single(_bits.Jobs).State);
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task A_handler_may_dispose_of_the_job_of_its_event()
    {
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("handler");
        job.AddFile(Url, Path);
        var events = new ConcurrentQueue<BitsEventKinds>();
        var subscription = job.Subscribe(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, e =>
        {
            events.Enqueue(e.Kind);
            e.Job.Dispose();
        });
        job.Resume();
        _bits.RunUntilIdle();
        await subscription.DisposeAsync();

        Assert.Contains(BitsEventKinds.JobTransferred, events);
        Assert.Empty(subscription.Faults);
        Assert.Equal((3u, false), ((uint)_bits.GetJob(job.Id).Flags, _bits.GetJob(job.Id).HasCallback));
    }

    [Fact]
    public async Task Downloads_that_begin_together_have_a_job_each()
    {
        var files = Enumerable.Range(0, 8).Select(i => new BitsFileRequest($"https://example.com/{i}", $@"C:\{i}")).ToArray();
        Array.ForEach(files, file => _bits.Server.Add(file.RemoteUrl, new byte[500_000]));
        await _bits.RunUntilAsync(Task.WhenAll(files.Select(file => BitsTransfer.DownloadOrResumeAsync([file], Options()))));

        Assert.All(files, file => Assert.Equal(500_000, _bits.Files.Read(file.LocalPath).Length));
        Assert.Equal(8, _bits.Jobs.Count);
        Assert.All(_bits.Jobs, job => Assert.Equal((BitsJobState.Acknowledged, 1), (job.State, job.Files.Count)));
    }

    [Fact]
    public async Task The_same_download_twice_is_one_job()
    {
        var logs = Enumerable.Range(0, 8).Select(_ => new ProgressLog()).ToArray();
        var downloads = logs.Select(log => BitsTransfer.DownloadOrResumeAsync([new(Url, Path)], Options(), log)).ToArray();

        // No time passes before all of them wait.
        while (!Array.TrueForAll(logs, log => log.Reports.Count > 0))
        {
            await Task.Yield();
        }

        await _bits.RunUntilAsync(Task.WhenAll(downloads));

        Assert.Equal(BitsJobState.Acknowledged, Assert.Single(_bits.Jobs).State);
        Assert.Equal(2_000_000, _bits.Files.Read(Path).Length);
    }

    /// <summary>A job that another program has created a moment ago, and is about to add its files to.</summary>
    [Theory]
    [InlineData(0, 2)]
    [InlineData(5, 1)]
    public async Task A_job_without_files_is_taken_up_only_when_its_creator_is_gone(int minutes, int jobs)
    {
        using var manager = _bits.Connect();
        manager.CreateDownloadJob("Download").Dispose();
        _bits.Advance(TimeSpan.FromMinutes(minutes));
        var options = Options();
        options.Wait.TimeProvider = _bits.TimeProvider;
        await _bits.RunUntilAsync(BitsTransfer.DownloadOrResumeAsync([new(Url, Path)], options));

        Assert.Equal(jobs, _bits.Jobs.Count);
    }

    [Fact]
    public async Task A_service_that_is_lost_for_good_leaves_a_job_that_is_told_and_finished_later()
    {
        var download = await StartAsync(() =>
        {
            _bits.IsServiceEnabled = false;
            _bits.RestartService();
        });
        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(download));
        Assert.Equal((BitsJobOutcome.ServiceLost, true), (failure.Outcome, failure.IsJobKept));
        Assert.Contains("ERROR_SERVICE_DISABLED", failure.Message, StringComparison.Ordinal);

        _bits.IsServiceEnabled = true;
        await _bits.RunUntilAsync(BitsTransfer.FinishAsync(failure.JobId, Options()));
        Assert.Equal(2_000_000, _bits.Files.Read(Path).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Cancellation_at_any_moment_leaves_nothing_or_the_file(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var bits = new BitsSimulator();
            bits.Server.Add(Url, new byte[1_000_000]);
            using var cancellation = new CancellationTokenSource();
            var options = new BitsTransferOptions
            {
                Connection = bits.Connection,
                Wait = new() { PollInterval = TimeSpan.FromMilliseconds(20) },
            };
            var calls = random.Next(1, 6);
            var progress = new ProgressLog(_ =>
            {
                if (--calls == 0)
                {
                    cancellation.Cancel();
                }
            });
            var download = BitsTransfer.DownloadAsync([new(Url, Path)], options, progress, cancellation.Token);
            try
            {
                await bits.RunUntilAsync(download);
                Assert.Equal(BitsJobState.Acknowledged, Assert.Single(bits.Jobs).State);
                Assert.Equal(1_000_000, bits.Files.Read(Path).Length);
            }
            catch (OperationCanceledException)
            {
                Assert.All(bits.Jobs, job => Assert.Equal(BitsJobState.Cancelled, job.State));
                Assert.False(bits.Files.TryRead(Path, out byte[]? _));
            }

            Assert.Equal(0, bits.OutstandingReferences);
        }
    }

    [Fact]
    public async Task One_missing_file_of_many_fails_the_download_and_names_itself()
    {
        var files = Enumerable.Range(0, 50).Select(i => new BitsFileRequest($"https://example.com/{i}", $@"C:\{i}")).ToArray();
        foreach (var file in files.Where(file => !file.RemoteUrl.EndsWith("/37", StringComparison.Ordinal)))
        {
            _bits.Server.Add(file.RemoteUrl, new byte[10_000]);
        }

        var failure = await Assert.ThrowsAsync<BitsTransferException>(
            () => _bits.RunUntilAsync(BitsTransfer.DownloadAsync(files, Options())));
        Assert.Contains("https://example.com/37", failure.Message, StringComparison.Ordinal);
        Assert.Equal(@"C:\37", failure.JobError!.File!.LocalName);
        Assert.Equal(BitsJobState.Cancelled, Assert.Single(_bits.Jobs).State);
        Assert.All(files, file => Assert.False(_bits.Files.TryRead(file.LocalPath, out byte[]? _)));
    }

    [Fact]
    public void Two_files_have_two_names()
    {
        Assert.Throws<ArgumentException>(
            () => { _ = BitsTransfer.DownloadAsync([new(Url, Path), new(Url + "b", @"c:\A")], Options()); });
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("names");
        Assert.Throws<ArgumentException>(() => job.AddFiles([new(Url, Path), new(Url + "b", Path)]));
    }

    /// <summary>BITS may have taken a notification for delivered that the mask has held back.</summary>
    [Fact]
    public async Task An_end_while_the_job_was_muted_is_told_afterwards()
    {
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("muted");
        job.AddFile(Url, Path);
        var events = new ConcurrentQueue<BitsEventKinds>();
        await using var subscription = job.Subscribe(BitsEventKinds.JobEnd, e => events.Enqueue(e.Kind));
        job.MuteNotifications();
        job.Resume();
        _bits.RunUntilIdle();
        Assert.Empty(events);
        _bits.Faults.OnNotification = _ => SimulatedDelivery.Lost;
        job.UnmuteNotifications();
        _bits.RunUntilIdle();
        await subscription.DisposeAsync();

        Assert.Equal([BitsEventKinds.JobTransferred], events);
    }

    [Fact]
    public async Task A_stream_goes_on_after_a_restart_of_the_service_and_without_its_job_object()
    {
        using var manager = _bits.Connect();
        var job = manager.CreateDownloadJob("stream");
        var id = job.Id;
        job.AddFile(Url, Path);
        job.Resume();
        var events = new ConcurrentQueue<BitsEventKinds>();
        var options = new BitsSubscriptionOptions { TimeProvider = _bits.TimeProvider };
        var isReading = new TaskCompletionSource();
        var isRestarted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(async () =>
        {
            await foreach (var e in job.ReadEventsAsync(BitsEventKinds.JobEnd | BitsEventKinds.JobModification, options))
            {
                events.Enqueue(e.Kind);
                isReading.TrySetResult();
                // A restart between the two calls below would refuse the second, as it should: that is not what is tested.
                await isRestarted.Task;
                if (e is BitsJobTransferredEvent)
                {
                    using var same = _bits.Connect().GetJob(id);
                    same.Complete();
                }
            }
        });
        while (!isReading.Task.IsCompleted)
        {
            _bits.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        job.Dispose();
        _bits.RestartService();
        isRestarted.SetResult();
        await _bits.RunUntilAsync(reading);

        Assert.Contains(BitsEventKinds.JobTransferred, events);
        Assert.Equal(BitsJobState.Acknowledged, _bits.GetJob(id).State);
    }

    [Fact]
    public async Task Handlers_may_subscribe_mute_and_set_programs()
    {
        using var manager = _bits.Connect();
        using var job = manager.CreateDownloadJob("handlers");
        job.AddFile(Url, Path);
        var events = new ConcurrentQueue<string>();
        var inner = new ConcurrentQueue<BitsSubscription>();
        var outer = job.Subscribe(BitsEventKinds.JobEnd, e =>
        {
            events.Enqueue("outer");
            e.Job.MuteNotifications();
            e.Job.NotifyByCommandLine(BitsCommandLine.Run(@"C:\App\a.exe"));
            inner.Enqueue(e.Job.Subscribe(BitsEventKinds.JobEnd, _ => events.Enqueue("inner")));
            e.Job.UnmuteNotifications();
        });
        job.Resume();
        _bits.RunUntilIdle();
        await outer.DisposeAsync();
        await Assert.Single(inner).DisposeAsync();
        job.RemoveCommandLine();

        Assert.Equal(["outer", "inner"], events);
        Assert.Empty(outer.Faults);
        Assert.Equal((3u, false), ((uint)_bits.GetJob(job.Id).Flags, _bits.GetJob(job.Id).HasCallback));
        Assert.Equal(BitsJobState.Transferred, job.State);
    }

    private static IEnumerable<string> Permutations(string of) => of.Length == 1
        ? [of]
        : of.SelectMany((first, index) => Permutations(of.Remove(index, 1)).Select(rest => first + rest));

    /// <summary>Starts a download, and does something when it waits for its job, before any time has passed.</summary>
    private async Task<Task> StartAsync(Action whenItWaits)
    {
        var isDone = false;
        var progress = new ProgressLog(_ =>
        {
            if (!isDone)
            {
                whenItWaits();
                Volatile.Write(ref isDone, true);
            }
        });
        var options = Options();
        options.Wait.TimeProvider = _bits.TimeProvider;
        var download = BitsTransfer.DownloadAsync([new(Url, Path)], options, progress);
        while (!Volatile.Read(ref isDone) && !download.IsCompleted)
        {
            await Task.Yield();
        }

        return download;
    }

    private BitsTransferOptions Options() => new()
    {
        Connection = _bits.Connection,
        Wait = new() { PollInterval = TimeSpan.FromMilliseconds(20) },
    };
}
