using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>A private member with an initializer has its value for good, if nothing in its class writes it again.</summary>
public class UnwrittenMemberTests
{
    [Theory]
    [InlineData("private uint _flags = 0x40;")]
    [InlineData("private static uint _flags = 0x40;")]
    [InlineData("private readonly uint _flags = 0x40;")]
    [InlineData("private uint _flags { get; set; } = 0x40;")]
    [InlineData("private uint _flags = 0x40; uint Read() => _flags + 1; bool Test() => _flags == 1;")]
    public Task IsAConstant(string members) => Program($$"""
        class Download
        {
            {{members}}
            void Begin(IBackgroundCopyJob job) => job.SetNotifyFlags({|BITS002:_flags|});
        }
        """);

    [Theory]
    [InlineData("private uint _flags = 0x40; void Change() => _flags = 3;")]
    [InlineData("private uint _flags = 0x40; Download() => this._flags = 3;")]
    [InlineData("private uint _flags = 0x40; static void Change(Download other) => other._flags |= 3;")]
    [InlineData("private uint _flags = 0x40; void Change() => _flags++;")]
    [InlineData("private uint _flags = 0x40; void Change() => (_flags, _) = (3, 4);")]
    [InlineData("private uint _flags = 0x40; void Change() => uint.TryParse(\"3\", out _flags);")]
    [InlineData("private int _flags = 0x40; void Change() => System.Threading.Interlocked.Exchange(ref _flags, 3);")]
    [InlineData("private uint _flags = 0x40; ref uint Flags => ref _flags;")]
    [InlineData("private uint _flags = 0x40; unsafe void Change() { fixed (uint* flags = &_flags) { *flags = 3; } }")]
    [InlineData("private uint _flags = 0x40; static Download Other() => new Download { _flags = 3 };")]
    [InlineData("[NonSerialized] private uint _flags = 0x40;")]
    [InlineData("private volatile uint _flags = 0x40;")]
    [InlineData("internal uint _flags = 0x40;")]
    [InlineData("private class Other { void Change(Download other) => other._flags = 3; } private uint _flags = 0x40;")]
    [InlineData("private uint _flags { get; set; } = 0x40; void Change() => _flags = 3;")]
    public Task IsNone(string members) => Program($$"""
        class Download
        {
            {{members}}
            void Begin(IBackgroundCopyJob job) => job.SetNotifyFlags((uint)_flags);
        }
        """);

    [Fact]
    public Task IsNoneWhereAnExtensionMethodTakesItByReference() => Program("""
        static class Extensions { public static void Change(ref this uint flags) => flags = 3; }

        class Download
        {
            private uint _flags = 0x40;
            void Change() => _flags.Change();
            void Begin(IBackgroundCopyJob job) => job.SetNotifyFlags(_flags);
        }
        """);

    [Fact]
    public Task IsNoneOfWhichAPartIsWritten() => Program("""
        class Download
        {
            private (string Name, uint Flags) _pair;
            public void Change() => _pair.Flags = 3;
            public Download(IBackgroundCopyJob job, Action run) { _pair = ("x", 5); run(); job.SetNotifyFlags(_pair.Flags); }
        }
        """);

    [Fact]
    public Task IsNoneWhereThereIsAnUnsafeAccessor() => Program("""
        class Download
        {
            private uint _flags = 0x40;
            void Begin(IBackgroundCopyJob job) => job.SetNotifyFlags(_flags);
        }

        static class Accessors
        {
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = "_flags")]
            static extern ref uint Flags(Download download);
            public static void Change(Download download) => Flags(download) = 3;
        }
        """);

    [Fact]
    public Task IsNoneWhereAnotherPartWritesIt() => Program("""
        partial class Download
        {
            private uint _flags = 0x40;
            void Begin(IBackgroundCopyJob job) => job.SetNotifyFlags(_flags);
        }

        partial class Download
        {
            void Change() => _flags = 3;
        }
        """);

    [Fact]
    public Task IsNoneWhereAConditionalAccessWritesIt()
    {
        CompilerFeature.ConditionalAssignments.Require();
        return Program("""
            class Download
            {
                private uint _flags = 0x40;
                static void Change(Download other) => other?._flags = 3;
                void Begin(IBackgroundCopyJob job) => job.SetNotifyFlags(_flags);
            }
            """);
    }
}
