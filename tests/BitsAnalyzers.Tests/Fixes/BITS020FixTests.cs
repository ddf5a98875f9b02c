using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Receivers.Bits020FlagsIgnoredByCommandLineFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS020FixTests
{
    private const string RemoveIgnored = "BITS020.RemoveIgnored";

    [Fact]
    public Task RemovesTheIgnoredFlags() => Fix.Members(
        RemoveIgnored,
        """
            void Names(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS020:(uint)(
                    BG_NOTIFY_JOB_TRANSFERRED | // the end
                    BG_NOTIFY_JOB_MODIFICATION |
                    BG_NOTIFY_JOB_ERROR)|});
            }

            void Number(IBackgroundCopyJob2 job)
            {
                job.SetNotifyFlags({|BITS020:0x3B|});
                job.SetNotifyCmdLine(Program, null);
            }

            void Local(IBackgroundCopyJob2 job)
            {
                var mask = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS020:(uint)mask|});
            }

            void Arms(IBackgroundCopyJob2 job, bool showsFiles)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS020:(uint)(showsFiles ? BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            }
        """,
        """
            void Names(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags((uint)(
                    BG_NOTIFY_JOB_TRANSFERRED | // the end
                    BG_NOTIFY_JOB_ERROR));
            }

            void Number(IBackgroundCopyJob2 job)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
                job.SetNotifyCmdLine(Program, null);
            }

            void Local(IBackgroundCopyJob2 job)
            {
                var mask = BG_NOTIFY_JOB_ERROR;
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags((uint)mask);
            }

            void Arms(IBackgroundCopyJob2 job, bool showsFiles)
            {
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags((uint)(showsFiles ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR));
            }
        """);

    [Fact]
    public Task RepairsWhatIsPassedToAMethodThatSetsIt() => Fix.Members(
        RemoveIgnored,
        """
            private void Set(IBackgroundCopyJob job, BG_NOTIFY mask) => job.SetNotifyFlags((uint)mask);

            void Start(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                Set(job, {|BITS020:BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION|});
            }
        """,
        """
            private void Set(IBackgroundCopyJob job, BG_NOTIFY mask) => job.SetNotifyFlags((uint)mask);

            void Start(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(Program, null);
                Set(job, BG_NOTIFY_JOB_ERROR);
            }
        """);

    [Fact]
    public Task LeavesAMaskAsItIsThatOthersRead() => Fix.Members(
        RemoveIgnored,
        "Remove BG_NOTIFY_JOB_MODIFICATION",
        """
            private const BG_NOTIFY Own = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
            private const BG_NOTIFY Shared = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
            internal const BG_NOTIFY Public = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;

            void Constants(IBackgroundCopyJob2 first, IBackgroundCopyJob2 second, IBackgroundCopyJob2 third, IBackgroundCopyCallback callback)
            {
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags({|BITS020:(uint)Own|});
            }

            void Others(IBackgroundCopyJob2 first)
            {
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags({|BITS020:(uint)Shared|});
                Console.WriteLine(Shared.ToString());
            }

            void All(IBackgroundCopyJob2 first)
            {
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags({|BITS020:(uint)Public|});
            }

            void Local(IBackgroundCopyJob2 first)
            {
                var mask = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags({|BITS020:(uint)mask|});
                Console.WriteLine(mask.ToString());
            }
        """,
        """
            private const BG_NOTIFY Own = BG_NOTIFY_JOB_ERROR;
            private const BG_NOTIFY Shared = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
            internal const BG_NOTIFY Public = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;

            void Constants(IBackgroundCopyJob2 first, IBackgroundCopyJob2 second, IBackgroundCopyJob2 third, IBackgroundCopyCallback callback)
            {
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags((uint)Own);
            }

            void Others(IBackgroundCopyJob2 first)
            {
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags((uint)(Shared & ~BG_NOTIFY_JOB_MODIFICATION));
                Console.WriteLine(Shared.ToString());
            }

            void All(IBackgroundCopyJob2 first)
            {
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags((uint)(Public & ~BG_NOTIFY_JOB_MODIFICATION));
            }

            void Local(IBackgroundCopyJob2 first)
            {
                var mask = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION;
                first.SetNotifyCmdLine(Program, null);
                first.SetNotifyFlags((uint)(mask & ~BG_NOTIFY_JOB_MODIFICATION));
                Console.WriteLine(mask.ToString());
            }
        """);
}
