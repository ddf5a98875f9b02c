using BitsAnalyzers.CodeFixes.Callbacks;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Callbacks;
using BitsAnalyzers.Tests.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS060FixTests
{
    private const string ReturnSuccess = "BITS060.ReturnSuccess";

    [Theory]
    [EveryShape]
    public async Task InEveryShape(InteropShape shape)
    {
        foreach (var failing in new[]
        {
            "{ throw new NotImplementedException(); }",
            "=> throw new NotImplementedException();",
            "{ $fail(0x80004005) }"
        })
        {
            var fix = await AppliedFix.Of<Bits060CallbackFailsFixProvider>(shape, ReturnSuccess, shape.Render($$"""
                $callbackClass(Sink, 1)
                {
                    public $Result JobTransferred($Job job) {{failing}}
                    $emptyHandlers(JobError, JobModification)
                }
                """));
            Assert.Empty(fix!.Problems);
        }
    }

    [Theory]
    [InlineData(
        "public void JobTransferred(IBackgroundCopyJob job) { throw new NotImplementedException(); }",
        "public void JobTransferred(IBackgroundCopyJob job) { }")]
    [InlineData(
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
            throw new NotImplementedException();
        }
        """,
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
        }
        """)]
    [InlineData(
        """
        public void JobTransferred(IBackgroundCopyJob job)
            => throw new NotImplementedException();
        """,
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
        }
        """)]
    [InlineData(
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
            // Not requested.
            throw new NotImplementedException();
        }
        """,
        """
        public void JobTransferred(IBackgroundCopyJob job)
        {
            // Not requested.
            return;
        }
        """)]
    public async Task EmptiesTheBody(string before, string after)
    {
        var fix = await AppliedFix.Of<Bits060CallbackFailsFixProvider>(
            InteropShapes.Default, ReturnSuccess, CallbackClass.With(Indented(before)));
        Assert.Empty(fix!.Problems);
        Assert.Equal("Leave the body empty", fix.Title);
        Assert.Equal(CallbackClass.With(Indented(after)), fix.Text);
    }

    [Theory]
    [InlineData("{ if (job is null) { return 2; } return 1; }", "{ if (job is null) { return 0; } return 0; }")]
    [InlineData("=> unchecked((int)0x80004001);", "=> 0;")]
    [InlineData("{ throw new NotImplementedException(); }", "{ return 0; }")]
    public async Task ReturnsZero(string before, string after)
    {
        var fix = await AppliedFix.Of<Bits060CallbackFailsFixProvider>(InteropShapes.PreserveSig, ReturnSuccess, Sink(before));
        Assert.Empty(fix!.Problems);
        Assert.Equal("Return 0", fix.Title);
        Assert.Equal(Sink(after), fix.Text);
    }

    [Fact]
    public Task AtOnceInEveryHandler() => CallFixTest<Bits060CallbackFailsFixProvider>.Files(
        ReturnSuccess,
        ("""
        class Sink : IBackgroundCopyCallback2
        {
            public void {|BITS060:JobTransferred|}(IBackgroundCopyJob job) => throw new NotImplementedException();
            public void {|BITS060:JobError|}(IBackgroundCopyJob job, IBackgroundCopyError error) { throw new NotSupportedException(); }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            public void {|BITS060:FileTransferred|}(IBackgroundCopyJob job, IBackgroundCopyFile file) => throw new NotImplementedException();
        }
        """,
        """
        class Sink : IBackgroundCopyCallback2
        {
            public void JobTransferred(IBackgroundCopyJob job)
            {
            }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file)
            {
            }
        }
        """));

    private static string Indented(string member) => member.Replace("\n", "\n    ", StringComparison.Ordinal);

    private static string Sink(string body) => $$"""
        class Sink : IBackgroundCopyCallback
        {
            public int JobTransferred(IBackgroundCopyJob job) {{body}}
            public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => 0;
            public int JobModification(IBackgroundCopyJob job, uint reserved) => 0;
        }
        """;
}
