using BitsAnalyzers.CodeFixes.Interop;
using BitsAnalyzers.Tests.Fixes;
using Xunit;

namespace BitsAnalyzers.Tests.Interop;

public class BITS101FixTests
{
    [Fact]
    public Task ThrowsWhatTheResultStandsFor() => ScenarioFix<Bits101DroppedResultFixProvider>.InShape(
        "PreserveSig",
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job, Action<Action> post)
            {
                {|BITS101:job.AddFile(
                    "https://contoso.com/a", // the source
                    @"C:\a")|};
                post(() => {|BITS101:job.Resume()|}); // now
            }
        }
        """,
        """
        class Downloader
        {
            void Start(IBackgroundCopyJob job, Action<Action> post)
            {
                Marshal.ThrowExceptionForHR(job.AddFile(
                    "https://contoso.com/a", // the source
                    @"C:\a"));
                post(() => Marshal.ThrowExceptionForHR(job.Resume())); // now
            }
        }
        """);

    [Theory]
    [InlineData("GeneratedComInterface", "Marshal.ThrowExceptionForHR(job.Resume())")]
    [InlineData("CsWin32", "job.Resume().ThrowOnFailure()")]
    [InlineData("CsWin32Pointers", "job->Resume().ThrowOnFailure()")]
    [InlineData("TerraFX", "Marshal.ThrowExceptionForHR(job->Resume())")]
    public Task InTheWayOfTheShape(string shape, string expected) => ScenarioFix<Bits101DroppedResultFixProvider>.InShape(
        shape,
        "class Downloader { void Start($Job job) { {|BITS101:job.Resume()|}; } }",
        $$"""class Downloader { void Start($Job job) { {{expected}}; } }""");

    [Fact]
    public Task LeavesACallThatMayNotHappen() => ScenarioFix<Bits101DroppedResultFixProvider>.InShape(
        "PreserveSig",
        "class Downloader { void Start(IBackgroundCopyJob job) { job?{|BITS101:.Resume()|}; } }",
        "class Downloader { void Start(IBackgroundCopyJob job) { job?{|BITS101:.Resume()|}; } }");
}
