using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>An exception that leaves a finally block takes the place of the one that led there, and may find another handler.</summary>
public class ReplacedExceptionTests
{
    /// <summary>The way goes on behind the finally block that is around the handler.</summary>
    [Theory]
    [InlineData("throw new COMException();", "catch (COMException) when (seen) { }")]
    [InlineData("throw new InvalidOperationException();", "catch (InvalidOperationException) { }")]
    [InlineData("job.{|BITS040:Resume|}();", "catch (COMException) when (seen) { }")]
    public Task IsHandledInsideAnotherFinally(string replace, string handler) => Verdict.ProgramAbout("BITS040", $$"""
        class Downloader
        {
            void Run(IBackgroundCopyJob job, IBackgroundCopyJob other)
            {
                try
                {
                    job.Complete();
                }
                finally
                {
                    var seen = false;
                    try
                    {
                        try
                        {
                            other.GetId(out _);
                            job.Suspend();
                        }
                        finally
                        {
                            seen = true;
                            {{replace}}
                        }
                    }
                    {{handler}}
                }
            }
        }
        """);

    [Fact]
    public Task GoesOnWhereTheOuterFinallyLedTo() => Verdict.ProgramAbout("BITS040", """
        class Downloader
        {
            void Run(IBackgroundCopyJob job)
            {
                try
                {
                    job.Cancel();
                }
                finally
                {
                    try
                    {
                        try
                        {
                            Act();
                        }
                        finally
                        {
                            throw new InvalidOperationException();
                        }
                    }
                    catch (InvalidOperationException)
                    {
                    }
                }

                job.{|BITS040:Resume|}();
            }

            void Act() => Console.WriteLine();
        }
        """);
}
