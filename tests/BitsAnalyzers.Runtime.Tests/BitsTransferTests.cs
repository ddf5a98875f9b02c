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
        BitsFileRequest[] files = [.. Enumerable.Range(1, 5).Select(i => new BitsFileRequest($"https://example.com/{i}", $@"C:\Downloads\{i}"))];
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
        Assert.True(_bits.Now - _bits.Options.Start >= TimeSpan.FromMinutes(30), "three retries after the minimum delay of ten minutes");
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
    [InlineData("Complete", HResults.BG_E_DESTINATION_LOCKED)]
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

    private BitsTransferOptions Options() => new()
    {
        Connection = _bits.Connection,
        Wait = new() { PollInterval = TimeSpan.FromMilliseconds(20) },
    };

    private Task Download(IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default) =>
        BitsTransfer.DownloadAsync([new BitsFileRequest(Url, Path)], Options(), progress, cancellationToken);
}
