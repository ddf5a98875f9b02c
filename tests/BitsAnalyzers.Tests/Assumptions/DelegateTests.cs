using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>
/// What goes through a delegate is reported where the delegate is called, and a local function that becomes one starts with what is known
/// then.
/// </summary>
public class DelegateTests
{
    [Fact]
    public Task AMethodGroupIsReportedWhereItIsCalled() => Program("""
        Action resume = job.Resume;
        job.Cancel();
        {|BITS040:resume|}();
        """);

    [Fact]
    public Task AMethodGroupThatIsInvokedByName() => Program("""
        Action resume = job.Resume;
        job.Cancel();
        resume.{|BITS040:Invoke|}();
        """);

    [Fact]
    public Task AMaskIsReportedInTheCall() => Program("""
        Action<uint> set = job.SetNotifyFlags;
        set({|BITS002:0x40|});
        """);

    [Fact]
    public Task AMethodGroupThatIsNotCalledIsNotReported() => Program("""
        Action resume = job.Resume;
        job.Cancel();
        """);

    [Fact]
    public Task ACallThroughEitherOfTwo() => Program("""
        Action act = first ? job.Resume : job.Suspend;
        job.Cancel();
        act();
        """, "BITS040");

    [Fact]
    public Task AHelperThatCallsWhatItIsGiven() => Program("""
        job.Cancel();
        {|BITS040:RunNow|}(job.Resume);
        """);

    [Theory]
    [InlineData("queue.Add(Later);")]
    [InlineData("post(Later);")]
    [InlineData("Action later = Later; queue.Add(later);")]
    [InlineData("Task.Run(Later);")]
    [InlineData("queue.Add(new Action(Later));")]
    public Task ALocalFunctionStartsWithWhatIsKnown(string use) => Program($$"""
        job.Complete();
        {{use}}
        void Later() => job.{|BITS040:TakeOwnership|}();
        """);

    [Theory]
    [InlineData("if (first) { job.Complete(); queue.Add(Later); } else queue.Add(Later);")]
    [InlineData("queue.Add(Later); job.Complete();")]
    [InlineData("if (first) Later(); else { job.Complete(); queue.Add(Later); }")]
    [InlineData("queue.Add(() => Later()); job.Complete(); queue.Add(Later);")]
    public Task ALocalFunctionThatMayStartWithLess(string uses) => Program($$"""
        {{uses}}
        void Later() => job.TakeOwnership();
        """);

    private static Task Program(string statements) => Verdict.Program(Source(statements));

    // Where two members are called at one place, which one is reported is told at the delegate.
    private static async Task Program(string statements, string id)
        => Assert.Contains(await Verdict.Diagnostics(Source(statements)), diagnostic => diagnostic.Id == id);

    private static string Source(string statements) => $$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        class Downloader
        {
            static void RunNow(Action action) => action();

            void Run(IBackgroundCopyJob job, bool first, List<Action> queue, Action<Action> post)
            {
        {{statements}}
            }
        }
        """;
}
