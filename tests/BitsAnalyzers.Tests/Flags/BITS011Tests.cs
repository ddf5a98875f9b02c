using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flags;

/// <summary>A mask that asks for the failure of a job, and not for its success.</summary>
public class BITS011Tests
{
    [Theory]
    [InlineData("job.SetNotifyFlags({|BITS011:(uint)BG_NOTIFY_JOB_ERROR|});")]
    [InlineData("job.SetNotifyFlags({|BITS011:(uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});")]
    [InlineData(
        "var mask = BG_NOTIFY_JOB_ERROR; if (first) { mask |= BG_NOTIFY_JOB_MODIFICATION; } job.SetNotifyFlags({|BITS011:(uint)mask|});")]
    public Task Reports(string statements) => Statements(statements);

    [Theory]
    [InlineData("job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED));")]
    [InlineData("job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);")]
    [InlineData("job.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR | input);")]
    [InlineData("var mask = BG_NOTIFY_JOB_ERROR; if (first) { mask |= BG_NOTIFY_JOB_TRANSFERRED; } job.SetNotifyFlags((uint)mask);")]
    [InlineData("job.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED);")]
    [InlineData("job.SetNotifyFlags((uint)BG_NOTIFY_JOB_MODIFICATION);")]
    [InlineData("job.SetNotifyFlags(0);")]
    [InlineData("job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE));")]
    public Task StaysSilentWhereTheSuccessIsAnnouncedOrAnotherRuleSpeaks(string statements) => StatementsAbout("BITS011", statements);
}
