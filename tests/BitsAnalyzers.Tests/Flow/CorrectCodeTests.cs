using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Correct code that a naive rule would report.</summary>
public class CorrectCodeTests
{
    [Fact]
    public Task FlagsAndReceiverInEitherOrder() => Statements("""
        manager.CreateJob("one", BG_JOB_TYPE_DOWNLOAD, out _, out var one);
        one.AddFile(text, text);
        one.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        one.SetNotifyInterface(new Silent());
        one.Resume();
        manager.CreateJob("two", BG_JOB_TYPE_DOWNLOAD, out _, out var two);
        two.AddFile(text, text);
        two.SetNotifyInterface(new Silent());
        two.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        two.Resume();
        """);

    [Fact]
    public Task RegisteringLate() => Statements("""
        job.Resume();
        job.SetNotifyInterface(new Silent());
        job.GetState(out var state);
        if (state is BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_ERROR)
        {
            job.SetNotifyInterface(callback);
        }
        """);

    [Fact]
    public Task CompletingADownloadEarly() => Statements("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        created.Resume();
        created.GetState(out var state);
        if (state is BG_JOB_STATE_ERROR or BG_JOB_STATE_TRANSFERRING)
        {
            created.Complete();
        }
        """);

    [Fact]
    public Task ReadingAfterTheEnd() => Statements("""
        job.Complete();
        job.GetState(out var state);
        job.GetProgress(out var progress);
        job.EnumFiles(out var files);
        Log($"{state} {progress.BytesTotal}");
        """);

    [Fact]
    public Task ResumingAndSuspendingAgain() => Statements("""
        job.Resume();
        job.Resume();
        job.Suspend();
        job.Suspend();
        """);

    [Fact]
    public Task CancellingInEveryOpenState() => Statements("""
        job.GetState(out var state);
        switch (state)
        {
            case BG_JOB_STATE_TRANSFERRED:
                job.Complete();
                break;
            case BG_JOB_STATE_CANCELLED:
            case BG_JOB_STATE_ACKNOWLEDGED:
                break;
            default:
                job.Cancel();
                break;
        }
        """);

    [Fact]
    public Task FileRangesWithoutOnDemandMode() => Statements("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        created.SetNotifyInterface(callback);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
        created.Resume();
        """);

    [Fact]
    public Task ASecondCompleteAfterOneThatFailed() => Statements("""
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                job.Complete();
                return;
            }
            catch (COMException) when (attempt < 3)
            {
                Log(text);
            }
        }
        """);

    [Fact]
    public Task NeverRemovingTheCallback() => Statements("""
        job.SetNotifyInterface(callback);
        job.Complete();
        """);

    [Fact]
    public Task Muting() => Statements("job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);");

    [Fact]
    public Task ACallbackClassInsteadOfAnObject() => Statements("""
        job.SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, default);
        job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED));
        job.Resume();
        """);

    [Fact]
    public Task ACallbackWithoutFlagsOnAJobThatExists() => Statements("""
        var id = Guid.NewGuid();
        manager.GetJob(ref id, out var found);
        found.SetNotifyInterface(new Watcher());
        found.Resume();
        manager.EnumJobs(0, out var all);
        uint fetched = 0;
        all.Next(1, out var next, ref fetched);
        next.{|BITS046:SetNotifyInterface|}(new Watcher());
        next.Resume();
        """);

    [Fact]
    public Task ACommandLineWithoutFlags() => Statements("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        ((IBackgroundCopyJob2)created).SetNotifyCmdLine("c:\\a.exe", null);
        created.Resume();
        """);

    [Fact]
    public Task FlagsAndReceiverInDifferentMethods() => Program("""
        class Downloader
        {
            private IBackgroundCopyJob2 _job;

            void Listen(object callback) => _job.SetNotifyInterface(callback);

            void Configure()
            {
                _job.SetNotifyCmdLine("c:\\a.exe", null);
                _job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
            }
        }
        """);

    [Fact]
    public Task CancelAndReturnTheJob() => Program("""
        class Downloader
        {
            IBackgroundCopyJob Stop(IBackgroundCopyJob job)
            {
                job.Cancel();
                return job;
            }
        }
        """);

    [Fact]
    public Task ACancelThatReturnedEarlierInTheText() => Statements("""
        if (!Decide())
        {
            job.Cancel();
            return;
        }

        job.AddFile(text, text);
        job.Resume();
        """);

    [Fact]
    public Task CallsThatAreGuardedByTheState() => Statements("""
        if (Decide())
        {
            job.Cancel();
        }

        job.GetState(out var state);
        if (state != BG_JOB_STATE_CANCELLED && state != BG_JOB_STATE_ACKNOWLEDGED)
        {
            job.Suspend();
        }
        """);

    [Fact]
    public Task RemovingOneReceiverBeforeSettingTheOther() => Statements("""
        job.SetNotifyCmdLine("c:\\a.exe", null);
        job.SetNotifyCmdLine(null, null);
        job.SetNotifyInterface(new Silent());
        job.SetNotifyInterface(null);
        job.SetNotifyCmdLine("c:\\a.exe", null);
        """);

    [Fact]
    public Task ACallbackOfAnUnknownType() => Program("""
        class Downloader
        {
            void Run(IBackgroundCopyManager manager, object callback, IBackgroundCopyCallback2 declared)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://localhost/a", "c:\\a");
                job.SetNotifyInterface(callback);
                job.SetNotifyInterface(declared);
                job.Resume();
            }
        }
        """);

    [Fact]
    public Task SuccessOnlyWithACommandLineIsAnAdviceAtMost() => Statements("""
        job.SetNotifyCmdLine("c:\\a.exe", null);
        job.SetNotifyFlags({|BITS007:(uint)BG_NOTIFY_JOB_TRANSFERRED|});
        """);
}
