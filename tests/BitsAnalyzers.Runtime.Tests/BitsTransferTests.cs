using System.Text;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

public sealed class BitsTransferTests
{
    private const string Url = "https://example.com/setup.zip";
    private const string Path = @"C:\Downloads\setup.zip";
    private readonly BitsSimulator _bits = new();

    [Fact]
    public async Task A_download_arrives_with_progress()
    {
        var content = new byte[3_000_000];
        Random.Shared.NextBytes(content);
        _bits.Server.Add(Url, content);
        var progress = new ProgressLog();

        await _bits.RunUntilAsync(Download(progress));

        Assert.Equal(content, _bits.Files.Read(Path));
        Assert.Equal(BitsJobState.Acknowledged, Assert.Single(_bits.Jobs).State);
        Assert.Equal(1, progress.Reports[^1].Fraction);
        Assert.Equal(3_000_000, progress.Reports[^1].BytesTransferred);
        Assert.Equal(progress.Reports.OrderBy(r => r.BytesTransferred), progress.Reports);
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task Several_files_arrive_in_one_job()
    {
        BitsFileRequest[] files =
        [
            .. Enumerable.Range(1, 5).Select(i => new BitsFileRequest($"https://example.com/{i}", $@"C:\Downloads\{i}"))
        ];
        foreach (var file in files)
        {
            _bits.Server.Add(file.RemoteUrl, Encoding.UTF8.GetBytes(file.LocalPath));
        }

        await _bits.RunUntilAsync(BitsTransfer.DownloadAsync(files, Options()));

        Assert.All(files, file => Assert.Equal(file.LocalPath, Encoding.UTF8.GetString(_bits.Files.Read(file.LocalPath))));
        Assert.Single(_bits.Jobs);
    }

    [Fact]
    public async Task A_missing_file_is_explained_and_leaves_no_job()
    {
        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(Download()));

        Assert.Equal(BitsJobOutcome.Error, failure.Outcome);
        Assert.Equal("BG_E_HTTP_ERROR_404", failure.Error.Name);
        Assert.Equal(404, failure.Error.HttpStatusCode);
        Assert.Equal(BitsErrorContext.RemoteFile, failure.JobError!.Context);
        Assert.Equal(Url, failure.JobError.File!.RemoteName);
        Assert.Equal(BitsJobState.Cancelled, Assert.Single(_bits.Jobs).State);
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task Transient_errors_are_waited_out()
    {
        _bits.Server.Add(Url, [1, 2, 3]);
        _bits.Server.AnswerNext(Url, SimulatedResponse.Status(503), times: 3);

        await _bits.RunUntilAsync(Download());

        Assert.Equal([1, 2, 3], _bits.Files.Read(Path));
        Assert.True(_bits.Now - _bits.Options.Start >= TimeSpan.FromSeconds(90), "three retries after the minimum delay of 30 seconds");
    }

    [Fact]
    public async Task Cancellation_cancels_the_job()
    {
        _bits.Server.Add(Url, new byte[100_000_000]);
        using var cancellation = new CancellationTokenSource();
        var download = Download(new ProgressLog(report =>
        {
            if (report.BytesTransferred > 0)
            {
                cancellation.Cancel();
            }
        }), cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bits.RunUntilAsync(download));

        Assert.Equal(BitsJobState.Cancelled, Assert.Single(_bits.Jobs).State);
        Assert.False(_bits.Files.TryRead(Path, out _));
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task A_progress_receiver_that_throws_leaves_no_job()
    {
        _bits.Server.Add(Url, new byte[1000]);

        await Assert.ThrowsAsync<FormatException>(() => _bits.RunUntilAsync(Download(new ProgressLog(_ => throw new FormatException()))));

        Assert.Equal(BitsJobState.Cancelled, Assert.Single(_bits.Jobs).State);
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Theory]
    [InlineData("AddFileSet", HResults.E_ACCESSDENIED)]
    [InlineData("Resume", HResults.E_UNEXPECTED)]
    [InlineData("SetPriority", HResults.E_NOTIMPL)]
    public async Task A_failing_call_is_explained_and_leaves_no_job(string method, int hresult)
    {
        _bits.Server.Add(Url, [1]);
        _bits.Faults.FailCall(method, hresult);

        var failure = await Assert.ThrowsAsync<BitsException>(() => _bits.RunUntilAsync(Download()));

        Assert.Equal(hresult, failure.HResult);
        Assert.EndsWith(method, failure.Operation);
        Assert.Equal(BitsJobState.Cancelled, Assert.Single(_bits.Jobs).State);
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task A_restart_of_the_service_is_survived()
    {
        _bits.Server.Add(Url, new byte[10_000_000]);
        var restarted = 0;
        var download = Download(new ProgressLog(report =>
        {
            if (report.BytesTransferred > 1_000_000 && Interlocked.Exchange(ref restarted, 1) == 0)
            {
                _bits.RestartService();
            }
        }));

        await _bits.RunUntilAsync(download);

        Assert.Equal(1, restarted);
        Assert.Equal(10_000_000, _bits.Files.Read(Path).Length);
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task A_job_that_somebody_else_cancels_is_told()
    {
        _bits.Server.Add(Url, new byte[100_000_000]);
        var download = Download();
        while (!_bits.Jobs.Any(job => job.State == BitsJobState.Transferring))
        {
            _bits.Advance(TimeSpan.FromMilliseconds(100));
        }

        using (var manager = _bits.Connect())
        using (var same = manager.GetJob(_bits.Jobs[0].Id))
        {
            same.Cancel();
        }

        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(download));
        Assert.Equal(BitsJobOutcome.Cancelled, failure.Outcome);
    }

    [Theory]
    [InlineData("", Path)]
    [InlineData(Url, "")]
    [InlineData(Url, "setup.zip")]
    [InlineData(Url, @"%TEMP%\setup.zip")]
    public void Arguments_are_checked_before_anything_is_done(string url, string path)
    {
        Action one = () => _ = BitsTransfer.DownloadAsync(url, path);
        Action none = () => _ = BitsTransfer.DownloadAsync([], Options());

        Assert.Throws<ArgumentException>(one);
        Assert.Throws<ArgumentException>(none);
    }

    [Fact]
    public async Task Elsewhere_than_on_Windows_the_message_points_to_the_simulator()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "BITS is here.");

        var failure = await Assert.ThrowsAsync<PlatformNotSupportedException>(
            () => BitsTransfer.DownloadAsync(Url, Path));
        Assert.Contains("BitsAnalyzers.Runtime.Testing", failure.Message);
    }

    [Fact]
    public async Task What_is_transferred_is_kept_when_it_cannot_be_completed_and_can_be_finished_later()
    {
        _bits.Server.Add(Url, [1, 2, 3]);
        _bits.Faults.FailCall("Complete", unchecked((int)0x80070020));

        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(Download()));
        Assert.Equal("ERROR_SHARING_VIOLATION", failure.Error.Name);
        Assert.Equal((BitsJobOutcome.Transferred, true, _bits.Jobs[0].Id), (failure.Outcome, failure.IsJobKept, failure.JobId));
        Assert.Contains(failure.JobId.ToString("B"), failure.Message);
        Assert.EndsWith("Complete", failure.Operation);
        Assert.Equal(BitsJobState.Transferred, _bits.Jobs[0].State);

        await _bits.RunUntilAsync(BitsTransfer.FinishAsync(failure.JobId, Options()));
        Assert.Equal([1, 2, 3], _bits.Files.Read(Path));
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task An_unknown_host_fails_in_minutes_and_shows_in_the_progress_before()
    {
        _bits.Server.Fallback = _ => SimulatedResponse.Fail(unchecked((int)0x80072EE7), isTransient: true);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var progress = new ProgressLog(report =>
        {
            if (report.State == BitsJobState.TransientError)
            {
                seen.TrySetResult();
            }
        });

        // The service gets no more time until the first failure has been told: on a busy machine it would be through with the job.
        var download = Download(progress);
        while (!seen.Task.IsCompleted && !download.IsCompleted)
        {
            if (_bits.Jobs is not [{ State: BitsJobState.TransientError }])
            {
                _bits.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.WhenAny(seen.Task, download, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(download));
        Assert.Equal("WININET_E_NAME_NOT_RESOLVED", failure.Error.Name);
        Assert.True(failure.IsTransient);
        Assert.Contains("host name", failure.Message);
        Assert.InRange(_bits.Now - _bits.Options.Start, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        Assert.Contains(
            progress.Reports,
            report => report is { State: BitsJobState.TransientError, TransientError.Name: "WININET_E_NAME_NOT_RESOLVED" });
    }

    [Fact]
    public async Task A_retry_policy_goes_on_after_a_failure()
    {
        var requests = 0;
        _bits.Server.Fallback = _ => ++requests < 3
            ? SimulatedResponse.Fail(HResults.BG_E_CONNECT_FAILURE, isTransient: false)
            : SimulatedResponse.Ok([1]);
        _bits.Faults.FailCall("Complete", unchecked((int)0x80070020));
        var options = Options();
        options.RetryPolicy = new() { Delay = TimeSpan.FromMilliseconds(1) };

        await _bits.RunUntilAsync(BitsTransfer.DownloadAsync([new(Url, Path)], options));
        Assert.Equal([1], _bits.Files.Read(Path));
        Assert.Equal(3, requests);
    }

    [Fact]
    public async Task A_retry_policy_gives_up_where_nothing_helps()
    {
        var options = Options();
        options.RetryPolicy = new() { Delay = TimeSpan.FromMilliseconds(1) };

        var failure = await Assert.ThrowsAsync<BitsTransferException>(
            () => _bits.RunUntilAsync(BitsTransfer.DownloadAsync([new(Url, Path)], options)));
        Assert.False(failure.IsTransient);
        Assert.Equal(1u, _bits.Jobs[0].ErrorCount);
    }

    [Fact]
    public async Task A_job_that_somebody_suspends_is_told_and_kept()
    {
        _bits.Server.Add(Url, new byte[100_000_000]);
        var options = Options();
        options.Wait.SuspendedTimeout = TimeSpan.FromMilliseconds(100);
        var download = BitsTransfer.DownloadAsync([new(Url, Path)], options);
        while (!_bits.Jobs.Any(job => job.State == BitsJobState.Transferring))
        {
            _bits.Advance(TimeSpan.FromMilliseconds(100));
        }

        using (var manager = _bits.Connect())
        using (var same = manager.GetJob(_bits.Jobs[0].Id))
        {
            same.Suspend();
        }

        var failure = await Assert.ThrowsAsync<BitsTransferException>(() => _bits.RunUntilAsync(download));
        Assert.Equal((BitsJobOutcome.Suspended, true), (failure.Outcome, failure.IsJobKept));
        await _bits.RunUntilAsync(BitsTransfer.FinishAsync(failure.JobId, Options()));
        Assert.Equal(100_000_000, _bits.Files.Read(Path).Length);
    }

    [Theory]
    [InlineData(BitsJobState.Suspended)]
    [InlineData(BitsJobState.Transferring)]
    [InlineData(BitsJobState.Transferred)]
    [InlineData(BitsJobState.Error)]
    public async Task The_job_of_an_earlier_run_is_found_and_finished(BitsJobState state)
    {
        _bits.Server.Add(Url, new byte[2_000_000]);
        if (state == BitsJobState.Error)
        {
            _bits.Server.AnswerNext(Url, SimulatedResponse.Status(404));
        }

        using (var manager = _bits.Connect())
        using (var job = manager.CreateDownloadJob("update"))
        using (var other = manager.CreateDownloadJob("update"))
        {
            other.AddFile(Url, @"C:\other");
            job.AddFile(Url, Path);
            if (state != BitsJobState.Suspended)
            {
                job.Resume();
            }
        }

        while (_bits.Jobs[0].State != state)
        {
            _bits.Advance(TimeSpan.FromMilliseconds(100));
        }

        // The next run of the program.
        _bits.DisconnectReceivers();
        _bits.RestartService();
        var options = Options();
        options.DisplayName = "update";
        await _bits.RunUntilAsync(BitsTransfer.DownloadOrResumeAsync([new(Url, Path)], options));

        Assert.Equal(2_000_000, _bits.Files.Read(Path).Length);
        Assert.Equal([BitsJobState.Acknowledged, BitsJobState.Suspended], _bits.Jobs.Select(job => job.State));
    }

    [Fact]
    public async Task A_download_that_is_cancelled_to_be_resumed_goes_on()
    {
        _bits.Server.Add(Url, new byte[10_000_000]);
        using var cancellation = new CancellationTokenSource();
        var options = Options();
        var progress = new ProgressLog(report =>
        {
            if (report.BytesTransferred > 0)
            {
                cancellation.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bits.RunUntilAsync(
            BitsTransfer.DownloadOrResumeAsync([new(Url, Path)], options, progress, cancellation.Token)));
        Assert.False(_bits.Jobs[0].IsFinal);

        await _bits.RunUntilAsync(BitsTransfer.DownloadOrResumeAsync([new(Url, Path)], options));
        Assert.Equal(10_000_000, _bits.Files.Read(Path).Length);
        Assert.Single(_bits.Jobs);
    }

    [Fact]
    public async Task A_file_is_uploaded_and_the_reply_fetched()
    {
        _bits.Files.Write(Path, [1, 2, 3]);
        _bits.Server.Add(Url, [4, 5]);
        await _bits.RunUntilAsync(BitsTransfer.UploadAsync(Path, Url, Options()));
        Assert.Equal([1, 2, 3], _bits.Server.Uploads[Url]);

        var upload = BitsTransfer.UploadWithReplyAsync(Path, Url, Options());
        await _bits.RunUntilAsync(upload);
        Assert.Equal([4, 5], await upload);

        var options = Options();
        options.ReplyPath = @"C:\Downloads\reply";
        var toFile = BitsTransfer.UploadWithReplyAsync(Path, Url, options);
        await _bits.RunUntilAsync(toFile);
        Assert.Null(await toFile);
        Assert.Equal([4, 5], _bits.Files.Read(@"C:\Downloads\reply"));
        Assert.All(_bits.Jobs, job => Assert.Equal(BitsJobState.Acknowledged, job.State));
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public async Task A_reply_that_is_too_large_to_be_returned_is_kept()
    {
        _bits.Files.Write(Path, [1]);
        _bits.Server.Add(Url, new byte[2_000_000]);

        var failure = await Assert.ThrowsAsync<BitsTransferException>(
            () => _bits.RunUntilAsync(BitsTransfer.UploadWithReplyAsync(Path, Url, Options())));
        Assert.Equal((HResults.BG_E_TOO_LARGE, true), (failure.HResult, failure.IsJobKept));
        Assert.Equal(BitsJobState.Transferred, _bits.Jobs[0].State);
    }

    [Fact]
    public void A_file_that_is_null_is_refused()
    {
        Assert.Throws<ArgumentException>(() => { _ = BitsTransfer.DownloadAsync([null!], Options()); });
        Assert.Throws<ArgumentException>(() => { _ = BitsTransfer.DownloadAsync([new(null!, Path)], Options()); });
        Assert.Throws<ArgumentException>(() => { _ = BitsTransfer.DownloadAsync([new(Url, null!)], Options()); });
    }

    private BitsTransferOptions Options() => new()
    {
        Connection = _bits.Connection,
        Wait = new() { PollInterval = TimeSpan.FromMilliseconds(20) },
    };

    private Task Download(IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default) =>
        BitsTransfer.DownloadAsync([new BitsFileRequest(Url, Path)], Options(), progress, cancellationToken);
}
