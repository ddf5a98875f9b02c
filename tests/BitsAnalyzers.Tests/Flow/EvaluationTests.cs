using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>How C# compares, and what runs when.</summary>
public class EvaluationTests
{
    public class ALiftedComparison
    {
        [Theory]
        [InlineData("if (limit > 3) job.Cancel(); else if (limit <= 3) job.Cancel(); if (limit is not null) return; job.Resume();")]
        [InlineData("if (limit >= 3) return; if (limit < 3) return; job.Cancel(); if (limit.HasValue) job.Resume();")]
        [InlineData(
            "if (limit is > 3) return; if (limit is <= 3) return; if (limit == null) job.Cancel(); else job.Cancel(); " +
            "if (limit != null) job.Resume();")]
        [InlineData("if (!(limit > 3)) job.Cancel(); if (limit <= 3) return; if (limit > 3) job.Resume();")]
        [InlineData("if (limit > 3 || limit <= 3) return; job.Cancel(); if (limit != null) job.Resume();")]
        [InlineData(
            "if (limit < other) return; if (limit >= other) return; job.Cancel(); " +
            "if (limit != null && other != null) job.Resume();")]
        [InlineData("if (flag == true) job.Cancel(); else if (flag == false) job.Cancel(); if (flag != null) return; job.Resume();")]
        [InlineData("if (flag is true) job.Cancel(); else if (flag is false) job.Cancel(); if (flag is { }) return; job.Resume();")]
        [InlineData("if (flag != true) job.Cancel(); if (flag == false) return; if (flag == true) job.Resume();")]
        [InlineData(
            "switch (limit) { case > 3: job.Cancel(); break; case <= 3: job.Cancel(); break; } " +
            "if (limit is not null) return; job.Resume();")]
        public Task MayBeFalseTogetherWithItsOpposite(string statements) => Method(statements);

        [Theory]
        [InlineData("if (limit > 3) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (limit > 3) job.Cancel(); if (limit > 3) job.{|BITS040:Resume|}();")]
        [InlineData("if (limit is null) return; if (limit > 3) job.Cancel(); else if (limit <= 3) job.Cancel(); job.{|BITS040:Resume|}();")]
        public Task IsAComparison(string statements) => Method(statements);
    }

    public class AFloatingPointComparison
    {
        [Theory]
        [InlineData("if (ratio > 0.5) return; if (ratio <= 0.5) return; job.Cancel(); if (ratio != ratio) job.{|BITS040:Resume|}();")]
        [InlineData("if (ratio == ratio) return; job.Cancel(); job.{|BITS040:Resume|}();")]
        [InlineData(
            "if (ratio > 0.5) job.Cancel(); else if (ratio <= 0.5) job.Cancel(); else job.Suspend(); " +
            "if (double.IsNaN(ratio)) job.Resume();")]
        [InlineData("var same = ratio; if (same == ratio) return; job.Cancel(); job.{|BITS040:Resume|}();")]
        public Task MayBeOfNoNumber(string statements) => Method(statements);
    }

    public class AnExpressionTree
    {
        [Fact]
        public Task IsData() => Program("""
            using System.Linq.Expressions;
            class Downloader
            {
                void Run(IBackgroundCopyManager manager, IBackgroundCopyJob job, IBackgroundCopyJob other)
                {
                    Expression<Action> cancel = () => job.Cancel();
                    job.Resume();
                    job.Cancel();
                    Expression<Action> resume = () => job.Resume();
                    Queue(() => job.Resume());
                    Expression<Action<IBackgroundCopyJob>> mask = one => one.SetNotifyFlags(6);
                }

                void Compiled(IBackgroundCopyManager manager)
                {
                    manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    Expression<Action> add = () => job.AddFile("http://a", "c:\\a");
                    add.Compile()();
                    job.Resume();
                }

                static void Queue(Expression<Action> step) => Console.WriteLine(step);
            }
            """);
    }

    public class AHandle
    {
        [Theory]
        [InlineData("IntPtr own = Marshal.AllocHGlobal(8); job.Cancel(); if (own == IntPtr.Zero) job = second; job.{|BITS041:Resume|}();")]
        [InlineData("if (window == IntPtr.Zero) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (window == IntPtr.Zero) job.Cancel(); if (window != IntPtr.Zero) job.Resume();")]
        [InlineData("if (window == default) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (window == 0) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (window.Equals(IntPtr.Zero)) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (IntPtr.Zero == window) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (window is 0) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (unsigned == UIntPtr.Zero) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("var none = IntPtr.Zero; if (none == window) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("window = IntPtr.Zero; if (window != IntPtr.Zero) job.Cancel(); job.Resume();")]
        [InlineData("if (id == Guid.Empty) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (id == default) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (token == System.Threading.CancellationToken.None) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (time == TimeSpan.Zero) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (time.Equals(default)) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (default(TimeSpan) == time) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        [InlineData("if (default(DateTime).Equals(null)) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
        public Task IsAValue(string statements) => Method(statements);
    }

    private static Task Method(string statements) => Program($$"""
        class Downloader
        {
            void Run(
                IBackgroundCopyJob job, IBackgroundCopyJob second, int? limit, int? other, bool? flag, double ratio, IntPtr window,
                UIntPtr unsigned, Guid id, TimeSpan time, System.Threading.CancellationToken token)
            {
                {{statements}}
            }
        }
        """);
}
