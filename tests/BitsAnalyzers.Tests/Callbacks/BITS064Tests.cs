using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Callbacks.CallbackClass;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A callback for the end of a job that lets exceptions of BITS out.</summary>
public class BITS064Tests
{
    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        $callbackClass(Throwing, 2)
        {
            public $Result JobTransferred($Job job) { $call(job.{|BITS064:Complete|}()); $ok }
            public $Result JobError($Job job, $Error error)
            {
                try
                {
                    $call(job.Cancel());
                }
                catch (COMException)
                {
                }

                $ok
            }

            public $Result JobModification($Job job, uint reserved) { $call(job.Suspend()); $ok }
            $emptyHandlers(FileTransferred)
        }
        """);

    [Theory]
    [EveryShape]
    public Task StaysSilentWhereTheResultIsNotThrown(InteropShape shape) => Scenario(shape, shape.ReturnsHResult ? """
        $callbackClass(Quiet, 1)
        {
            public $Result JobTransferred($Job job) { job.Complete(); $ok }
            $emptyHandlers(JobError, JobModification)
        }
        """ : "class Nothing { }");

    [Theory]
    [InlineData("job.{|BITS064:Complete|}(); job.GetId(out _);")]
    [InlineData("try { job.{|BITS064:Complete|}(); } catch (UnauthorizedAccessException) { }")]
    [InlineData("try { job.{|BITS064:Complete|}(); } catch (COMException) { Console.WriteLine(); throw; }")]
    [InlineData("try { job.{|BITS064:Complete|}(); } finally { Console.WriteLine(); }")]
    [InlineData("try { Console.WriteLine(); } catch (COMException) { job.{|BITS064:Cancel|}(); }")]
    [InlineData("((IBackgroundCopyJob2)job).{|BITS064:SetNotifyCmdLine|}(null, null);")]
    [InlineData("if (false) { return; } job.{|BITS064:Complete|}();")]
    [InlineData("while (true) { if (job != null) break; } job.{|BITS064:Complete|}();")]
    [InlineData("if (job == null) goto end; return; end: job.{|BITS064:Complete|}();")]
    [InlineData("switch (job) { case null: return; default: break; } job.{|BITS064:Complete|}();")]
    public Task Reports(string statements) => Program(Transferred(statements));

    [Theory]
    [InlineData("try { job.Complete(); } catch (COMException) { }")]
    [InlineData("try { job.Complete(); } catch (ExternalException e) { Console.WriteLine(e); }")]
    [InlineData("try { job.Complete(); } catch { }")]
    [InlineData("try { try { job.Complete(); } finally { } } catch (Exception e) when (e is COMException) { }")]
    [InlineData("if (false) { job.Complete(); }")]
    [InlineData("const bool debug = false; if (debug && job != null) { job.Complete(); } else { Console.WriteLine(); }")]
    [InlineData("return; job.Complete();")]
    [InlineData("while (true) { Console.WriteLine(); } job.Complete();")]
    [InlineData("for (;;) { if (job == null) return; } job.Complete();")]
    [InlineData("if (job == null) { throw new InvalidOperationException(); } else { return; } job.Complete();")]
    [InlineData("try { throw new InvalidOperationException(); } catch (InvalidOperationException) { return; } job.Complete();")]
    [InlineData("Task.Run(() => job.Complete());")]
    [InlineData("Console.WriteLine(job);")]
    public Task StaysSilent(string statements) => Program(Transferred(statements));

    [Theory]
    [InlineData("{|BITS064:Finish|}(job);", "static void Finish(IBackgroundCopyJob done) => done.Complete();")]
    [InlineData(
        "{|BITS064:Finish|}(job);",
        "static void Finish(IBackgroundCopyJob done) { try { Log(done); } finally { } } static void Log(IBackgroundCopyJob done) => "
        + "done.GetId(out _);")]
    public Task ReportsTheCallThatLeadsThere(string statements, string others) => Program(Transferred(statements, others));

    [Theory]
    [InlineData("Finish(job);", "static void Finish(IBackgroundCopyJob done) { try { done.Complete(); } catch (COMException) { } }")]
    [InlineData("try { Finish(job); } catch (COMException) { }", "static void Finish(IBackgroundCopyJob done) => done.Complete();")]
    [InlineData(
        "Finish(job);",
        "static void Finish(IBackgroundCopyJob done) { try { Log(done); } catch { } } static void Log(IBackgroundCopyJob done) => "
        + "done.GetId(out _);")]
    public Task StaysSilentWhereSomebodyHandlesIt(string statements, string others) => Program(Transferred(statements, others));

    [Fact]
    public async Task NamesTheCall()
    {
        var diagnostic = Assert.Single(await Diagnostics(Transferred("job.Complete();")));
        Assert.Equal(
            "Where IBackgroundCopyJob.Complete throws, the exception leaves JobTransferred, and BITS calls again", diagnostic.GetMessage());
    }
}
