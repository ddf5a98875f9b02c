using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>A simple name decides nothing: what a program declares itself does what its body does, whatever it is called.</summary>
public class LookAlikeMembersTests
{
    [Fact]
    public Task AMonitorThatAddsAFile() => Verdict.Program("""
        sealed class Monitor
        {
            public void Enter(IBackgroundCopyJob job) => job.AddFile("https://contoso.com/watch", "c:\\watch");
            public void Exit(IBackgroundCopyJob job) => job.Suspend();
        }

        sealed class Watch
        {
            void Run(IBackgroundCopyManager manager)
            {
                var monitor = new Monitor();
                manager.CreateJob("watch", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                monitor.Enter(job);
                job.Resume();
                job.Cancel();
                monitor.{|BITS040:Exit|}(job);
            }
        }
        """);

    [Theory]
    [InlineData("Contoso.Hosting")]
    [InlineData("System")]
    public Task AnEnvironmentThatDoesNotExit(string @namespace) => Verdict.Program($$"""
        namespace {{@namespace}}
        {
            static class Environment
            {
                public static int Code;
                public static void Exit(int code) => Code = code;
                public static void FailFast(string text) => Code = text.Length;
            }
        }

        namespace Contoso
        {
            using Environment = {{@namespace}}.Environment;
            class Downloader
            {
                void Run(IBackgroundCopyJob job, bool first)
                {
                    job.Cancel();
                    if (first)
                    {
                        Environment.Exit(1);
                    }
                    else
                    {
                        Environment.FailFast("a");
                    }

                    job.{|BITS040:Resume|}();
                }
            }
        }
        """);

    [Fact]
    public Task AMarshalThatReleasesNothing() => Verdict.Program("""
        static class Marshal
        {
            public static void ReleaseComObject(IBackgroundCopyJob job) => job.Cancel();
            public static void ThrowExceptionForHR(int result) { }
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job)
            {
                Marshal.ReleaseComObject(job);
                job.{|BITS040:Resume|}();
            }
        }
        """);

    [Fact]
    public Task AConversionThatKeepsOneBit() => Verdict.Program("""
        static class Convert
        {
            public static uint ToUInt32(int value) => (uint)value & 1;
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS007:Convert.ToUInt32(1 | 4)|});
        }
        """);

    [Fact]
    public Task AHasFlagThatAsksSomethingElse() => Verdict.Program("""
        static class Flags
        {
            public static bool HasFlag(this uint mask, uint flag) => (mask & flag) == 0;
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job)
            {
                uint mask = 3;
                if (!mask.HasFlag(1))
                {
                    mask |= 4;
                }

                job.SetNotifyFlags({|BITS001:mask|});
            }
        }
        """);

    [Fact]
    public Task APathThatCombinesInItsOwnWay() => Verdict.Program("""
        namespace System.IO
        {
            static class Path
            {
                public static string Combine(string left, string right) => "c:\\tools\\" + right;
            }
        }

        namespace Contoso
        {
            class Downloader
            {
                void Run(IBackgroundCopyJob2 job) => job.SetNotifyCmdLine(System.IO.Path.Combine("tools", "a.exe"), null);
            }
        }
        """);

    [Fact]
    public Task AWrapperThatHandsOnSomethingElse() => Verdict.Program("""
        sealed class UnknownWrapper
        {
            public UnknownWrapper(object inner) { }
            public object WrappedObject { get; } = new Callback();
        }

        sealed class NoCallback { }

        sealed class Callback : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) => Console.WriteLine("done");
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Console.WriteLine("failed");
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job) => job.SetNotifyInterface(new UnknownWrapper(new NoCallback()).WrappedObject);
        }
        """);

    [Fact]
    public Task AnExceptionThatIsNotTheOne() => Verdict.Program("""
        namespace Contoso.System
        {
            class Exception : global::System.ArgumentException { }
        }

        namespace Contoso
        {
            using Exception = Contoso.System.Exception;
            class Downloader
            {
                void Run(IBackgroundCopyJob job, bool first, string text)
                {
                    try
                    {
                        if (first)
                        {
                            job.Cancel();
                            throw new InvalidOperationException();
                        }
                    }
                    catch (Exception)
                    {
                    }

                    job.Resume();
                }
            }
        }
        """);

    [Fact]
    public Task ATokenThatIsOnlyCalledNone() => Verdict.Program("""
        using System.Threading;
        using System.Threading.Tasks;
        static class Tokens
        {
            private static readonly CancellationTokenSource s_source = new();
            public static CancellationToken None => s_source.Token;
        }

        class Downloader
        {
            async Task Run(IBackgroundCopyJob job, bool first)
            {
                if (first)
                {
                    job.Cancel();
                    await Task.Delay(1, Tokens.None);
                }

                job.{|BITS041:Resume|}();
            }
        }
        """);

    [Fact]
    public Task AResultThatFailsTheOtherWayRound() => Verdict.Program("""
        readonly struct Outcome
        {
            private readonly int _value;
            public Outcome(int value) => _value = value;
            public bool Succeeded => _value < 0;
            public bool Failed => _value >= 0;
        }

        class Downloader
        {
            void Run(IBackgroundCopyJob job, Outcome outcome)
            {
                if (outcome.Succeeded)
                {
                    job.Cancel();
                }

                if (outcome.Failed)
                {
                    job.{|BITS041:Resume|}();
                }
            }
        }
        """);

    [Fact]
    public Task AThrowerThatCollects() => Verdict.Program(InteropShapes.PreserveSig, """
        using System;
        using System.Collections.Generic;
        using AdventureWorks.Bits;
        sealed class Failures
        {
            private readonly List<int> _results = new List<int>();
            public bool Any => _results.Count > 0;
            public void ThrowIfFailed(int result, bool atTheEnd = true)
            {
                if (result < 0)
                {
                    _results.Add(result);
                    if (!atTheEnd)
                    {
                        throw new AggregateException();
                    }
                }
            }
        }

        sealed class Finish
        {
            void Run(IBackgroundCopyJob job)
            {
                var failures = new Failures();
                failures.ThrowIfFailed(job.Complete());
                if (failures.Any)
                {
                    failures.ThrowIfFailed(job.Cancel());
                }
            }
        }
        """);
}
