using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Receivers.Bits021CommandLineNeverRunsFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS021FixTests
{
    private const string RequestDefaultPair = "BITS021.RequestDefaultPair";

    [Fact]
    public Task RequestsTheEnd() => Fix.Members(
        RequestDefaultPair,
        "Request BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_ERROR",
        """
            void Muted(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_DISABLE|});
            }

            void Files(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_FILE_TRANSFERRED|} /* all */);
            }

            void Local(IBackgroundCopyJob2 job, bool isQuiet)
            {
                var mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                if (isQuiet)
                {
                    mask = BG_NOTIFY_DISABLE;
                }

                job.SetNotifyFlags({|BITS021:(uint)mask|});
                job.SetNotifyCmdLine(Program, null);
            }
        """,
        """
            void Muted(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            }

            void Files(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR) /* all */);
            }

            void Local(IBackgroundCopyJob2 job, bool isQuiet)
            {
                var mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                if (isQuiet)
                {
                    mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                }

                job.SetNotifyFlags((uint)mask);
                job.SetNotifyCmdLine(Program, null);
            }
        """);

    [Fact]
    public Task LeavesACallbackItsEvents() => Fix.Members(
        RequestDefaultPair,
        """
            void Files(IBackgroundCopyJob2 job, IBackgroundCopyCallback callback)
            {
                job.SetNotifyInterface(callback);
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_FILE_TRANSFERRED|});
            }
        """,
        """
            void Files(IBackgroundCopyJob2 job, IBackgroundCopyCallback callback)
            {
                job.SetNotifyInterface(callback);
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags((uint)(BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
            }
        """);
}
