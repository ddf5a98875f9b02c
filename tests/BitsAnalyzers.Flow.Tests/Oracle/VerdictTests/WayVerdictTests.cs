using Xunit;
using static BitsAnalyzers.Flow.Tests.Oracle.VerdictTests.Expect;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>The interpreter on calls that return, may not return, and never do; on filters, iterators and what is not compiled.</summary>
public sealed class WayVerdictTests
{
    [Theory]
    [InlineData("elsewhere.Act();")]
    [InlineData("elsewhere.Level = 1;")]
    [InlineData("action();")]
    [InlineData("changed?.Invoke();")]
    [InlineData("late.Act();")]
    [InlineData("_ = custom.ToString();")]
    [InlineData("work.Wait();")]
    [InlineData("plugin.Act();")]
    [InlineData("token.ThrowIfCancellationRequested();")]
    [InlineData("Marshal.ThrowExceptionForHR(code);")]
    [InlineData("_ = checked((byte)number);")]
    [InlineData("Require(isFine);")]
    [InlineData("if (elsewhere.Ask()) { }")]
    [InlineData("if (c) { throw new InvalidOperationException(); }")]
    public void What_may_not_come_back_is_a_way_out(string step) => Verdicts($$"""
        if (a)
        {
            outside.Cancel();
        }
        {{step}}
        outside.Resume(); // BITS041 sometimes
        """);

    [Theory]
    [InlineData("Console.Error.WriteLine(\"step\");")]
    [InlineData("_ = Math.Max(1, 2);")]
    [InlineData("Step();")]
    [InlineData("Environment.Exit(2);")]
    [InlineData("Inject(another);")]
    [InlineData("Broken();")]
    [InlineData("Console.WriteLine();")]
    [InlineData("another.Suspend();")]
    public void What_comes_back_is_none(string step) => Verdicts($$"""
        if (a)
        {
            outside.Cancel();
        }
        {{step}}
        outside.Resume(); // BITS040 after
        """);

    [Theory]
    [InlineData("elsewhere.Act();")]
    [InlineData("token.ThrowIfCancellationRequested();")]
    [InlineData("Console.Error.WriteLine(\"step\");")]
    public void What_holds_on_every_way_to_a_call_holds_after_all_that_may_not_come_back(string step) => Verdicts($$"""
        outside.Cancel();
        {{step}}
        outside.Resume(); // BITS040 always
        """);

    [Theory]
    [InlineData("Environment.Exit(1);")]
    [InlineData("Environment.FailFast(\"gone\");")]
    [InlineData("Fail();")]
    [InlineData("elsewhere.Stop();")]
    [InlineData("Path.Combine(\"a\", \"b\");")]
    public void Nothing_happens_after_what_never_comes_back(string step) => Verdicts($$"""
        if (a)
        {
            outside.Cancel();
            {{step}}
        }
        outside.Resume();
        """);

    [Fact]
    public void The_end_of_the_program_runs_no_finally_block() => Verdicts("""
        try
        {
            outside.Cancel();
            Environment.Exit(1);
        }
        finally
        {
            outside.Resume();
        }
        """);

    [Fact]
    public void An_exception_runs_the_finally_block() => Verdicts("""
        try
        {
            outside.Cancel();
            Fail();
        }
        finally
        {
            outside.Resume(); // BITS040 after
        }
        """);

    [Fact]
    public void A_call_of_BITS_is_no_way_out() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        another.SetPriority(1);
        outside.Resume(); // BITS040 after
        """);

    [Fact]
    public void What_follows_from_a_failure_of_BITS_is_no_way_of_the_program() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        try
        {
            another.SetPriority(1);
        }
        catch
        {
            throw new InvalidOperationException();
        }
        outside.Resume(); // BITS040 after
        """);

    [Fact]
    public void A_mask_is_set_or_the_way_has_been_left() => Verdicts($$"""
        {{Download}}
        if (a)
        {
            {{SetCommandLine}}
        }
        elsewhere.Act();
        job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE); // BITS021 sometimes
        """);

    [Fact]
    public void What_is_in_force_stays_so_where_the_way_is_left_later() => Verdicts($$"""
        {{Download}}
        {{SetCommandLine}}
        job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE); // BITS021 always
        token.ThrowIfCancellationRequested();
        """);

    [Fact]
    public void A_filter_runs_before_the_finally_blocks_inside() => Verdicts("""
        bool seen = false;
        try
        {
            try
            {
                outside.Cancel();
                Fail();
            }
            finally
            {
                seen = true;
            }
        }
        catch when (seen)
        {
            outside.Resume();
        }
        """);

    [Fact]
    public void A_filter_sees_what_was_true_where_the_exception_came_from() => Verdicts("""
        bool seen = false;
        outside.Cancel();
        try
        {
            try
            {
                Fail();
            }
            finally
            {
                seen = true;
            }
        }
        catch when (!seen)
        {
            outside.Resume(); // BITS040 always
        }
        """);

    [Fact]
    public void An_exception_in_a_finally_block_takes_the_place_of_the_other() => Verdicts("""
        outside.Cancel();
        try
        {
            try
            {
                throw new COMException();
            }
            finally
            {
                Fail();
            }
        }
        catch (COMException)
        {
            another.Cancel();
        }
        catch (Exception)
        {
            outside.Resume(); // BITS040 always
        }
        """);

    [Fact]
    public void The_caller_of_an_iterator_may_go_on_without_it() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        yield return 1;
        outside.Resume(); // BITS041 sometimes
        """);

    [Fact]
    public void What_is_not_compiled_does_not_happen() => Verdicts("""
        Inject(outside);
        outside.Resume();
        """);

    [Fact]
    public void What_is_disposed_of_may_throw() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        using (elsewhere.Open())
        {
        }
        outside.Resume(); // BITS041 sometimes
        """);
}
