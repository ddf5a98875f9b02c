using Xunit;
using static BitsAnalyzers.Flow.Tests.Oracle.VerdictTests.Expect;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>The interpreter on results that are kept, and on comparisons that are false together with their opposite.</summary>
public sealed class ResultVerdictTests
{
    [Fact]
    public void A_result_that_is_thrown_away_is_a_success() => Verdicts("""
        int hr1 = another.Suspend();
        outside.Cancel();
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void A_result_that_is_never_asked_is_a_success() => Verdicts("""
        int hr1 = outside.Cancel();
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void A_job_goes_on_where_its_end_has_failed() => Verdicts("""
        int hr1 = outside.Complete();
        if (hr1 < 0)
        {
            outside.Cancel();
        }
        """);

    [Fact]
    public void A_job_has_ended_where_the_call_has_succeeded() => Verdicts("""
        int hr1 = outside.Complete();
        if (hr1 >= 0)
        {
            outside.Cancel(); // BITS040 always
        }
        """);

    [Fact]
    public void Not_every_success_is_zero() => Verdicts("""
        int hr1 = outside.Complete();
        if (hr1 != 0)
        {
            outside.Cancel(); // BITS041 sometimes
        }
        """);

    [Theory]
    [InlineData("(hr1 & 0x80000000) != 0")]
    [InlineData("hr1 >> 31 != 0")]
    [InlineData("(uint)hr1 >= 0x80000000")]
    [InlineData("int.IsNegative(hr1)")]
    [InlineData("Math.Sign(hr1) == -1")]
    [InlineData("hr1 is -2147467259 or -2145386494")]
    [InlineData("((Outcome)hr1).Failed")]
    [InlineData("hr1 == -2147467259")]
    public void Odd_questions_tell_a_failure_too(string question) => Verdicts($$"""
        int hr1 = outside.Complete();
        if ({{question}})
        {
            outside.Cancel();
        }
        """);

    [Fact]
    public void What_an_odd_question_leaves_undecided_need_not_be_known() => Verdicts("""
        int hr1 = outside.Complete();
        if (int.IsNegative(hr1))
        {
            return;
        }
        outside.Cancel(); // BITS040 perhaps
        """);

    [Fact]
    public void A_failure_that_is_thrown_goes_no_further() => Verdicts("""
        int hr1 = outside.Complete();
        Marshal.ThrowExceptionForHR(hr1);
        outside.Cancel(); // BITS040 always
        """);

    [Fact]
    public void A_failure_that_is_collected_goes_on() => Verdicts("""
        int hr1 = outside.Complete();
        failures.ThrowIfFailed(hr1);
        outside.Cancel(); // BITS040 perhaps
        """);

    [Fact]
    public void What_follows_from_the_success_of_any_call_depends_on_it() => Verdicts("""
        int hr1 = outside.Resume();
        if (hr1 == -2147467259)
        {
            Marshal.ThrowExceptionForHR(((IBackgroundCopyJob5)outside).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 }));
        }
        """);

    [Theory]
    [InlineData("limit > 3", "limit <= 3", "limit is null")]
    [InlineData("ratio < 3", "ratio >= 3", "double.IsNaN(ratio)")]
    public void A_comparison_may_be_false_together_with_its_opposite(string one, string other, string isMissing) => Verdicts($$"""
        if ({{one}})
        {
            outside.Cancel();
        }
        if ({{other}})
        {
            outside.Cancel(); // BITS040 perhaps
        }
        if ({{isMissing}})
        {
            outside.Resume();
        }
        """);

    [Theory]
    [InlineData("IntPtr handle1 = Marshal.AllocHGlobal(8);", "handle1 == IntPtr.Zero")]
    [InlineData("Guid handle1 = Guid.Parse(text);", "handle1 == Guid.Empty")]
    [InlineData("TimeSpan handle1 = new TimeSpan(ticks);", "handle1 == TimeSpan.Zero")]
    public void A_value_may_be_zero(string declaration, string test) => Verdicts($$"""
        {{declaration}}
        if ({{test}})
        {
            outside.Cancel();
            outside.Resume(); // BITS040 always
        }
        """);
}
