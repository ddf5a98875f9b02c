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

    public class ThroughARunner
    {
        [Theory]
        [InlineData("Run(() => {|BITS101:job.Suspend()|});")]
        [InlineData("Run({|BITS101:job.Suspend|});")]
        [InlineData("Run(static j => {|BITS101:j.Suspend()|}, job);")]
        [InlineData("Run(() => { Console.WriteLine(); return {|BITS101:job.Suspend()|}; });")]
        [InlineData("Outer(() => {|BITS101:job.Suspend()|});")]
        [InlineData("Drop(() => {|BITS101:job.Suspend()|});")]
        [InlineData("Local(() => {|BITS101:job.Suspend()|}); int Local(Func<int> call) { var result = call(); return result; }")]
        [InlineData("Checked(() => {|BITS101:job.Suspend()|});")]
        [InlineData("await RunAsync(() => {|BITS101:job.Suspend()|}).ConfigureAwait(false);")]
        public Task TheResultIsDropped(string statements) => Runner(statements);

        [Theory]
        [InlineData("var kept = Run(() => job.Suspend());")]
        [InlineData("_ = Run(() => job.Suspend());")]
        [InlineData("if (Run(job.Suspend) < 0) return;")]
        [InlineData("Throws(() => job.Suspend());")]
        [InlineData("Throws(job.Suspend);")]
        [InlineData("Stores(() => job.Suspend());")]
        [InlineData("Func<int> later = () => job.Suspend();")]
        [InlineData("Func<int> later = job.Suspend;")]
        [InlineData("Task.Run(() => job.Suspend());")]
        [InlineData("await Task.Run(job.Suspend);")]
        [InlineData("var kept = await RunAsync(() => job.Suspend());")]
        [InlineData("Virtual(() => job.Suspend());")]
        public Task TheResultIsLookedAtOrMayBe(string statements) => Runner(statements);

        private static Task Runner(string statements) => Program(InteropShapes.PreserveSig, $$"""
            using System.Threading.Tasks;
            class Downloader
            {
                private Func<int> _stored;
                static T Run<T>(Func<T> call) { try { return call(); } catch (InvalidCastException e) { throw new InvalidOperationException("gone", e); } }
                static T Run<S, T>(Func<S, T> call, S state) { try { return call(state); } finally { Console.WriteLine(); } }
                static T Outer<T>(Func<T> call) => Run(call);
                static void Drop(Func<int> call) { call(); }
                static int Throws(Func<int> call) { var result = call(); Marshal.ThrowExceptionForHR(result); return result; }
                int Stores(Func<int> call) { _stored = call; return call(); }
                static T Checked<T>(Func<T> call) { ArgumentNullException.ThrowIfNull(call); if (call == null) throw new Exception(); return call.Invoke(); }
                static async Task<T> RunAsync<T>(Func<T> call) { await Task.Yield(); return call(); }
                protected virtual T Virtual<T>(Func<T> call) => call();

                async Task Start(IBackgroundCopyJob job)
                {
                    {{statements}}
                }
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
