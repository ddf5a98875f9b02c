using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>A loop that has no way out while the job is in a state that does not change by itself.</summary>
public class BITS050Tests
{
    [Theory]
    [InlineData(
        "var state = BG_JOB_STATE_QUEUED; while ({|BITS050:state != BG_JOB_STATE_TRANSFERRED|}) { System.Threading.Thread.Sleep(500); "
        + "job.GetState(out state); }")]
    [InlineData(
        "BG_JOB_STATE state; do { job.GetState(out state); Log(text); } while ({|BITS050:state is not (BG_JOB_STATE_TRANSFERRED or "
        + "BG_JOB_STATE_ERROR)|});")]
    [InlineData(
        "while ({|BITS050:true|}) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var done = false; while ({|BITS050:!done|}) { job.GetState(out var state); switch (state) { case BG_JOB_STATE_TRANSFERRED: "
        + "job.Complete(); done = true; break; case BG_JOB_STATE_ERROR: job.Cancel(); done = true; break; } }")]
    [InlineData("{|BITS050:for|} (;;) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } }")]
    [InlineData("job.Cancel(); BG_JOB_STATE state; do { job.GetState(out state); } while ({|BITS050:state != BG_JOB_STATE_TRANSFERRED|});")]
    public Task Reports(string statements) => StatementsAbout("BITS050", statements);

    [Theory]
    [InlineData(
        "BG_JOB_STATE state; do { job.GetState(out state); } while (state is not (BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_ERROR or "
        + "BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED));")]
    [InlineData("for (var i = 0; i < 100; i++) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } }")]
    [InlineData("while (!Decide()) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } }")]
    [InlineData("while (true) { Decide(); job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } }")]
    [InlineData(
        "var end = DateTime.UtcNow.AddHours(1); while (DateTime.UtcNow < end) { job.GetState(out var state); if (state == "
        + "BG_JOB_STATE_TRANSFERRED) { break; } }")]
    [InlineData("foreach (var next in jobs) { next.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_ERROR) { job.Resume(); } else if (state is "
        + "BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED) { return; } }")]
    [InlineData(
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); made.AddFile(text, text); made.Resume(); while (true) { "
        + "made.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { made.Complete(); return; } if (state == "
        + "BG_JOB_STATE_ERROR) { made.Cancel(); return; } }")]
    [InlineData(
        "BG_JOB_STATE state; do { job.GetState(out state); if (state == BG_JOB_STATE_ERROR) { throw new InvalidOperationException(); } } "
        + "while (state is not (BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED));")]
    public Task StaysSilentWhereThereIsAWayOut(string statements) => StatementsAbout("BITS050", statements);

    /// <summary>The helper reads the state, and only the loop that asks it says what is waited for.</summary>
    [Theory]
    [InlineData("while ({|BITS050:!Helper.IsDone(job)|}) { System.Threading.Thread.Sleep(500); }")]
    [InlineData("while ({|BITS050:Helper.StateOf(job) != BG_JOB_STATE_TRANSFERRED|}) { System.Threading.Thread.Sleep(500); }")]
    [InlineData("while (!Helper.IsDone(job) && !Decide()) { System.Threading.Thread.Sleep(500); }")]
    [InlineData("for (var i = 0; i < 100 && !Helper.IsDone(job); i++) { System.Threading.Thread.Sleep(500); }")]
    [InlineData("while (!Helper.HasEnded(job)) { System.Threading.Thread.Sleep(500); }")]
    [InlineData("foreach (var next in jobs) { if (Helper.IsDone(next)) { continue; } }")]
    public Task OfWhatAHelperReads(string statements) => ProgramAbout("BITS050", Method(statements) + """
        static class Helper
        {
            public static bool IsDone(IBackgroundCopyJob job)
            {
                job.GetState(out var state);
                return state == BG_JOB_STATE_TRANSFERRED;
            }

            public static BG_JOB_STATE StateOf(IBackgroundCopyJob job)
            {
                job.GetState(out var state);
                return state;
            }

            public static bool HasEnded(IBackgroundCopyJob job)
            {
                job.GetState(out var state);
                return state is BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_ERROR or BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED;
            }
        }
        """);
}
