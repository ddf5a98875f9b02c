using System.Net;
using System.Net.Sockets;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Simulator;

/// <summary>What goes wrong in the world of the simulator, and how the service takes it.</summary>
public sealed class SimulatorFaultsTests
{
    private const string Url = "https://example.com/a";
    private const string Path = @"C:\a";
    private readonly BitsSimulator _bits = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_body_that_breaks_off_is_fetched_to_its_end_later(bool stalls)
    {
        var content = Enumerable.Range(0, 500_000).Select(i => (byte)i).ToArray();
        _bits.Server.Add(Url, content);
        _bits.Server.AnswerNext(Url, stalls ? SimulatedResponse.Stall(content, 100_000) : SimulatedResponse.CutShort(content, 100_000));
        using var job = Start();
        _bits.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(stalls ? BitsJobState.Transferring : BitsJobState.TransientError, job.State);
        _bits.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(
            (BitsJobState.TransientError, stalls ? "WININET_E_TIMEOUT" : "BG_E_CONNECTION_CLOSED"), (job.State, job.GetError()!.Info.Name));
        Assert.Equal(100_000, job.Progress.BytesTransferred);
        _bits.RunUntilIdle();

        Assert.Equal(BitsCompleteOutcome.Completed, job.Complete());
        Assert.Equal(content, _bits.Files.Read(Path));
    }

    [Fact]
    public void A_file_that_is_open_elsewhere_keeps_the_job_transferred()
    {
        _bits.Server.Add(Url, [1]);
        using var job = Start();
        _bits.RunUntilIdle();
        _bits.Files.Lock(Path);
        Assert.Equal("ERROR_SHARING_VIOLATION", Assert.Throws<BitsException>(() => job.Complete()).Error.Name);
        _bits.Files.Free(Path);
        _bits.Files.Deny(Path);
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => job.Complete()).Error.Name);
        Assert.Equal(BitsJobState.Transferred, job.State);
        _bits.Files.Free(Path);
        Assert.Equal(BitsCompleteOutcome.Completed, job.Complete());
    }

    [Fact]
    public void The_maximum_download_time_counts_downloading_only()
    {
        _bits.Server.Add(Url, new byte[30_000_000]);
        _bits.Server.AnswerNext(Url, SimulatedResponse.Status(503), times: 2);
        using var job = Start(job => job.MaximumDownloadTime = TimeSpan.FromSeconds(60));
        _bits.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(BitsJobState.TransientError, job.State);
        _bits.RunUntilIdle();
        Assert.Equal(BitsJobState.Transferred, job.State);

        using var slow = Start(job => job.MaximumDownloadTime = TimeSpan.FromSeconds(10));
        _bits.RunUntilIdle();
        Assert.Equal((BitsJobState.Error, "BG_E_MAXDOWNLOAD_TIMEOUT"), (slow.State, slow.GetError()!.Info.Name));
        slow.MaximumDownloadTime = TimeSpan.FromMinutes(1);
        slow.Resume();
        _bits.RunUntilIdle();
        Assert.Equal(BitsJobState.Transferred, slow.State);
    }

    [Fact]
    public void The_maximum_download_time_begins_anew_with_Resume()
    {
        _bits.Server.Add(Url, new byte[30_000_000]);
        using var job = Start(job => job.MaximumDownloadTime = TimeSpan.FromSeconds(20));
        for (var round = 0; round < 10 && job.State != BitsJobState.Transferred; round++)
        {
            _bits.Advance(TimeSpan.FromSeconds(15));
            job.Resume();
            Assert.NotEqual(BitsJobState.Error, job.State);
        }

        Assert.Equal(BitsJobState.Transferred, job.State);
    }

    [Fact]
    public void Other_users_may_change_nothing()
    {
        using var job = Start();
        _bits.UserSid = "S-1-5-21-1-2-3-1002";
        Action[] changes =
        [
            () => job.AddFile(Url, @"C:\b"),
            () => job.AddFileRanges(Url, @"C:\b", new BitsFileRange(0, 1)),
            job.Suspend,
            job.Resume,
            () => job.Cancel(),
            () => job.Complete(), () => job.MaximumDownloadTime = TimeSpan.FromDays(1), () => job.PeerCaching = BitsPeerCaching.Fetch,
            () => job.CostPolicy = BitsCostPolicy.Always, () => job.CustomHeaders = "a: b", () => job.HttpSecurityFlags = 0,
            () => job.Proxy = BitsProxy.None,
            job.TakeOwnership,
            job.MuteNotifications,
            () => job.Description = "theirs",
            job.SetHelperToken,
        ];

        Assert.All(changes, change => Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(change).Error.Name));
        Assert.Equal(BitsJobState.Queued, job.State);
    }

    [Fact]
    public void What_was_created_elevated_is_changed_elevated()
    {
        var bits = new BitsSimulator(new() { IsAdministrator = true });
        using var job = bits.Connect().CreateDownloadJob("elevated");
        Assert.True(job.IsOwnerElevated);
        bits.IsElevated = false;
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => job.Description = "lower").Error.Name);
        bits.IsElevated = true;
        job.Description = "elevated";

        var owner = bits.UserSid;
        bits.UserSid = "S-1-5-18";
        using var service = bits.Connect().CreateDownloadJob("of the system");
        bits.UserSid = owner;
        Assert.Equal("E_ACCESSDENIED", Assert.Throws<BitsException>(() => service.Description = "higher").Error.Name);
    }

    [Fact]
    public void Services_have_no_limit_and_the_machine_has_one()
    {
        var bits = new BitsSimulator(new() { MaxJobsPerUser = 5, MaxJobsPerMachine = 20 });
        using var manager = bits.Connect();
        bits.UserSid = "S-1-5-18";
        Create(18);
        bits.UserSid = "S-1-5-21-1-2-3-1001";
        Create(2);
        Assert.Equal("BG_E_TOO_MANY_JOBS_PER_MACHINE", Assert.Throws<BitsException>(() => Create(1)).Error.Name);
        bits.UserSid = "S-1-5-20";
        Create(1);

        void Create(int count)
        {
            for (var job = 0; job < count; job++)
            {
                manager.CreateDownloadJob("one of many").Dispose();
            }
        }
    }

    [Fact]
    public void Ranges_and_dynamic_content_exclude_each_other()
    {
        using var manager = _bits.Connect();
        using var ranged = manager.CreateDownloadJob("ranges");
        ranged.AddFileRanges(Url, Path, new BitsFileRange(0, 10));
        Assert.Equal("BG_E_UNSUPPORTED_JOB_CONFIGURATION", Assert.Throws<BitsException>(() => ranged.IsDynamicContent = true).Error.Name);
        using var dynamic = manager.CreateDownloadJob("dynamic");
        dynamic.IsDynamicContent = true;
        Assert.Equal(
            "BG_E_UNSUPPORTED_JOB_CONFIGURATION",
            Assert.Throws<BitsException>(() => dynamic.AddFileRanges(Url, Path, new BitsFileRange(0, 10))).Error.Name);
    }

    [Fact]
    public async Task A_task_that_nothing_ends_keeps_its_limit()
    {
        var never = new TaskCompletionSource();

        await Assert.ThrowsAsync<TimeoutException>(() => _bits.RunUntilAsync(never.Task, TimeSpan.FromMilliseconds(200)));
        var patient = new BitsSimulator(new() { IdlePatience = TimeSpan.FromMilliseconds(200) });
        await Assert.ThrowsAsync<TimeoutException>(() => patient.RunUntilAsync(never.Task));
    }

    [Fact]
    public async Task Time_of_the_code_under_test_is_that_of_the_simulation()
    {
        using var job = _bits.Connect().CreateDownloadJob("never resumed");
        var wait = job.WaitAsync(new BitsWaitOptions { TimeProvider = _bits.TimeProvider, SuspendedTimeout = TimeSpan.FromHours(1) });
        await _bits.RunUntilAsync(wait);

        Assert.Equal(BitsJobOutcome.Suspended, (await wait).Outcome);
        Assert.InRange(_bits.Now - _bits.Options.Start, TimeSpan.FromHours(1), TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_server_that_stalls_neither_throws_nor_blocks()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var job = _bits.Connect().CreateDownloadJob("stalls");
        BitsJobState? meanwhile = null;

        // Other calls go on while the server says nothing.
        using var client = new HttpClient(new Watching(async () => meanwhile = await Task.Run(() => job.State)));
        _bits.Server.UseHttp(client, TimeSpan.FromMilliseconds(300));
        job.AddFile($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/a", Path);
        job.Resume();
        await Task.Run(() => _bits.Advance(TimeSpan.FromSeconds(2)));

        Assert.Equal(BitsJobState.Transferring, meanwhile);
        Assert.Equal((BitsJobState.TransientError, "WININET_E_TIMEOUT"), (job.State, job.GetError()!.Info.Name));
    }

    private BitsJob Start(Action<BitsJob>? configure = null)
    {
        var job = _bits.Connect().CreateDownloadJob("faulty");
        job.AddFile(Url, Path);
        configure?.Invoke(job);
        job.Resume();
        return job;
    }

    /// <summary>Looks at something else when a request is on its way.</summary>
    private sealed class Watching(Func<Task> look) : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await look();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
