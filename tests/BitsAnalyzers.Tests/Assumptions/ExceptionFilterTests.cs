using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>
/// An exception looks for its handler before it runs the finally blocks on its way there: filters see what was before them.
/// </summary>
public class ExceptionFilterTests
{
    [Fact]
    public Task AFilterRunsBeforeAFinallyInsideIt() => Program("""
        try
        {
            try
            {
                Touch();
            }
            finally
            {
                job.Cancel();
            }
        }
        catch (Exception) when (Stop(job))
        {
        }
        """);

    [Fact]
    public Task AHandlerRunsAfterTheFinallyInsideIt() => Program("""
        try
        {
            try
            {
                Touch();
            }
            finally
            {
                job.Cancel();
            }
        }
        catch (Exception) when (Decide())
        {
            job.{|BITS041:Suspend|}();
        }
        """);

    // Where the call in the finally fails, the filter is asked once more.
    [Fact]
    public Task WhatAFilterDoesHasHappenedInTheFinally() => Program("""
        try
        {
            try
            {
                throw new InvalidOperationException();
            }
            finally
            {
                job.{|BITS040:Suspend|}();
            }
        }
        catch (Exception) when ({|BITS041:End|}(job))
        {
        }
        """);

    [Fact]
    public Task WhatAFilterDoesThatSaysNoHasHappenedToo() => Program("""
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException) when (!End(job))
        {
        }
        catch (Exception)
        {
            job.{|BITS040:Suspend|}();
        }
        """);

    [Fact]
    public Task AFinallyAroundTheFilterRunsAfterIt() => Program("""
        try
        {
            try
            {
                throw new InvalidOperationException();
            }
            catch (Exception) when (End(job))
            {
            }
        }
        finally
        {
            job.{|BITS040:Suspend|}();
        }
        """);

    [Fact]
    public Task AFilterOfACallerRunsBeforeTheFinallyOfTheCallee() => Program("""
        try
        {
            Work(job);
        }
        catch (Exception) when (Stop(job))
        {
        }
        """);

    private static Task Program(string statements) => Verdict.Program($$"""
        abstract class Downloader
        {
            protected abstract void Touch();
            protected abstract bool Decide();
            static bool Stop(IBackgroundCopyJob job) { job.Suspend(); return true; }
            static bool End(IBackgroundCopyJob job) { job.Cancel(); return true; }
            void Work(IBackgroundCopyJob job) { try { Touch(); } finally { job.Cancel(); } }

            void Run(IBackgroundCopyJob job)
            {
        {{statements}}
            }
        }
        """);
}
