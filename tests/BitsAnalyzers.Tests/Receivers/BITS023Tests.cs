using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>The object that is registered implements none of the callback interfaces.</summary>
public class BITS023Tests
{
    [Theory]
    [EveryShape(WithAnySink = true)]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, Declared(shape) + """
        $emptyCallback(Sink, 1)

        class Downloader
        {
            void Start($Job job)
            {
                $call(job.SetNotifyInterface({|BITS023:$sink(new Listener())|}));
                $call(job.SetNotifyInterface($sink(new Sink())));
            }
        }
        """);

    [Theory]
    [InlineData("job.SetNotifyInterface({|BITS023:new object()|});")]
    [InlineData("job.SetNotifyInterface({|BITS023:new Listener()|});")]
    [InlineData("var one = new Listener(); job.SetNotifyInterface({|BITS023:one|});")]
    [InlineData("object one = first ? new Listener() : new Sink(); job.SetNotifyInterface({|BITS023:one|});")]
    [InlineData("job.SetNotifyInterface({|BITS023:new System.Runtime.InteropServices.UnknownWrapper(new Listener())|});")]
    public Task Reports(string statements) => Program(WithTypes(statements));

    [Theory]
    [InlineData("job.SetNotifyInterface(new Sink());")]
    [InlineData("job.SetNotifyInterface(new Derived());")]
    [InlineData("job.SetNotifyInterface(new OwnQuery());")]
    [InlineData("job.SetNotifyInterface(sink);")]
    [InlineData("job.SetNotifyInterface(listener);")]
    [InlineData("job.SetNotifyInterface(null);")]
    [InlineData("job.SetNotifyInterface(first ? null : sink);")]
    [InlineData("job.SetNotifyInterface(new Imported());")]
    public Task StaysSilent(string statements) => Program(WithTypes(statements));

    [Fact]
    public async Task NamesTheClassAndWhereItIsMade()
    {
        var diagnostic = Assert.Single(await Diagnostics(WithTypes("""
            var found = new Listener();
            job.SetNotifyInterface(found);
            """)));
        Assert.Equal(
            "'Listener' implements none of the callback interfaces of BITS, so BITS cannot call it (made in line 31)",
            diagnostic.GetMessage());
    }

    [Fact]
    public Task StaysSilentOnACallThatFailsAnyway() => Program(WithTypes("""
        job.Cancel();
        job.{|BITS040:SetNotifyInterface|}(new Listener());
        """));

    private static string Declared(InteropShape shape)
        => shape.Name == "GeneratedComInterface" ? "[GeneratedComClass] partial class Listener { }\n" : "class Listener { }\n";

    private static string WithTypes(string statements) => $$"""
        class Listener
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
        }

        class Sink : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        class Derived : Sink { }

        class OwnQuery : ICustomQueryInterface
        {
            public CustomQueryInterfaceResult GetInterface(ref Guid iid, out IntPtr pointer)
            {
                pointer = IntPtr.Zero;
                return CustomQueryInterfaceResult.NotHandled;
            }
        }

        [ComImport, Guid("4991D34B-80A1-4291-83B6-3328366B9097")]
        class Imported { }

        class Downloader
        {
            void Start(IBackgroundCopyJob job, object sink, Listener listener, bool first)
            {
                {{statements}}
            }
        }
        """;
}
