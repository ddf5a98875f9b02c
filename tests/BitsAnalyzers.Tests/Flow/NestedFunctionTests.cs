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
}
