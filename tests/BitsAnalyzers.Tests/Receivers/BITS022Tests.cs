using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Flow;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>The callback lacks the interface through which a requested event is delivered.</summary>
public class BITS022Tests
{
    private const string Create = """
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        """;

    private const string Files = "(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED)";

    private const string Ranges = "(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED)";

    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        $emptyCallback(First, 1)

        $emptyCallback(Second, 2)

        $emptyCallback(Third, 3)

        class Downloader
        {
            void StartWithFiles($Job job)
            {
                $call(job.SetNotifyInterface($sink(new First())));
                $call(job.SetNotifyFlags({|BITS022:$flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)|}));
            }

            void StartWithRanges($Job job)
            {
                $call(job.SetNotifyFlags({|BITS022:$flags(TRANSFERRED | ERROR | FILE_RANGES_TRANSFERRED)|}));
                $call(job.SetNotifyInterface($sink(new Second())));
            }

            void StartWithAll($Job job)
            {
                $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)));
                $call(job.SetNotifyInterface($sink(new Third())));
            }
        }
        """);

    [Fact]
    public async Task TellsWhatIsMissing()
    {
        var diagnostic = Assert.Single(await Diagnostics(Method("""
            other.SetNotifyInterface(new Silent());
            other.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
            """)));
        Assert.Equal(
            "BITS delivers BG_NOTIFY_FILE_TRANSFERRED and BG_NOTIFY_FILE_RANGES_TRANSFERRED through IBackgroundCopyCallback2 and "
            + "IBackgroundCopyCallback3, which 'Silent' does not implement (callback registered in line 17)",
            diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("var sink = new Silent(); created.SetNotifyInterface(sink);")]
    [InlineData("object sink = new Silent(); created.SetNotifyInterface((IBackgroundCopyCallback)sink);")]
    [InlineData("Silent sink = new(); created.SetNotifyInterface(sink);")]
    [InlineData("Silent sink = null; sink ??= new(); created.SetNotifyInterface(sink);")]
    [InlineData("created.SetNotifyInterface(new System.Runtime.InteropServices.UnknownWrapper(new Silent()));")]
    [InlineData("var sink = first ? new Silent() : new Silent(); created.SetNotifyInterface(sink);")]
    public Task ReportsAnExactType(string registration) => Statements($$"""
        {{Create}}
        {{registration}}
        created.SetNotifyFlags({|BITS022:{{Files}}|});
        created.Resume();
        """);

    [Fact]
    public Task ReportsOneOfTwoCallbacks() => Statements($$"""
        object sink = first ? new Silent() : new Watcher();
        other.SetNotifyInterface(sink);
        other.SetNotifyFlags({|BITS022:{{Files}}|});
        """);

    [Fact]
    public Task ReportsASealedClassThatRegistersItself() => Program($$"""
        sealed class Downloader : IBackgroundCopyCallback
        {
            public void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface(this);
                job.SetNotifyFlags({|BITS022:0x11 | 0x02|});
            }

            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """.Replace("0x11 | 0x02", "(uint)(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)", StringComparison.Ordinal));

    [Theory]
    [InlineData("private readonly object _sink = new Sink();")]
    [InlineData("private IBackgroundCopyCallback _sink = new Sink();")]
    [InlineData("private static readonly IBackgroundCopyCallback _sink = new Sink();")]
    [InlineData("private IBackgroundCopyCallback _sink { get; } = new Sink();")]
    [InlineData("private readonly object _sink; public Downloader() { _sink = new Sink(); }")]
    public Task ReportsAFieldThatIsWrittenOnce(string field) => Program(WithField(field, reported: true));

    [Theory]
    [InlineData("private IBackgroundCopyCallback _sink = new Sink(); public void Replace(IBackgroundCopyCallback other) => _sink = other;")]
    [InlineData("public IBackgroundCopyCallback _sink = new Sink();")]
    [InlineData("private readonly IBackgroundCopyCallback _sink; public Downloader(IBackgroundCopyCallback sink) { _sink = sink; }")]
    [InlineData("private readonly object _sink; public Downloader() { _sink = new Sink(); } public Downloader(int number) { }")]
    [InlineData("private IBackgroundCopyCallback _sink; public void Prepare() { _sink = new Sink(); }")]
    public Task StaysSilentOnAFieldThatMayHoldAnother(string field) => Program(WithField(field, reported: false));

    [Fact]
    public Task ReportsAVariableOfASealedClassThatIsNotNull() => Program("""
        sealed class Sink : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        class Downloader
        {
            private Sink _sink;

            void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface(_sink ??= new Sink());
                job.SetNotifyFlags({|BITS022:(uint)(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)|});
            }
        }
        """);

    [Fact]
    public Task CountsInterfacesByTheirGuid() => Program("""
        namespace Fabrikam
        {
            [ComImport, Guid("659CDEAC-489E-11D9-A9CD-000D56965251"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IFileEvents
            {
                void JobTransferred(IBackgroundCopyJob job);
                void JobError(IBackgroundCopyJob job, IBackgroundCopyError error);
                void JobModification(IBackgroundCopyJob job, uint reserved);
                void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file);
            }

            class Sink : IFileEvents
            {
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }
                public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) { }
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    job.SetNotifyInterface(new Sink());
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
                }
            }
        }
        """);

    [Theory]
    [InlineData("created.SetNotifyInterface(new Watcher());")]
    [InlineData("created.SetNotifyInterface(callback);")]
    [InlineData("created.SetNotifyInterface((object)callback);")]
    [InlineData("created.SetNotifyInterface(new Silent()); created.SetNotifyInterface(null);")]
    [InlineData("created.SetNotifyInterface(new Silent()); created.SetNotifyInterface(callback);")]
    [InlineData("created.SetNotifyInterface(new Silent()); Touch(created);")]
    [InlineData(
        "created.SetNotifyInterface(new Silent()); ((IBackgroundCopyJob5)created).SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, "
        + "default);")]
    [InlineData("created.SetNotifyInterface(new Silent()); jobs.Add(created);")]
    public Task StaysSilentAfter(string registration) => Statements($$"""
        {{Create}}
        {{registration}}
        created.SetNotifyFlags({{Files}});
        """);

    [Fact]
    public Task ReportsWhatIsInForceWhenTheJobIsPassedOn() => Statements($$"""
        {{Create}}
        created.SetNotifyInterface(new Silent());
        created.SetNotifyFlags({|BITS022:{{Files}}|});
        jobs.Add(created);
        """);

    [Fact]
    public Task StaysSilentWhereTheMaskIsReplaced() => Statements($$"""
        {{Create}}
        created.SetNotifyInterface(new Silent());
        created.SetNotifyFlags({{Files}});
        created.GetNotifyFlags(out _);
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        """);

    [Fact]
    public Task StaysSilentOnAThisThatOthersMayDeriveFrom() => Program($$"""
        public class Downloader : IBackgroundCopyCallback
        {
            public void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface(this);
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR));
            }

            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """);

    [Fact]
    public Task LeavesAMaskThatDisablesToBITS001() => Statements("""
        other.SetNotifyInterface(new Silent());
        other.SetNotifyFlags({|BITS001:(uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_FILE_TRANSFERRED)|});
        """);

    [Fact]
    public Task ReportsOnlyRangesToACallbackOfTheSecondVersion() => Statements($$"""
        other.SetNotifyInterface(new Watcher());
        other.SetNotifyFlags({|BITS022:{{Ranges}}|});
        """);

    private static string WithField(string field, bool reported)
    {
        var mask = "(uint)(BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR)";
        return $$"""
            class Sink : IBackgroundCopyCallback
            {
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            }

            class Downloader
            {
                {{field}}

                void Start(IBackgroundCopyJob job)
                {
                    job.SetNotifyInterface(_sink);
                    job.SetNotifyFlags({{(reported ? $"{{|BITS022:{mask}|}}" : mask)}});
                }
            }
            """;
    }
}
