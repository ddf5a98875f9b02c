using BitsAnalyzers.CodeFixes.Callbacks;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Callbacks;
using BitsAnalyzers.Tests.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS064FixTests
{
    private const string CatchExceptions = "BITS064.CatchExceptions";

    [Theory]
    [EveryShape]
    public async Task InEveryShape(InteropShape shape)
    {
        foreach (var body in new[]
        {
            "{ $call(job.Complete()); $ok }",
            "{\n        $call(job.Suspend());\n        $call(job.Complete());\n        $ok\n    }"
        })
        {
            var fix = await AppliedFix.Of<Bits064CallbackMayThrowFixProvider>(shape, CatchExceptions, shape.Render($$"""
                $callbackClass(Sink, 1)
                {
                    public $Result JobTransferred($Job job) {{body}}
                    $emptyHandlers(JobError, JobModification)
                }
                """));
            Assert.Empty(fix!.Problems);
        }
    }

    [Theory]
    [InlineData(
        """
        public void JobTransferred(IBackgroundCopyJob job) => job.Complete();
        """,
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
            try
            {
                job.Complete();
            }
            catch (COMException)
            {
                // An exception would make BITS call again.
            }
        }
        """)]
    [InlineData(
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
            Console.WriteLine("done");
            job.GetDisplayName(out var name);

            // The files appear now.
            job.Complete();
            Console.WriteLine(name);
        }
        """,
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
            Console.WriteLine("done");
            try
            {
                job.GetDisplayName(out var name);

                // The files appear now.
                job.Complete();
                Console.WriteLine(name);
            }
            catch (COMException)
            {
                // An exception would make BITS call again.
            }
        }
        """)]
    [InlineData(
        """
        public void JobTransferred(IBackgroundCopyJob job) { job.Complete(); }
        """,
        """
        public void JobTransferred(IBackgroundCopyJob job) { try { job.Complete(); } catch (COMException) { } }
        """)]
    public async Task WrapsWhatMayThrow(string before, string after)
    {
        var fix = await AppliedFix.Of<Bits064CallbackMayThrowFixProvider>(
            InteropShapes.Default, CatchExceptions, CallbackClass.With(Indented(before)));
        Assert.Empty(fix!.Problems);
        Assert.Equal("Catch COMException", fix.Title);
        Assert.Equal(CallbackClass.With(Indented(after)), fix.Text);
    }

    [Fact]
    public async Task LeavesTheResultWhereItIs()
    {
        var fix = await AppliedFix.Of<Bits064CallbackMayThrowFixProvider>(InteropShapes.PreserveSig, CatchExceptions, """
            class Sink : IBackgroundCopyCallback
            {
                public int JobTransferred(IBackgroundCopyJob job)
                {
                    Marshal.ThrowExceptionForHR(job.Complete());
                    return 0;
                }

                public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => 0;
                public int JobModification(IBackgroundCopyJob job, uint reserved) => 0;
            }
            """);
        Assert.Empty(fix!.Problems);
        Assert.Contains(
            """
                    try
                    {
                        Marshal.ThrowExceptionForHR(job.Complete());
                    }
                    catch (COMException)
                    {
                        // An exception would make BITS call again.
                    }
                    return 0;
            """,
            fix.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public Task AtOnceInEveryHandler() => CallFixTest<Bits064CallbackMayThrowFixProvider>.Files(
        CatchExceptions,
        ("""
        class Sink : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job)
            {
                job.{|BITS064:Complete|}();
            }

            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { job.{|BITS064:Cancel|}(); }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """,
        """
        class Sink : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job)
            {
                try
                {
                    job.Complete();
                }
                catch (COMException)
                {
                    // An exception would make BITS call again.
                }
            }

            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { try { job.Cancel(); } catch (COMException) { } }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """));

    private static string Indented(string member)
        => member.Replace("\n", "\n    ", StringComparison.Ordinal).Replace("    \n", "\n", StringComparison.Ordinal);
}
