using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Simulator;

/// <summary>States and what is legal in them.</summary>
public sealed class StateMachineTests : IDisposable
{
    private const string Url = "https://example.com/a";
    private readonly BitsSimulator _bits = new();
    private readonly BitsManager _manager;

    public StateMachineTests()
    {
        _bits.Server.Add(Url, new byte[1_000_000]);
        _manager = _bits.Connect();
    }

    public void Dispose() => _manager.Dispose();

    [Fact]
    public void A_download_goes_through_all_states()
    {
        using var job = Download();
        var states = new List<BitsJobState> { job.State };
        job.Resume();
        while (states[^1] != BitsJobState.Transferred)
        {
            if (job.State != states[^1])
            {
                states.Add(job.State);
            }

            _bits.Advance(TimeSpan.FromMilliseconds(5));
        }

        Assert.Equal(BitsCompleteOutcome.Completed, job.Complete());
        states.Add(job.State);
        Assert.Equal(
            [
                BitsJobState.Suspended, BitsJobState.Queued, BitsJobState.Connecting, BitsJobState.Transferring, BitsJobState.Transferred,
                BitsJobState.Acknowledged,
            ],
            states);
    }

    [Fact]
    public void Illegal_calls_in_final_states_fail_and_getters_go_on()
    {
        using var job = Download();
        var interop = (IBackgroundCopyJob4)job.ToInterop();
        job.Cancel();

        var illegal = new Dictionary<string, Func<int>>
        {
            ["Suspend"] = interop.Suspend,
            ["Resume"] = interop.Resume,
            ["Cancel"] = interop.Cancel,
            ["Complete"] = interop.Complete,
            ["SetDisplayName"] = () => interop.SetDisplayName("x"),
            ["SetDescription"] = () => interop.SetDescription("x"),
            ["SetPriority"] = () => interop.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW),
            ["SetMinimumRetryDelay"] = () => interop.SetMinimumRetryDelay(5),
            ["SetNoProgressTimeout"] = () => interop.SetNoProgressTimeout(5),
            ["SetProxySettings"] = () => interop.SetProxySettings(0, null, null),
            ["TakeOwnership"] = interop.TakeOwnership,
            ["ReplaceRemotePrefix"] = () => interop.ReplaceRemotePrefix("a", "b"),
            ["SetFileACLFlags"] = () => interop.SetFileACLFlags(0),
        };
        Assert.All(illegal, call => Assert.Equal((call.Key, HResults.BG_E_INVALID_STATE), (call.Key, call.Value())));

        Assert.Equal("states", job.DisplayName);
        Assert.Single(job.GetFiles()).Dispose();
        Assert.Equal(BitsJobState.Cancelled, job.State);
        Assert.Equal(HResults.BG_E_NOT_FOUND, Assert.Throws<BitsException>(() => _manager.GetJob(job.Id)).HResult);
    }

    [Fact]
    public void An_empty_job_cannot_be_resumed()
    {
        using var job = _manager.CreateDownloadJob("empty");

        Assert.Equal("BG_E_EMPTY", Assert.Throws<BitsException>(job.Resume).Error.Name);
    }

    [Fact]
    public void An_upload_takes_one_file_and_is_completed_when_transferred()
    {
        _bits.Files.Write(@"C:\report", [1, 2, 3]);
        using var job = _manager.CreateUploadJob("upload");
        job.AddFile(Url, @"C:\report");

        Assert.Equal("BG_E_TOO_MANY_FILES", Assert.Throws<BitsException>(() => job.AddFile(Url, @"C:\report")).Error.Name);
        Assert.Equal("BG_E_INVALID_STATE", Assert.Throws<BitsException>(() => job.Complete()).Error.Name);
        Assert.Equal(BitsCompleteOutcome.NotTransferred, job.TryComplete(allowPartial: true));

        job.Resume();
        _bits.RunUntilIdle();
        Assert.Equal(BitsCompleteOutcome.Completed, job.TryComplete());
        Assert.Equal([1, 2, 3], _bits.Server.Uploads[Url]);
    }

    [Fact]
    public void A_reply_comes_back()
    {
        _bits.Files.Write(@"C:\report", [1, 2, 3]);
        _bits.Server.Add(Url, [4, 5]);
        using var job = _manager.CreateUploadReplyJob("reply");
        job.AddFile(Url, @"C:\report");
        job.ReplyFileName = @"C:\reply";
        Assert.Equal("BG_E_INVALID_STATE", Assert.Throws<BitsException>(job.GetReplyData).Error.Name);

        job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal([4, 5], job.GetReplyData());
        Assert.Equal(new(2, 2, true), job.ReplyProgress);
        job.Complete();
        Assert.Equal([4, 5], _bits.Files.Read(@"C:\reply"));
    }

    [Fact]
    public void A_download_that_is_completed_early_keeps_what_is_there()
    {
        using var job = _manager.CreateDownloadJob("partial");
        job.AddFiles([new(Url, @"C:\a"), new("https://example.com/missing", @"C:\b")]);
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(BitsJobState.Error, job.State);
        Assert.Equal("BG_E_HTTP_ERROR_404", job.GetError()!.Info.Name);
        Assert.Equal(BitsCompleteOutcome.NotTransferred, job.TryComplete());
        Assert.Equal(BitsCompleteOutcome.PartiallyCompleted, job.TryComplete(allowPartial: true));
        Assert.True(_bits.Files.TryRead(@"C:\a", out _));
        Assert.False(_bits.Files.TryRead(@"C:\b", out _));
        Assert.Equal(BitsCompleteOutcome.AlreadyEnded, job.TryComplete());
        Assert.Equal(BitsCancelOutcome.AlreadyEnded, job.TryCancel());
    }

    [Fact]
    public void A_failed_rename_leaves_the_job_transferred()
    {
        using var job = Download();
        job.Resume();
        _bits.RunUntilIdle();
        _bits.Faults.FailCall("Complete", HResults.BG_E_DESTINATION_LOCKED);

        Assert.Throws<BitsException>(() => job.Complete());
        Assert.Equal(BitsJobState.Transferred, job.State);
        Assert.Equal(BitsCompleteOutcome.Completed, job.Complete());
    }

    [Fact]
    public void Success_codes_are_kept()
    {
        _bits.LeavesTemporaryFiles = true;
        using var one = Download();
        using var two = Download();
        using var three = Download();
        three.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(BitsCancelOutcome.CancelledWithFilesLeft, one.Cancel());
        Assert.Equal(BitsCancelOutcome.CancelledWithFilesLeft, two.TryCancel());
        Assert.Equal(BitsCompleteOutcome.CompletedWithFilesLeft, three.Complete());
    }

    [Fact]
    public void No_progress_becomes_an_error_in_the_end()
    {
        using var job = Download();
        job.NoProgressTimeout = TimeSpan.FromHours(1);
        _bits.IsNetworkConnected = false;
        job.Resume();
        _bits.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(BitsJobState.TransientError, job.State);
        Assert.Equal("BG_E_NETWORK_DISCONNECTED", job.GetError()!.Info.Name);

        _bits.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(BitsJobState.Error, job.State);

        _bits.IsNetworkConnected = true;
        job.Resume();
        _bits.RunUntilIdle();
        Assert.Equal(BitsJobState.Transferred, job.State);
        Assert.Null(job.GetError());
    }

    [Fact]
    public void Jobs_wait_for_their_owner()
    {
        using var job = Download();
        _bits.IsUserLoggedOn = false;
        job.Resume();
        _bits.Advance(TimeSpan.FromHours(1));
        Assert.Equal(BitsJobState.Queued, job.State);

        _bits.IsUserLoggedOn = true;
        _bits.RunUntilIdle();
        Assert.Equal(BitsJobState.Transferred, job.State);
    }

    [Fact]
    public void Forgotten_jobs_are_cancelled_after_90_days()
    {
        using var job = Download();
        job.Resume();
        _bits.Advance(TimeSpan.FromDays(89));
        Assert.Equal(BitsJobState.Transferred, job.State);

        _bits.Advance(TimeSpan.FromDays(2));
        Assert.Equal(BitsJobState.Cancelled, job.State);
    }

    [Fact]
    public void A_user_has_60_jobs_at_most()
    {
        var jobs = Enumerable.Range(0, 60).Select(_ => _manager.CreateDownloadJob("many")).ToArray();

        Assert.Equal("BG_E_TOO_MANY_JOBS_PER_USER", Assert.Throws<BitsException>(() => _manager.CreateDownloadJob("one more")).Error.Name);
        jobs[0].Cancel();
        _manager.CreateDownloadJob("one more").Dispose();
    }

    [Fact]
    public void Parts_on_demand_suspend_the_job_until_the_whole_is_there()
    {
        using var job = _manager.CreateDownloadJob("on demand");
        job.IsOnDemand = true;
        job.AddFile(Url, @"C:\a");
        using var file = Assert.Single(job.GetFiles());
        file.RequestRanges(new BitsFileRange(100, 50));
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(BitsJobState.Suspended, job.State);
        Assert.Equal([new BitsFileRange(100, 50)], file.GetFilledRanges());

        file.RequestRanges(new BitsFileRange(0, null));
        _bits.RunUntilIdle();
        Assert.Equal(BitsJobState.Transferred, job.State);
    }

    [Fact]
    public void Ranges_are_cut_out_of_the_content()
    {
        _bits.Server.Add(Url, [.. Enumerable.Range(0, 100).Select(i => (byte)i)]);
        using var job = _manager.CreateDownloadJob("ranges");
        job.AddFileRanges(Url, @"C:\a", new BitsFileRange(10, 2), new BitsFileRange(98, null));
        using var file = Assert.Single(job.GetFiles());
        Assert.Equal([new(10, 2), new(98, null)], file.GetRequestedRanges());
        job.Resume();
        _bits.RunUntilIdle();
        job.Complete();

        Assert.Equal([10, 11, 98, 99], _bits.Files.Read(@"C:\a"));
        using var other = _manager.CreateDownloadJob("overlap");
        var failure = Assert.Throws<BitsException>(
            () => other.AddFileRanges(Url, @"C:\a", new BitsFileRange(0, 10), new BitsFileRange(5, 10)));
        Assert.Equal("BG_E_OVERLAPPING_RANGES", failure.Error.Name);
    }

    [Fact]
    public void Rejected_content_fails_the_job()
    {
        using var job = Download();
        using var file = Assert.Single(job.GetFiles());
        Assert.Equal("E_PENDING", Assert.Throws<BitsException>(() => file.SetValidationState(isValid: true)).Error.Name);
        job.Resume();
        _bits.RunUntilIdle();
        file.SetValidationState(isValid: false);

        Assert.Equal(BitsJobState.Error, job.State);
        Assert.Equal("BG_E_VALIDATION_FAILED", job.GetError()!.Info.Name);
    }

    [Fact]
    public void Properties_have_their_time()
    {
        using var job = Download();
        Assert.Equal("BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE", Assert.Throws<BitsException>(() => job.IsHighPerformance = true).Error.Name);
        job.MaxDownloadSize = 10;
        job.Resume();
        Assert.Equal("BG_E_READ_ONLY_PROPERTY_AFTER_RESUME", Assert.Throws<BitsException>(() => job.IsDynamicContent = true).Error.Name);
        Assert.Equal("BG_E_READ_ONLY_PROPERTY_AFTER_RESUME", Assert.Throws<BitsException>(() => job.MaxDownloadSize = 20).Error.Name);
        _bits.RunUntilIdle();
        Assert.Equal("BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED", job.GetError()!.Info.Name);

        using var upload = _manager.CreateUploadJob("upload");
        Assert.Equal(
            "BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY", Assert.Throws<BitsException>(() => upload.IsOnDemand = true).Error.Name);
    }

    [Fact]
    public void Old_versions_lack_what_came_later()
    {
        using var manager = new BitsSimulator(new() { Version = BitsVersion.V4_0 }).Connect();
        using var job = manager.CreateDownloadJob("old");

        Assert.Equal(BitsVersion.V4_0, job.Version);
        var failure = Assert.Throws<BitsVersionNotSupportedException>(() => job.IsHighPerformance);
        Assert.Equal(BitsVersion.V5_0, failure.RequiredVersion);
        Assert.Contains("Windows 8", failure.Message);
        Assert.Throws<InvalidCastException>(() => (IBackgroundCopyJob5)job.ToInterop());

        using var eight = new BitsSimulator(new() { Version = BitsVersion.V5_0 }).Connect();
        using var newer = eight.CreateDownloadJob("newer");
        Assert.Equal(BitsVersion.V10_1, Assert.Throws<BitsVersionNotSupportedException>(() => newer.IsOnDemand).RequiredVersion);
    }

    [Fact]
    public void Only_administrators_see_the_jobs_of_others()
    {
        using var job = Download();
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(_manager.GetJobsOfAllUsers).Error.Name);
        _bits.UserSid = "S-1-5-21-1-2-3-1002";

        Assert.Empty(_manager.GetJobs());
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => _manager.GetJob(job.Id)).Error.Name);
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => job.Subscribe(BitsEventKinds.JobEnd, _ => { })).Error.Name);
    }

    [Fact]
    public void Times_and_errors_are_told()
    {
        using var job = Download();
        Assert.Equal(_bits.Options.Start, job.Times.Created);
        Assert.Null(job.Times.Transferred);
        _bits.Server.AnswerNext(Url, SimulatedResponse.Fail(HResults.BG_E_CONNECTION_CLOSED, isTransient: true));
        job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(1, job.ErrorCount);
        Assert.NotNull(job.Times.Transferred);
        Assert.Equal("The client rejected the content of the file.", _manager.DescribeError(HResults.BG_E_VALIDATION_FAILED));
    }

    private BitsJob Download()
    {
        var job = _manager.CreateDownloadJob("states");
        job.AddFile(Url, @"C:\a");
        return job;
    }
}
