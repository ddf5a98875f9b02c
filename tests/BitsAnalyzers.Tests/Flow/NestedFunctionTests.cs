using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>Lambdas and local functions: graphs of their own, whose regions lie in those of the body around them.</summary>
public class NestedFunctionTests
{
    [Fact]
    public Task InsideATryTheyHaveExceptionsOfTheirOwn() => Statements("""
        System.Action end = () => { };
        try
        {
            job.SetPriority(default);
            end = () =>
            {
                try
                {
                    job.Cancel();
                }
                catch (System.Exception)
                {
                    return;
                }

                job.{|BITS040:Resume|}();
            };
        }
        catch (System.InvalidOperationException)
        {
        }
        finally
        {
            end();
        }
        """);

    [Fact]
    public Task InsideAUsingAndALoopTheyAreStillExplored() => Statements("""
        foreach (var item in new[] { 1, 2 })
        {
            using (var stream = new System.IO.MemoryStream())
            {
                System.Action set = () => job.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR)|});
                {|BITS041:Local|}();

                void Local()
                {
                    using (stream)
                    {
                        job.Cancel();
                        job.{|BITS040:Suspend|}();
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("IBackgroundCopyJob last; foreach (var each in jobs) { last = each; last.Cancel(); acts.Add(() => last.Resume()); }")]
    [InlineData("IBackgroundCopyJob last; again: last = jobs[0]; last.Cancel(); acts.Add(() => last.Resume()); if (first) goto again;")]
    public Task AVariableThatALoopWritesAnewIsNoneThatALambdaKeeps(string statements)
        => Statements($"var acts = new List<Action>(); {statements} acts[0]();");

    [Fact]
    public Task AVariableOfTheLoopIsOneThatALambdaKeeps() => Statements(
        """
        var acts = new List<Action>();
        foreach (var each in jobs) { var last = each; last.Cancel(); acts.Add(() => last.{|BITS040:Resume|}()); }
        """);

    /// <summary>A lambda that is made later is none that a call could run which is given a reference to a variable.</summary>
    [Theory]
    [InlineData("Create(out var made); made.Cancel(); made.{|BITS040:Resume|}(); Later(() => made.{|BITS040:Suspend|}());")]
    [InlineData(
        "IBackgroundCopyJob made; Create(out made); made.Cancel(); made.{|BITS040:Resume|}(); Later(() => made.{|BITS040:Suspend|}());")]
    [InlineData(
        "IBackgroundCopyJob made = null; Create(out made); made.Cancel(); made.{|BITS040:Resume|}(); Later(() => made.Suspend());")]
    [InlineData(
        "Create(out var made); made.Cancel(); made.{|BITS040:Resume|}(); Later(End); void End() => made.{|BITS040:Suspend|}();")]
    [InlineData(
        "while (first) { manager.CreateJob(\"a\", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var made); made.Cancel(); "
        + "made.{|BITS040:Resume|}(); Later(() => made.{|BITS040:Suspend|}()); }")]
    [InlineData("IBackgroundCopyJob made = null; Later(() => made.Suspend()); Create(out made); made.Cancel(); made.Resume();")]
    [InlineData(
        "IBackgroundCopyJob made = null; Later(End); Create(out made); made.Cancel(); made.Resume(); void End() => made.Suspend();")]
    [InlineData(
        "IBackgroundCopyJob made = null; while (first) { Create(out made); made.Cancel(); made.Resume(); Later(() => made.Suspend()); }")]
    [InlineData(
        "IBackgroundCopyJob made = null; again: Create(out made); made.Cancel(); made.Resume(); Later(() => made.Suspend()); goto again;")]
    public Task AVariableThatIsPassedBeforeIsFollowed(string statements) => Verdict.ProgramAbout("BITS040", $$"""
        abstract class Downloader
        {
            protected abstract void Create(out IBackgroundCopyJob job);
            protected abstract void Later(Action act);
            void Run(IBackgroundCopyManager manager, bool first) { {{statements}} }
        }
        """);
}
