using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>Jobs of any origin, and every reference given back exactly once.</summary>
public sealed class BitsJobReferencesTests
{
    private readonly BitsSimulator _bits = new();

    [Fact]
    public void A_job_of_source_generated_interop_can_be_used()
    {
        var manager = _bits.ConnectInterop();
        manager.CreateJob("generated", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out var id, out var generated);
        using (var job = BitsJob.From(generated))
        {
            Assert.Equal(id, job.Id);
            Assert.Equal("generated", job.DisplayName);
        }

        ((ComObject)(object)manager).FinalRelease();
        Assert.NotEqual(0, _bits.OutstandingReferences);
        ((ComObject)(object)generated).FinalRelease();
        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public void The_interfaces_of_another_library_will_do()
    {
        using var manager = _bits.Connect();
        using var own = manager.CreateDownloadJob("theirs");
        var theirs = Theirs(own);
        using var job = BitsJob.From(theirs);
        using var again = BitsManager.From(manager.ToInterop());

        Assert.Equal(own.Id, job.Id);
        Assert.Equal(own.Id, Assert.Single(again.GetJobs()).Id);
    }

    [Fact]
    public void A_pointer_can_be_used_and_stays_the_callers()
    {
        using var manager = _bits.Connect();
        using var own = manager.CreateDownloadJob("pointer");
        ComWrappers.TryGetComInstance(own.ToInterop(), out var pointer);
        var before = Marshal.AddRef(pointer);
        Marshal.Release(pointer);
        using (var job = BitsJob.From(pointer))
        {
            Assert.Equal(own.Id, job.Id);
        }

        Assert.Equal(before, Marshal.AddRef(pointer));
        Marshal.Release(pointer);
        Marshal.Release(pointer);
    }

    [Fact]
    public void What_is_no_job_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => BitsJob.From((object)null!));
        Assert.Throws<ArgumentNullException>(() => BitsJob.From(0));
        Assert.Throws<ArgumentException>(() => BitsJob.From("text"));
        using var manager = _bits.Connect();
        Assert.Throws<ArgumentException>(() => BitsJob.From(manager.ToInterop()));
        using var job = manager.CreateDownloadJob("job");
        Assert.Throws<ArgumentException>(() => BitsManager.From(job.ToInterop()));
    }

    [Fact]
    public void Everything_is_given_back_by_disposing()
    {
        _bits.Server.Add("https://example.com/a", [1]);
        using (var manager = _bits.Connect())
        using (var job = manager.CreateDownloadJob("all"))
        {
            job.AddFile("https://example.com/missing", @"C:\a");
            job.MaximumDownloadTime = TimeSpan.FromDays(1);
            _ = job.CustomHeaders;
            _ = job.HttpMethod;
            _ = job.CostPolicy;
            _ = job.Version;
            foreach (var file in job.GetFiles())
            {
                _ = file.TemporaryName;
                file.Dispose();
            }

            job.Resume();
            _bits.RunUntilIdle();
            Assert.NotNull(job.GetError()!.File);
            foreach (var listed in manager.GetJobs())
            {
                listed.Dispose();
            }

            Assert.True(manager.TryGetJob(job.Id, out var found));
            found.Dispose();
            found.Dispose();
            Assert.False(manager.TryGetJob(Guid.NewGuid(), out _));
        }

        Assert.Equal(0, _bits.OutstandingReferences);
    }

    [Fact]
    public void A_disposed_job_says_so()
    {
        using var manager = _bits.Connect();
        var job = manager.CreateDownloadJob("gone");
        job.Dispose();

        Assert.Equal(nameof(BitsJob), Assert.Throws<ObjectDisposedException>(() => job.State).ObjectName);
        Assert.Equal(nameof(BitsJob), Assert.Throws<ObjectDisposedException>(() => job.MaximumDownloadTime).ObjectName);
        manager.Dispose();
        Assert.Equal(nameof(BitsManager), Assert.Throws<ObjectDisposedException>(() => manager.GetJobs()).ObjectName);
    }

    [Fact]
    public void What_was_handed_in_is_reconnected_as_it_came_or_not_at_all()
    {
        using var manager = _bits.Connect();
        using var own = manager.CreateDownloadJob("handed in");
        using var job = BitsJob.From(own.ToInterop());
        using var known = BitsJob.From(own.ToInterop(), _bits.Connection);
        Assert.Equal(job.Id, known.Id);
        _bits.RestartService();

        Assert.Contains("handed in", Assert.Throws<InvalidOperationException>(() => job.TryReconnect()).Message);
        Assert.True(known.TryReconnect());
        Assert.Equal("handed in", known.DisplayName);
    }

    [Fact]
    public void Jobs_are_found_by_name_and_owner_and_read_at_once()
    {
        var bits = new BitsSimulator(new() { IsAdministrator = true });
        using var manager = bits.Connect();
        for (var number = 0; number < 200; number++)
        {
            using var job = manager.CreateDownloadJob(number % 2 == 0 ? "even" : "odd");
            job.AddFile($"https://example.com/{number}", $@"C:\{number}");
        }

        var me = bits.UserSid;
        bits.UserSid = "S-1-5-18";
        using (manager.CreateDownloadJob("even"))
        {
        }

        bits.UserSid = me;
        using (var even = manager.FindJobs("even"))
        using (var system = manager.FindJobs("even", "S-1-5-18"))
        {
            Assert.Equal((100, 1), (even.Count, system.Count));
        }

        var snapshots = manager.GetJobSnapshots();
        Assert.Equal(200, snapshots.Count);
        Assert.Equal(
            ("odd", @"C:\199", 1), (snapshots[^1].DisplayName, snapshots[^1].Files[0].LocalName, snapshots[^1].Progress.FilesTotal));
        Assert.Equal(201, manager.GetJobSnapshotsOfAllUsers().Count);
        Assert.Empty(manager.FindJobs("neither"));
    }

    [Fact]
    public void Forgotten_objects_are_given_back_by_their_finalizers()
    {
        Forget();
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return _bits.OutstandingReferences == 0;
            },
            TimeSpan.FromSeconds(10)));

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Forget()
        {
            var job = _bits.Connect().CreateDownloadJob("forgotten");
            _ = job.MaximumDownloadTime;
            job.AddFile("https://example.com/a", @"C:\a");
            _ = job.GetFiles();
        }
    }

    [Fact]
    public async Task Disposal_during_calls_of_other_threads_is_safe()
    {
        for (var round = 0; round < 100; round++)
        {
            using var manager = _bits.Connect();
            var job = manager.CreateDownloadJob("race");
            var calls = Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            {
                try
                {
                    while (true)
                    {
                        _ = job.State;
                        _ = job.MaximumDownloadTime;
                    }
                }
                catch (ObjectDisposedException)
                {
                    return true;
                }
            })).ToArray();
            await Task.WhenAll(Task.Run(job.Dispose), Task.Run(job.Dispose));
            Assert.All(await Task.WhenAll(calls), Assert.True);
            using var same = Assert.Single(manager.GetJobs());
            same.Cancel();
        }

        Assert.Equal(0, _bits.OutstandingReferences);
    }

    private static ITheirJob Theirs(BitsJob job)
    {
        ComWrappers.TryGetComInstance(job.ToInterop(), out var pointer);
        var wrapper = (ITheirJob)new StrategyBasedComWrappers().GetOrCreateObjectForComInstance(pointer, CreateObjectFlags.None);
        Marshal.Release(pointer);
        return wrapper;
    }
}

[GeneratedComInterface]
[Guid("37668D37-507E-4160-9316-26306D150B12")]
internal partial interface ITheirJob
{
    void AddFileSet(uint count, nint files);
}
