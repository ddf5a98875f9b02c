using BitsAnalyzers.CodeFixes.Receivers;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS022FixTests
{
    private const string Implement = "BITS022.ImplementInterface";

    [Theory]
    [EveryShape]
    public async Task AddsAnInterfaceInEveryShape(InteropShape shape)
    {
        var fix = await Apply(shape, """
            $callbackClass(Sink, 1)
            {
                $emptyHandlers(JobTransferred, JobError, JobModification)
            }

            class Downloader
            {
                void Start($Job job)
                {
                    $call(job.SetNotifyInterface($sink(new Sink())));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)));
                }
            }
            """);
        Assert.Empty(fix!.Problems);
        Assert.StartsWith("Implement ", fix.Title, StringComparison.Ordinal);
    }

    [Theory]
    [EveryShape]
    public async Task AddsTwoVersionsAtOnceInEveryShape(InteropShape shape) => Assert.Empty((await Apply(shape, """
        $callbackClass(Sink, 1)
        {
            $emptyHandlers(JobTransferred, JobError, JobModification)
        }

        class Downloader
        {
            void Start($Job job)
            {
                $call(job.SetNotifyInterface($sink(new Sink())));
                $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)));
            }
        }
        """))!.Problems);

    [Fact]
    public async Task PutsTheNewerInterfaceInThePlaceOfTheOlder()
    {
        var fix = await Apply(InteropShapes.Default, Program("""
            class Sink : Base, IBackgroundCopyCallback, IDisposable
            {
                public void JobTransferred(IBackgroundCopyJob job)
                {
                }

                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error)
                {
                }

                public void JobModification(IBackgroundCopyJob job, uint reserved)
                {
                } // Nothing to do.
            }
            """));
        Assert.Empty(fix!.Problems);
        Assert.Equal("Implement IBackgroundCopyCallback2", fix.Title);
        Assert.StartsWith(
            """
            class Sink : Base, IBackgroundCopyCallback2, IDisposable
            {
                public void JobTransferred(IBackgroundCopyJob job)
                {
                }

                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error)
                {
                }

                public void JobModification(IBackgroundCopyJob job, uint reserved)
                {
                } // Nothing to do.

                public void FileTransferred(IBackgroundCopyJob pJob, IBackgroundCopyFile pFile)
                {
                }
            }
            """,
            fix.Text,
            StringComparison.Ordinal);
    }

    /// <summary>BITS asks for the newer interface first: what only the older one does, it would never reach.</summary>
    [Fact]
    public async Task LeadsTheNewerInterfaceToExplicitImplementations()
    {
        var fix = await Apply(InteropShapes.Default, Program("""
            class Sink : Base, IBackgroundCopyCallback, IDisposable
            {
                void IBackgroundCopyCallback.JobTransferred(IBackgroundCopyJob job) => Console.WriteLine("done");
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            }
            """));
        Assert.Contains(
            """
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }

                void IBackgroundCopyCallback2.JobTransferred(IBackgroundCopyJob pJob)
                    => ((IBackgroundCopyCallback)this).JobTransferred(pJob);

                public void FileTransferred(IBackgroundCopyJob pJob, IBackgroundCopyFile pFile)
                {
                }
            }
            """,
            fix!.Text,
            StringComparison.Ordinal);
        Assert.Empty(fix.Problems);
    }

    [Fact]
    public async Task AddsToABaseClassThatHasTheOlderInterface()
    {
        var fix = await Apply(InteropShapes.Default, """
            class Base : IBackgroundCopyCallback
            {
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            }

            class Sink : Base { }

            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    job.SetNotifyInterface(new Sink());
                    job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED));
                }
            }
            """);
        Assert.Empty(fix!.Problems);
        Assert.Contains("class Sink : Base, IBackgroundCopyCallback2", fix.Text, StringComparison.Ordinal);
    }

    [Fact]
    public Task GivesTheEventUp() => CallFixTest<Bits022CallbackLacksInterfaceFixProvider>.Members(
        "BITS022.RemoveFlags",
        """
        void Start()
        {
            _job.SetNotifyInterface(new Watcher());
            _job.SetNotifyFlags({|BITS022:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_RANGES_TRANSFERRED)|});
        }
        """,
        """
        void Start()
        {
            _job.SetNotifyInterface(new Watcher());
            _job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        }
        """);

    private static string Program(string sink) => sink + """


        class Base
        {
            public void Dispose() { }
        }

        class Downloader
        {
            void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface(new Sink());
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_FILE_TRANSFERRED));
            }
        }
        """;

    private static Task<AppliedFix?> Apply(InteropShape shape, string scenario)
        => AppliedFix.Of<Bits022CallbackLacksInterfaceFixProvider>(shape, Implement, shape.Render(scenario));
}
