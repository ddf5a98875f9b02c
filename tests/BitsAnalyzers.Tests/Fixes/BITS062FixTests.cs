using Xunit;
using Fix = BitsAnalyzers.Tests.Fixes.CallFixTest<BitsAnalyzers.CodeFixes.Callbacks.Bits062CallbackReleasesArgumentFixProvider>;

namespace BitsAnalyzers.Tests.Fixes;

public class BITS062FixTests
{
    private const string RemoveCall = "BITS062.RemoveCall";

    [Fact]
    public Task RemovesTheRelease() => Fix.Members(
        RemoveCall,
        Callback("""
            Log();
            Marshal.{|BITS062:ReleaseComObject|}(job);
            """),
        Callback("""
            Log();
            """));

    [Fact]
    public Task ItsCommentsGoWithIt() => Fix.Members(
        RemoveCall,
        Callback("""
            // What is shown stays.
            Log(); // so does this

            // Let go of it.
            Marshal.{|BITS062:ReleaseComObject|}(job); // now
            Log();
            """),
        Callback("""
            // What is shown stays.
            Log(); // so does this

            Log();
            """));

    [Theory]
    [InlineData("while (Marshal.{|BITS062:ReleaseComObject|}(job) > 0) { }")]
    [InlineData("if (job != null) Marshal.{|BITS062:ReleaseComObject|}(job);")]
    [InlineData("{|BITS062:Free|}(job);")]
    public Task IsNotOfferedWhereMoreWouldBeLost(string statements) => Fix.NoFix(RemoveCall, Callback(statements));

    private static string Callback(string statements) => $$"""
        class Sink : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job)
            {
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }

            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            private static void Free(object item) => Marshal.ReleaseComObject(item);
            private static void Log() { }
        }
        """;
}
