using BitsAnalyzers.CodeFixes.Receivers;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS023FixTests
{
    private const string Implement = "BITS023.ImplementInterface";

    [Theory]
    [EveryShape(WithAnySink = true)]
    public async Task MakesACallbackInEveryShape(InteropShape shape) => Assert.Empty((await Apply(shape, """
        class Listener
        {
            private int _count;
        }

        class Downloader
        {
            void Start($Job job)
            {
                $call(job.SetNotifyInterface($sink(new Listener())));
            }
        }
        """))!.Problems);

    [Fact]
    public async Task WritesTheWholeInterface()
    {
        var fix = await Apply(InteropShapes.Default, """
            class Listener
            {
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job) => job.SetNotifyInterface(new Listener());
            }
            """);
        Assert.Equal(
            """
            class Listener : IBackgroundCopyCallback
            {
                public void JobTransferred(IBackgroundCopyJob pJob)
                {
                }

                public void JobError(IBackgroundCopyJob pJob, IBackgroundCopyError pError)
                {
                }

                public void JobModification(IBackgroundCopyJob pJob, uint dwReserved)
                {
                }
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job) => job.SetNotifyInterface(new Listener());
            }
            """,
            fix!.Text);
    }

    [Fact]
    public async Task UsesWhatIsThere()
    {
        var fix = await Apply(InteropShapes.Default, """
            class Listener
            {
                public void JobTransferred(IBackgroundCopyJob job) => Console.WriteLine("done");
            }

            class Downloader
            {
                void Start(IBackgroundCopyJob job) => job.SetNotifyInterface(new Listener());
            }
            """);
        Assert.Empty(fix!.Problems);
        Assert.Equal(1, fix.Text.Split("JobTransferred").Length - 1);
    }

    [Theory]
    [InlineData("class Listener { private void JobTransferred(IBackgroundCopyJob job) { } }")]
    [InlineData("class Listener;")]
    public async Task IsNotOfferedWhereSomethingStandsInTheWay(string listener) => Assert.Null(await Apply(InteropShapes.Default, $$"""
        {{listener}}

        class Downloader
        {
            void Start(IBackgroundCopyJob job) => job.SetNotifyInterface(new Listener());
        }
        """));

    [Fact]
    public async Task IsNotOfferedForAClassOfTheFramework() => Assert.Null(await Apply(InteropShapes.Default, """
        class Downloader
        {
            void Start(IBackgroundCopyJob job) => job.SetNotifyInterface(new object());
        }
        """));

    private static Task<AppliedFix?> Apply(InteropShape shape, string scenario)
        => AppliedFix.Of<Bits023NoCallbackFixProvider>(shape, Implement, shape.Render(scenario));
}
