using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Receivers.Bits028HandlerNeverRunsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS028FixTests
{
    private const string RequestEvents = "BITS028.RequestEvents";

    [Fact]
    public Task AddsTheFlagsToTheMask() => Fix.Members(
        RequestEvents,
        "Request BG_NOTIFY_JOB_MODIFICATION and BG_NOTIFY_FILE_TRANSFERRED",
        """
            void Start(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                job.SetNotifyFlags({|BITS028:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|}); // the end
                job.SetNotifyInterface(new Watcher());
                job.Resume();
            }

            void Local(IBackgroundCopyManager manager)
            {
                var mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                job.SetNotifyFlags({|BITS028:(uint)mask|});
                job.SetNotifyInterface(new Watcher());
                job.Resume();
            }
        """,
        """
            void Start(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED)); // the end
                job.SetNotifyInterface(new Watcher());
                job.Resume();
            }

            void Local(IBackgroundCopyManager manager)
            {
                var mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED;
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                job.SetNotifyFlags((uint)mask);
                job.SetNotifyInterface(new Watcher());
                job.Resume();
            }
        """);

    [Fact]
    public Task AddsTheCallThatIsMissing() => Fix.Members(
        RequestEvents,
        "Request BG_NOTIFY_JOB_MODIFICATION and BG_NOTIFY_FILE_TRANSFERRED",
        """
            void Start(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);

                // Who is told.
                job.{|BITS028:SetNotifyInterface|}(
                    new Watcher()); // of all

                job.Resume();
            }

            void OneLine(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job); job.AddFile("http://contoso.com/", Program);
                ((IBackgroundCopyJob2)job).{|BITS028:SetNotifyInterface|}(/* all */ new Watcher()); job.Resume();
            }

            void Branch(IBackgroundCopyManager manager, bool isQuiet)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                if (!isQuiet)
                {
                    job.{|BITS028:SetNotifyInterface|}(new Watcher());
                }

                job.Resume();
            }
        """,
        """
            void Start(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);

                // Who is told.
                job.SetNotifyInterface(
                    new Watcher()); // of all
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED));

                job.Resume();
            }

            void OneLine(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job); job.AddFile("http://contoso.com/", Program);
                ((IBackgroundCopyJob2)job).SetNotifyInterface(/* all */ new Watcher()); ((IBackgroundCopyJob2)job).SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED)); job.Resume();
            }

            void Branch(IBackgroundCopyManager manager, bool isQuiet)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                if (!isQuiet)
                {
                    job.SetNotifyInterface(new Watcher());
                    job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED));
                }

                job.Resume();
            }
        """);

    [Fact]
    public Task DoesNotAddACallWhereAStatementStandsAlone() => Fix.NoFix(
        RequestEvents,
        """
            void Branch(IBackgroundCopyManager manager, bool isQuiet)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("http://contoso.com/", Program);
                if (!isQuiet)
                    job.{|BITS028:SetNotifyInterface|}(new Watcher());
                job.Resume();
            }
        """);
}
