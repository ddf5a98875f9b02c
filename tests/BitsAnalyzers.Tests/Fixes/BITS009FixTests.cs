using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Flags.Bits009MaskReplacedFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS009FixTests
{
    private const string Combine = "BITS009.Combine";
    private const string KeepFlags = "BITS009.KeepFlags";

    [Fact]
    public Task CombinesTheCalls() => Fix.Members(
        Combine,
        "Combine into one call",
        """
            private const BG_NOTIFY EndOfJob = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

            void Start(IBackgroundCopyManager manager, string url, string path)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                // Progress.
                job.SetNotifyFlags((uint)(EndOfJob | BG_NOTIFY_JOB_MODIFICATION)); // bytes
                job.AddFile(url, path);

                // Files.
                job.SetNotifyFlags({|BITS009:(uint)(EndOfJob | BG_NOTIFY_FILE_TRANSFERRED)|}); // names
                job.Resume();
            }

            void Declared(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));

                const BG_NOTIFY Mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                job.SetNotifyFlags((uint)(Mask | BG_NOTIFY_JOB_MODIFICATION));
                job.SetNotifyFlags({|BITS009:(uint)Mask|});
            }
        """,
        """
            private const BG_NOTIFY EndOfJob = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

            void Start(IBackgroundCopyManager manager, string url, string path)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                // Progress.
                // bytes
                job.AddFile(url, path);

                // Files.
                job.SetNotifyFlags((uint)(EndOfJob | BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION)); // names
                job.Resume();
            }

            void Declared(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));

                const BG_NOTIFY Mask = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
                job.SetNotifyFlags((uint)(Mask | BG_NOTIFY_JOB_MODIFICATION));
            }
        """);

    [Fact]
    public Task KeepsACallThatIsRightWithoutTheOther() => Fix.Members(
        KeepFlags,
        "Keep BG_NOTIFY_JOB_MODIFICATION",
        """
            void Branch(IBackgroundCopyJob job, bool showsFiles)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                if (showsFiles)
                {
                    job.SetNotifyFlags({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
                }
            }

            void Jump(IBackgroundCopyJob job, bool showsFiles)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                if (!showsFiles)
                {
                    return;
                }

                job.SetNotifyFlags({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
            }
        """,
        """
            void Branch(IBackgroundCopyJob job, bool showsFiles)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                if (showsFiles)
                {
                    job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION));
                }
            }

            void Jump(IBackgroundCopyJob job, bool showsFiles)
            {
                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                if (!showsFiles)
                {
                    return;
                }

                job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION));
            }
        """);

    [Theory]
    [InlineData(Combine)]
    [InlineData(KeepFlags)]
    public Task DoesNotCombineWhatStandsApart(string key) => Fix.NoFix(
        key,
        """
            void Apart(IBackgroundCopyJob job)
            {
                {
                    job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                }

                job.SetNotifyFlags({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
            }
        """);

    [Fact]
    public Task DoesNotRemoveACallThatDoesMore() => Fix.NoFix(
        Combine,
        """
            void Assigned(IBackgroundCopyJob job)
            {
                BG_NOTIFY first;
                job.SetNotifyFlags((uint)(first = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
                job.SetNotifyFlags({|BITS009:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)|});
                Log(first.ToString());
            }
        """);
}
