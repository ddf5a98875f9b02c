using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>A job that is waited for and never completed.</summary>
public class BITS052Tests
{
    private const string Wait =
        "BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); made.GetState(out state); if (state == BG_JOB_STATE_ERROR) { "
        + "made.Cancel(); return; } } while (state != BG_JOB_STATE_TRANSFERRED); ";

    [Theory]
    [InlineData(Wait)]
    [InlineData(Wait + "Log(text);")]
    [InlineData(
        "while (true) { made.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } if (state == BG_JOB_STATE_ERROR) "
        + "{ made.Cancel(); return; } }")]
    public Task Reports(string statements)
        => StatementsAbout(
            "BITS052",
            "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); made.AddFile(text, text); "
            + $"made.{{|BITS052:Resume|}}(); {statements}");

    [Theory]
    [InlineData(Wait + "made.Complete();")]
    [InlineData(Wait + "if (first) { made.Complete(); }")]
    [InlineData(Wait + "Touch(made);")]
    [InlineData("made.SetNotifyInterface(callback); " + Wait)]
    [InlineData("jobs.Add(made); " + Wait)]
    [InlineData("made.GetState(out var state); if (state == BG_JOB_STATE_SUSPENDED) { Log(text); }")]
    public Task StaysSilentWhereItMayBeCompleted(string statements)
        => StatementsAbout(
            "BITS052",
            $"manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); made.AddFile(text, text); made.Resume(); {statements}");
}
