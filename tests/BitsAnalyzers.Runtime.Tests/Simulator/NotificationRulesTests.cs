using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Simulator;

/// <summary>The simulated service delivers as the documentation says, seen through the interop interfaces.</summary>
public sealed class NotificationRulesTests : IDisposable
{
    private const string Url = "https://example.com/a";
    private readonly BitsSimulator _bits = new();
    private readonly Receiver _receiver = new();
    private readonly BitsManager _manager;
    private readonly BitsJob _wrapper;
    private readonly IBackgroundCopyJob5 _job;

    public NotificationRulesTests()
    {
        _bits.Server.Add(Url, new byte[1_000_000]);
        _bits.Server.Add(Url + "2", new byte[1_000_000]);
        _manager = _bits.Connect();
        _wrapper = _manager.CreateDownloadJob("rules");
        _job = (IBackgroundCopyJob5)_wrapper.ToInterop();
        Assert.Equal(0, _job.AddFile(Url, @"C:\a"));
    }

    public void Dispose()
    {
        _wrapper.Dispose();
        _manager.Dispose();
    }

    [Fact]
    public void A_new_job_has_the_default_mask_and_no_receiver()
    {
        Assert.Equal(new(BitsEventKinds.JobEnd, false, HasCallback: false, null, null, null), _wrapper.ReadNotification());
    }

    [Theory]
    [InlineData(BitsVersion.V1_5, 0x0F)]
    [InlineData(BitsVersion.V3_0, 0x1F)]
    [InlineData(BitsVersion.V4_0, 0x1F)]
    [InlineData(BitsVersion.V5_0, 0x1F)]
    [InlineData(BitsVersion.V10_1, 0x3F)]
    [InlineData(BitsVersion.V10_3, 0x3F)]
    public void Masks_are_accepted_up_to_the_version(BitsVersion version, uint valid)
    {
        using var manager = new BitsSimulator(new() { Version = version }).Connect();
        using var wrapper = manager.CreateDownloadJob("flags");
        var job = wrapper.ToInterop();
        uint[] masks = [.. Enumerable.Range(0, 0x80).Select(mask => (uint)mask), 0x100, 0x80000000, 0xFFFFFFFF];
        foreach (var mask in masks)
        {
            job.GetNotifyFlags(out var before);
            var hresult = job.SetNotifyFlags(mask);
            job.GetNotifyFlags(out var after);
            Assert.Equal((mask & ~valid) == 0 ? (HResults.S_OK, mask) : (HResults.E_NOTIMPL, before), (hresult, after));
        }

        Assert.Equal(version, wrapper.Version);
    }

    [Fact]
    public void Final_states_refuse_flags_and_receivers_before_they_look_at_the_value()
    {
        Assert.Equal(0, _job.Cancel());

#pragma warning disable BITS040 // The failures that it foretells are what is tested.
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.SetNotifyFlags(0x80));
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.SetNotifyInterface(_receiver));
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.SetNotifyInterface(null));
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.SetNotifyCmdLine(null, null));
#pragma warning restore BITS040
        Assert.Equal(HResults.S_OK, _job.GetNotifyFlags(out var flags));
        Assert.Equal(3u, flags);
        Assert.Equal(HResults.S_OK, _job.GetState(out var state));
        Assert.Equal(BG_JOB_STATE.BG_JOB_STATE_CANCELLED, state);
    }

    [Fact]
    public void Files_are_announced_in_order_and_before_the_job()
    {
        _job.AddFile(Url + "2", @"C:\b");
        Run(BitsNotifyFlags.JobTransferred | BitsNotifyFlags.FileTransferred);

        Assert.Equal(["file " + Url, "file " + Url + "2", "transferred"], _receiver.Events);
    }

    [Fact]
    public void Disable_hides_every_other_flag()
    {
        Run((BitsNotifyFlags)0x3F);

        Assert.Empty(_receiver.Events);
    }

    [Fact]
    public void Without_flags_nothing_comes()
    {
        Run(BitsNotifyFlags.None);

        Assert.Empty(_receiver.Events);
    }

    [Fact]
    public void Modifications_keep_their_distance_and_leave_out_the_end()
    {
        _bits.Server.BytesPerSecond = 100_000;
        Run(BitsNotifyFlags.JobModification);

        // 10 seconds of transfer, two events per second at most.
        Assert.InRange(_receiver.Events.Count, 10, 23);
        var times = _bits.Notifications.Select(notification => notification.Time).ToArray();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(500)));
        Assert.All(_receiver.Events, e => Assert.Equal("modification", e));
    }

    [Fact]
    public void Ranges_tell_every_byte_once()
    {
        _bits.Server.BytesPerSecond = 200_000;
        Run(BitsNotifyFlags.FileRangesTransferred);

        ulong next = 0;
        foreach (var range in _receiver.Events.SelectMany(e => e["ranges ".Length..].Split(',')).Select(r => r.Split('+')))
        {
            Assert.Equal(next, ulong.Parse(range[0], null));
            next += ulong.Parse(range[1], null);
        }

        Assert.Equal(1_000_000ul, next);
    }

    [Fact]
    public void An_end_is_told_until_the_receiver_answers_S_OK()
    {
        var answers = new Queue<int>([HResults.E_FAIL, HResults.S_FALSE, HResults.S_OK]);
        _receiver.Answer = _ => answers.Dequeue();
        _job.SetMinimumRetryDelay(60);
        Run(BitsNotifyFlags.JobTransferred);

        Assert.Equal(["transferred", "transferred", "transferred"], _receiver.Events);
        Assert.Equal([1, 2, 3], _bits.Notifications.Select(notification => notification.Attempt));
        Assert.Equal(TimeSpan.FromSeconds(120), _bits.Notifications[2].Time - _bits.Notifications[0].Time);
    }

    [Fact]
    public void A_file_needs_a_success_only_and_holds_up_what_follows()
    {
        _job.AddFile(Url + "2", @"C:\b");
        var answers = new Queue<int>([HResults.E_FAIL, HResults.S_FALSE, HResults.S_OK, HResults.S_OK]);
        _receiver.Answer = _ => answers.Dequeue();
        Run(BitsNotifyFlags.FileTransferred | BitsNotifyFlags.JobTransferred);

        Assert.Equal(["file " + Url, "file " + Url, "file " + Url + "2", "transferred"], _receiver.Events);
    }

    [Fact]
    public void Receivers_that_come_late_are_told_the_end()
    {
        _job.Resume();
        _bits.RunUntilIdle();
        _job.SetNotifyInterface(_receiver);
        _bits.Advance(TimeSpan.Zero);

        Assert.Equal(["transferred"], _receiver.Events);
    }

    [Fact]
    public void A_receiver_that_replaces_a_failing_one_is_told_at_once()
    {
        _receiver.Answer = _ => HResults.E_FAIL;
        _job.SetNotifyInterface(_receiver);
        _job.Resume();
        _bits.Advance(TimeSpan.FromSeconds(10));
        var second = new Receiver();
        _job.SetNotifyInterface(second);
        _bits.Advance(TimeSpan.Zero);

        Assert.Equal(["transferred"], _receiver.Events);
        Assert.Equal(["transferred"], second.Events);
    }

    [Fact]
    public void The_program_runs_where_there_is_no_receiver_or_it_fails()
    {
        _job.SetNotifyCmdLine(@"C:\App\done.exe", "\"C:\\App\\done.exe\" x");
        Run(BitsNotifyFlags.JobTransferred | BitsNotifyFlags.JobModification, receiver: null);
        Assert.Equal(@"C:\App\done.exe", Assert.Single(_bits.ProgramRuns).Program);

        using var second = _manager.CreateDownloadJob("second");
        second.AddFile(Url, @"C:\c");
        var job = (IBackgroundCopyJob2)second.ToInterop();
        job.SetNotifyCmdLine(@"C:\App\two.exe", null);
        job.SetNotifyInterface(_receiver);
        job.Resume();
        _bits.RunUntilIdle();
        Assert.Single(_bits.ProgramRuns);
        Assert.Equal(["transferred"], _receiver.Events);
    }

    [Fact]
    public void A_program_that_fails_runs_again_until_the_job_is_done()
    {
        _job.SetNotifyCmdLine(@"C:\App\done.exe", null);
        _bits.RunProgram = run =>
        {
            if (_bits.ProgramRuns.Count == 3)
            {
                using var job = _manager.GetJob(run.JobId);
                job.Complete();
            }

            return 1;
        };
        Run(BitsNotifyFlags.JobTransferred, receiver: null);

        Assert.Equal(3, _bits.ProgramRuns.Count);
        Assert.Equal(BitsJobState.Acknowledged, _bits.Jobs[0].State);
    }

    [Fact]
    public void A_class_is_created_when_no_object_is_registered()
    {
        var classId = Guid.Parse("6F1B5E0A-0000-0000-0000-000000000001");
        Assert.Throws<BitsException>(() => _wrapper.NotificationClassId = classId);
        _bits.RegisterCallbackClass(classId, () => _receiver);
        _wrapper.NotificationClassId = classId;
        Run(BitsNotifyFlags.JobTransferred, receiver: null);

        Assert.Equal(["transferred"], _receiver.Events);
    }

    [Fact]
    public void Receivers_are_lost_with_their_process_and_flags_are_not()
    {
        _job.SetNotifyInterface(_receiver);
        _job.SetNotifyFlags((uint)BitsNotifyFlags.JobTransferred);
        _bits.DisconnectReceivers();
        _job.Resume();
        _bits.RunUntilIdle();

        Assert.Empty(_receiver.Events);
        Assert.Equal(new(BitsEventKinds.JobTransferred, false, false, null, null, null), _wrapper.ReadNotification());
    }

    [Fact]
    public void Four_blocked_receivers_silence_the_user()
    {
        using var release = new ManualResetEventSlim();
        var jobs = Enumerable.Range(0, 6).Select(_ => _manager.CreateDownloadJob("blocked")).ToArray();
        var told = 0;
        foreach (var job in jobs)
        {
            job.AddFile(Url, @"C:\d");
            job.ToInterop().SetNotifyInterface(new Receiver
            {
                Answer = _ =>
                {
                    Interlocked.Increment(ref told);
                    release.Wait(TestContext.Current.CancellationToken);
                    return 0;
                },
            });
            job.Resume();
        }

        _bits.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, told);

        release.Set();
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                _bits.Advance(TimeSpan.Zero);
                return Volatile.Read(ref told) == 6;
            },
            TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_receiver_without_the_newer_interface_is_not_told_of_files()
    {
        var old = new OldReceiver();
        _job.SetNotifyInterface(old);
        _job.SetNotifyFlags((uint)(BitsNotifyFlags.FileTransferred | BitsNotifyFlags.JobTransferred));
        _job.Resume();
        _bits.RunUntilIdle();

        Assert.Equal(1, old.Calls);
    }

    [Fact]
    public void An_object_that_is_no_receiver_is_refused_and_the_old_one_is_gone()
    {
        _job.SetNotifyInterface(_receiver);

        Assert.Equal(HResults.E_NOINTERFACE, _job.SetNotifyInterface(_manager.ToInterop()));
        Assert.False(_wrapper.ReadNotification().HasCallback);
    }

    private void Run(BitsNotifyFlags flags) => Run(flags, _receiver);

    private void Run(BitsNotifyFlags flags, Receiver? receiver)
    {
        Assert.Equal(0, _job.SetNotifyInterface(receiver));
        Assert.Equal(0, _job.SetNotifyFlags((uint)flags));
        Assert.Equal(0, _job.Resume());
        _bits.RunUntilIdle();
    }
}
