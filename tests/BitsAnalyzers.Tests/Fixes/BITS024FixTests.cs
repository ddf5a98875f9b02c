using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Receivers.Bits024EventOfAnotherJobTypeFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS024FixTests
{
    private const string RemoveFlags = "BITS024.RemoveFlags";

    [Fact]
    public Task RemovesWhatTheJobNeverRaises() => Fix.Members(
        RemoveFlags,
        """
        void Upload(IBackgroundCopyManager manager)
        {
            manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job);
            job.AddFile(_text, _text);
            job.SetNotifyFlags({|BITS024:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|});
        }
        """,
        """
        void Upload(IBackgroundCopyManager manager)
        {
            manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job);
            job.AddFile(_text, _text);
            job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        }
        """);

    [Fact]
    public Task IsNotOfferedWhereNothingWouldBeLeft() => Fix.NoFix(
        RemoveFlags,
        """
        void Upload(IBackgroundCopyManager manager)
        {
            manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job);
            job.AddFile(_text, _text);
            job.SetNotifyFlags({|BITS006:{|BITS024:(uint)BG_NOTIFY_FILE_TRANSFERRED|}|});
        }
        """);
}
