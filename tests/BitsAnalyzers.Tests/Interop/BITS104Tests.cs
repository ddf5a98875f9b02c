using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Interop;

public class BITS104Tests
{
    private const string Job = """
        namespace Fabrikam
        {
            [ComImport, Guid("37668D37-507E-4160-9316-26306D150B12"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IJob { void _VtblGap1_20(); void SetNotifyFlags(Flags flags); }
        }
        """;

    public class Reports
    {
        [Fact]
        public Task AWrongValue() => Program("""
            [Flags]
            enum Notify : uint
            {
                BG_NOTIFY_JOB_TRANSFERRED = 1,
                {|BITS104:BG_NOTIFY_JOB_ERROR|} = 4,
                {|BITS104:bg_notify_disable|} = 2,
                BG_NOTIFY_ALL = 0x3F,
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, Notify notify) => job.SetNotifyFlags((uint)notify);
            }
            """);

        [Fact]
        public Task ValuesThatAreCounted() => Program("""
            [Flags]
            enum Notify
            {
                {|BITS104:BG_NOTIFY_JOB_TRANSFERRED|},
                {|BITS104:BG_NOTIFY_JOB_ERROR|},
                {|BITS104:BG_NOTIFY_DISABLE|},
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, Notify first, Notify second) => job.SetNotifyFlags((uint)(first | second));
            }
            """);

        [Theory]
        [InlineData("uint mask = (uint)(Notify.BG_NOTIFY_JOB_ERROR | Notify.BG_NOTIFY_JOB_TRANSFERRED); job.SetNotifyFlags(mask);")]
        [InlineData(
            "uint mask = 3; if (first) mask |= (uint)(Notify.BG_NOTIFY_JOB_ERROR | Notify.BG_NOTIFY_JOB_TRANSFERRED); var copy = mask; "
            + "job.SetNotifyFlags(copy);")]
        public Task ThroughALocal(string statements) => Program($$"""
            [Flags]
            enum Notify : uint
            {
                {|BITS104:BG_NOTIFY_JOB_ERROR|} = 1,
                {|BITS104:BG_NOTIFY_JOB_TRANSFERRED|} = 2,
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, bool first)
                {
                    {{statements}}
                }
            }
            """);

        [Fact]
        public Task ThroughALocalThatALambdaUses() => Program("""
            [Flags]
            enum Notify : uint
            {
                {|BITS104:BG_NOTIFY_JOB_ERROR|} = 1,
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    var mask = (uint)Notify.BG_NOTIFY_JOB_ERROR | 2;
                    Action set = () => job.SetNotifyFlags(mask);
                    set();
                }
            }
            """);

        [Fact]
        public Task AnAttributeOfThatNameIsNone() => Program("""
            namespace Fabrikam { class FlagsAttribute : Attribute { } }

            [Fabrikam.Flags]
            enum {|BITS104:Events|} : uint { Done = 1, Failed = 2 }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, Events events) => job.SetNotifyFlags((uint)events);
            }
            """);

        [Fact]
        public Task NoFlagsAttribute() => Program("""
            enum {|BITS104:Events|} : uint
            {
                Done = 1,
                Failed = 2,
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, bool all)
                {
                    job.SetNotifyFlags(all ? (uint)Events.Failed : (uint)(Events.Done | Events.Failed));
                }
            }
            """);

        [Fact]
        public Task TheEnumOfTheParameter() => Program(
            Job + """
            namespace Fabrikam
            {
                enum {|BITS104:Flags|} { Transferred = 1, Error = 2 }
            }
            """);

        [Fact]
        public async Task AWarningForAValueAndInfoForTheAttribute()
        {
            var diagnostics = await Diagnostics("""
                enum Notify : uint
                {
                    BG_NOTIFY_JOB_TRANSFERRED = 2,
                    BG_NOTIFY_JOB_ERROR = 2,
                }

                class Downloader
                {
                    void Start(IBackgroundCopyJob job, Notify notify) => job.SetNotifyFlags((uint)notify);
                }
                """);

            Assert.Equal(
                [
                    (DiagnosticSeverity.Info, "'Notify' is used as a mask and lacks [Flags]"),
                    (DiagnosticSeverity.Warning, "'BG_NOTIFY_JOB_TRANSFERRED' is 0x2 here, and 0x1 for BITS"),
                ],
                diagnostics.Select(static diagnostic => (diagnostic.Severity, diagnostic.GetMessage())));
        }
    }

    public class StaysSilent
    {
        [Fact]
        public Task AnEnumThatIsNoMask() => Program("""
            enum NotifyBit { BG_NOTIFY_JOB_TRANSFERRED, BG_NOTIFY_JOB_ERROR, BG_NOTIFY_DISABLE }

            enum Unused { BG_NOTIFY_JOB_TRANSFERRED = 7 }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, NotifyBit bit) => job.SetNotifyFlags(1u << (int)bit);
            }
            """);

        [Theory]
        [InlineData("uint mask = (uint)Level.High; Console.WriteLine(mask); mask = 3; job.SetNotifyFlags(mask);")]
        [InlineData("uint mask = 3; job.SetNotifyFlags(mask); mask = (uint)Level.High; Console.WriteLine(mask);")]
        [InlineData(
            "uint mask; if (first) { mask = (uint)Level.High; Console.WriteLine(mask); } else { mask = 3; "
            + "job.SetNotifyFlags(mask); }")]
        public Task WhatALocalHoldsElsewhere(string statements) => Program($$"""
            enum Level { BG_NOTIFY_JOB_ERROR = 1, High = 5 }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, bool first)
                {
                    {{statements}}
                }
            }
            """);

        [Fact]
        public Task AnEnumOfAnotherFamily() => Program("""
            enum JobState { Queued, Connecting, Transferring, Suspended, Error }

            class Downloader
            {
                void Start(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS010:(uint)JobState.Transferring|});
            }
            """);

        [Fact]
        public Task ARightEnum() => Program("""
            [Flags]
            enum Notify : byte { None, BG_NOTIFY_JOB_TRANSFERRED = 1, BG_NOTIFY_JOB_ERROR = 2, Both = 3 }

            class Downloader
            {
                void Start(IBackgroundCopyJob job, Notify notify) => job.SetNotifyFlags((uint)notify);
            }
            """);

        [Fact]
        public Task AnotherSetNotifyFlags() => Program("""
            enum Notify { BG_NOTIFY_JOB_TRANSFERRED = 7 }

            interface IEvents { void SetNotifyFlags(Notify notify); }

            class Player
            {
                void Start(IEvents events, Notify notify) => events.SetNotifyFlags(notify);
            }
            """);
    }

    /// <summary>The one shape whose enum lacks the attribute is the one that says so.</summary>
    [Theory]
    [EveryShape]
    public async Task InTheDeclarationsOfAShape(InteropShape shape)
    {
        var diagnostics = await ShapeCompilation.DiagnosticsAsync(
            shape,
            "class Downloader { void Start($Job job) { $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR))); } }",
            TestContext.Current.CancellationToken);
        Assert.Equal(shape.DeclarationFindings.Contains("BITS104"), diagnostics.Any(static diagnostic => diagnostic.Id == "BITS104"));
    }
}
