using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>A handler that only throws on what nobody handles is a way out, and nothing else.</summary>
public class ThrowingHandlerTests
{
    [Theory]
    [InlineData("throw;")]
    [InlineData("throw new InvalidOperationException(\"failed\", e);")]
    [InlineData("Touch(e); throw;")]
    [InlineData("if (e.HResult < 0) throw new InvalidOperationException(\"failed\", e); throw;")]
    [InlineData("Failed?.Invoke(e); throw new Failure(e);")]
    public Task IsNoWayOn(string handler)
        => Program("Stop(job); job.{|BITS040:Resume|}();", "try { job.Cancel(); } catch (COMException e) { " + handler + " }");

    /// <summary>What runs between cause and call may leave by such a handler.</summary>
    [Theory]
    [InlineData("try { Check(job); } catch (ArgumentException e) { throw new InvalidOperationException(\"failed\", e); }")]
    [InlineData("try { Touch(null); } catch (ArgumentException) { throw; }")]
    [InlineData("try { GC.KeepAlive(job); } catch (COMException e) { Touch(e); throw; }")]
    public Task IsAWayOut(string between)
        => Program("if (ends) job.Cancel(); Stop(job); job.Resume();", between);

    [Theory]
    [InlineData("try { GC.KeepAlive(job); } catch (COMException e) { throw new InvalidOperationException(\"failed\", e); }")]
    [InlineData("try { _ = Guid.NewGuid(); } catch (COMException) { throw; }")]
    public Task IsNoneByAccident(string between)
        => Program("if (ends) job.Cancel(); Stop(job); job.{|BITS040:Resume|}();", between);

    /// <summary>What a rule could speak of is looked at in the handler, too.</summary>
    [Fact]
    public Task IsLookedAtWhereItUsesJobs()
        => Program(
            "Stop(job);", "job.Cancel(); try { Touch(null); } catch (COMException e) { job.{|BITS040:Suspend|}(); throw; }");

    private static Task Program(string statements, string stop) => Verdict.ProgramAbout("BITS040", $$"""
        class Failure : Exception { public Failure(Exception inner) : base("failed", inner) { } }
        interface IOther { void Use(object value); }
        class Downloader
        {
            readonly IOther _other;
            event Action<Exception> Failed;
            Downloader(IOther other) => _other = other;
            void Run(IBackgroundCopyJob job, bool ends) { {{statements}} }
            void Stop(IBackgroundCopyJob job) { {{stop}} }
            void Touch(object value) => _other.Use(value);
            static void Check(IBackgroundCopyJob job) { if (Environment.TickCount > 3) throw new ArgumentException(); }
        }
        """);
}
