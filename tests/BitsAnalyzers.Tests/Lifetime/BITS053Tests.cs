using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>A loop that reads the state without a pause.</summary>
public class BITS053Tests
{
    [Theory]
    [InlineData(
        "while (true) { job.{|BITS053:GetState|}(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } if (!first) { return; "
        + "} }")]
    [InlineData(
        "BG_JOB_STATE state; do { job.{|BITS053:GetState|}(out state); Task.Delay(500); } while (state != BG_JOB_STATE_TRANSFERRED);")]
    [InlineData(
        "while (true) { job.{|BITS053:GetProgress|}(out var progress); if (progress.FilesTransferred == progress.FilesTotal) { break; } "
        + "Console.WriteLine(text); }")]
    [InlineData(
        "var isDone = false; while (!isDone) { job.{|BITS053:GetState|}(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { isDone = "
        + "true; } }")]
    [InlineData(
        "while (true) { job.{|BITS053:GetState|}(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } if (first) { "
        + "System.Threading.Thread.Sleep(5); } }")]
    public Task Reports(string statements) => StatementsAbout("BITS053", statements);

    [Theory]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData("while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } Decide(); }")]
    [InlineData("foreach (var next in jobs) { next.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } }")]
    [InlineData("foreach (var next in jobs) { job.GetState(out var state); Log(state + text); }")]
    [InlineData("while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } break; }")]
    [InlineData("while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { return; } Console.ReadLine(); }")]
    public Task StaysSilentWhereItWaitsOrIsNoWait(string statements) => StatementsAbout("BITS053", statements);
}
