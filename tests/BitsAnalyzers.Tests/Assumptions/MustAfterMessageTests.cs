using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>A report that rests on what every way onward from a cause meets does not say that the call fails, but where it does.</summary>
public class MustAfterMessageTests
{
    [Fact]
    public Task OfACancelledJob() => Says(
        """
        if (first)
        {
            job.Cancel();
        }

        job.Resume();
        """,
        "BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled in line 7");

    [Fact]
    public Task OfACompletedJob() => Says(
        """
        if (first)
        {
            job.Complete();
            Console.WriteLine("done");
        }

        job.Resume();
        """,
        "BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been acknowledged in line 7");

    // One of two ways leads to the call in any case.
    [Fact]
    public Task OfTheWayThatLeadsToTheCall() => Says(
        """
        if (first)
        {
            job.Cancel();
        }
        else if (number > 3)
        {
            job.Complete();
            if (number > 5)
            {
                return;
            }
        }

        job.Resume();
        """,
        "BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled in line 7");

    [Fact]
    public Task OfAStateThatIsFound() => Says(
        """
        job.GetState(out var state);
        if (state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED)
        {
            Console.WriteLine("cancelled");
        }

        job.Resume();
        """,
        "BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been found cancelled in line 5");

    [Fact]
    public Task OfTheSameLine() => Says(
        "if (first) job.Cancel(); job.Resume();",
        "BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled");

    [Fact]
    public Task OfAWayThatIsAlwaysBad() => Says(
        """
        job.Cancel();
        job.Resume();
        """,
        "BITS040 Resume fails with BG_E_INVALID_STATE because the job is already cancelled (cancelled in line 5)");

    [Fact]
    public Task OfARuleWithoutWordsForIt() => Says(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var upload);
        if (first)
        {
            upload.AddFile("a", "a");
        }

        upload.AddFile("b", "b");
        upload.Resume();
        """,
        "BITS043 AddFile fails with BG_E_TOO_MANY_FILES because an upload job takes one file only (wherever a file has been added in line "
        + "8)");

    private static async Task Says(string statements, params string[] expected)
    {
        var diagnostics = await Verdict.Diagnostics($$"""
            class Downloader
            {
                void Run(IBackgroundCopyManager manager, IBackgroundCopyJob5 job, bool first, int number)
                {
            {{statements}}
                }
            }
            """);
        Assert.Equal(expected, diagnostics.Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(null)}"));
    }
}
