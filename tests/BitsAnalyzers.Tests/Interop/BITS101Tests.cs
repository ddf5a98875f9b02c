using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Interop;

public class BITS101Tests
{
    public class Reports
    {
        [Fact]
        public Task EveryStatementThatIsOnlyACall() => Program(InteropShapes.PreserveSig, """
            class Downloader
            {
                void Start(IBackgroundCopyManager manager, IBackgroundCopyJob2 job)
                {
                    {|BITS101:manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created)|};
                    {|BITS101:created.AddFile("https://contoso.com/a", @"C:\a")|};
                    {|BITS101:created.GetState(out var state)|};
                    {|BITS101:job.SetNotifyCmdLine(null, null)|};
                    {|BITS101:created.Resume()|};
                }
            }
            """);

        [Fact]
        public Task InExpressionBodiesLambdasAndConditionalCalls() => Program(InteropShapes.PreserveSig, """
            class Downloader
            {
                void Stop(IBackgroundCopyJob job) => {|BITS101:job.Cancel()|};

                void Later(IBackgroundCopyJob job, Action<Action> post)
                {
                    post(() => {|BITS101:job.Suspend()|});
                    job?{|BITS101:.Resume()|};
                    for (var i = 0; i < 3; {|BITS101:job.Suspend()|})
                    {
                        i++;
                    }
                }
            }
            """);

        [Fact]
        public Task InEnumerators() => Program(InteropShapes.GeneratedComInterface, """
            class Downloader
            {
                void Skip(IEnumBackgroundCopyJobs jobs) => {|BITS101:jobs.Skip(1)|};
            }
            """);
    }

    public class StaysSilent
    {
        [Fact]
        public Task WhereTheResultIsUsed() => Program(InteropShapes.PreserveSig, """
            class Downloader
            {
                int Cancel(IBackgroundCopyJob job) => job.Cancel();

                void Start(IBackgroundCopyJob job, Func<Func<int>, int> run)
                {
                    _ = job.Suspend();
                    var result = job.Resume();
                    if (job.Suspend() < 0 || result < 0)
                    {
                        Marshal.ThrowExceptionForHR(job.Cancel());
                    }

                    run(() => job.Suspend());
                    run(job.Suspend);
                }
            }
            """);

        [Fact]
        public Task WhereTheCallThrows() => Program(InteropShapes.NestedEnum, """
            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    job.Resume();
                    job.GetState();
                    job.GetErrorCount();
                }
            }
            """);

        [Fact]
        public Task WhereTheCallFailsForCertain() => Program(InteropShapes.PreserveSig, """
            class Downloader
            {
                void Start(IBackgroundCopyJob job)
                {
                    {|BITS101:job.Cancel()|};
                    job.{|BITS040:Resume|}();
                    job.{|BITS040:SetNotifyFlags|}(0);
                }
            }
            """);

        [Fact]
        public Task OutsideOfBits() => Program(InteropShapes.PreserveSig, """
            interface IOther
            {
                [PreserveSig]
                int Cancel();
            }

            class Downloader
            {
                void Start(IOther other) => other.Cancel();
            }
            """);
    }

    [Theory]
    [EveryShape]
    public Task IsAboutTheShapesThatReturnResults(InteropShape shape) => Program(shape, shape.Render($$"""
        class Downloader
        {
            void Start($Job job)
            {
                {{(shape.ReturnsHResult ? "{|BITS101:job.Suspend()|}" : "job.Suspend()")}};
                $call(job.Resume());
            }
        }
        """));
}
