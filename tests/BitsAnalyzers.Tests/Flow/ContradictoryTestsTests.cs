using BitsAnalyzers.Testing.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// Code behind tests that cannot all come out so is never run, however the value is asked: nothing is said of it. Where the tests can all
/// come out so, what is wrong behind them is certain.
/// </summary>
public class ContradictoryTestsTests
{
    [Theory]
    [InlineData("Math.Max(n, 0) != 0 && n < 0")]
    [InlineData("Math.Abs(n) < 5 && n > 10")]
    [InlineData("Math.Abs(n) < 0")]
    [InlineData("-n > 0 && n >= 0")]
    [InlineData("(n | 1) < 0 && n >= 0")]
    [InlineData("n.CompareTo(0) < 0 && n >= 0")]
    [InlineData("n * 2 > 10 && n < 0")]
    [InlineData("n % 2 == 0 && n == 3")]
    [InlineData("n % 2 == 0 && n % 4 == 1")]
    [InlineData("n >> 1 == 5 && n > 100")]
    [InlineData("n + 1 == 5 && n > 100")]
    [InlineData("n < m && m < k && k < n")]
    [InlineData("n < m && n > 10 && m < 5")]
    [InlineData("n == m && n > 10 && m < 5")]
    [InlineData("n.Equals(3) && n != 3")]
    [InlineData("s == \"abc\" && s.Length == 5")]
    [InlineData("s.Length == 0 && s == \"x\"")]
    [InlineData("s == \"abc\" && s.StartsWith(\"x\", StringComparison.Ordinal)")]
    [InlineData("s.StartsWith(\"ab\", StringComparison.Ordinal) && s == \"x\"")]
    [InlineData("string.IsNullOrEmpty(s) && s is { Length: > 0 }")]
    [InlineData("token == CancellationToken.None && token.IsCancellationRequested")]
    [InlineData("token.Equals(CancellationToken.None) && token.CanBeCanceled")]
    [InlineData("!token.Equals(CancellationToken.None) && token == default")]
    public Task OnesThatCannotBothHold(string condition) => Program(Source($"if ({condition}) {{ job.Cancel(); job.Resume(); }}"));

    [Theory]
    [InlineData("Math.Max(n, 0) != 0 && n > 0")]
    [InlineData("Math.Abs(n) > 5 && n < 10")]
    [InlineData("(n | 1) < 0 && n < 0")]
    [InlineData("n.CompareTo(0) < 0 && n < -7")]
    [InlineData("n % 2 == 0 && n > 3")]
    [InlineData("n + 1 == 5 && n > 3")]
    [InlineData("n < m && n > 10 && m < 15")]
    [InlineData("n < m && m < k && n < k")]
    [InlineData("s.StartsWith(\"http:\", StringComparison.Ordinal) && s.EndsWith(\".exe\") && s.Length > 20")]
    [InlineData("!s.StartsWith(\"http:\") && s.StartsWith(\"ftp:\")")]
    [InlineData("token.CanBeCanceled && token.IsCancellationRequested")]
    public Task OnesThatCanBothHold(string condition)
        => Program(Source($"if ({condition}) {{ job.Cancel(); job.{{|BITS040:Resume|}}(); }}"));

    [Theory]
    [InlineData("if (Math.Abs(hr) < 5 && hr > 10) job.Resume();")]
    [InlineData("if (hr.CompareTo(0) < 0 && hr >= 0) job.Resume();")]
    [InlineData("if (Math.Max(hr, 0) == 0 && hr > 0) job.Resume();")]
    [InlineData("if (Math.Max(hr, 0) == 0) return; if (hr < 0) return; job.{|BITS040:Resume|}();")]
    public Task ResultsThatAreAskedInOddWays(string statements) => Verdict.Program(
        InteropShapes.PreserveSig,
        InteropShapes.PreserveSig.Render($$"""
            class Downloader
            {
                void Run(IBackgroundCopyJob job)
                {
                    int hr = job.Cancel();
                    {{statements}}
                }
            }
            """));

    [Theory]
    [InlineData("foreach (var x in Array.Empty<int>()) { job.Cancel(); job.Resume(); }")]
    [InlineData("foreach (var x in new int[0]) { job.Cancel(); job.Resume(); }")]
    [InlineData("foreach (var x in new List<int>()) { job.Cancel(); job.Resume(); }")]
    [InlineData("foreach (var x in Enumerable.Empty<int>()) { job.Cancel(); job.Resume(); }")]
    [InlineData("foreach (var x in none) { job.Cancel(); job.Resume(); }")]
    [InlineData("foreach (var x in \"\") { job.Cancel(); job.Resume(); }")]
    [InlineData("var a = new int[3]; if (a.Length > 5) { job.Cancel(); job.Resume(); }")]
    public Task CollectionsWithoutElements(string statements) => Program(Source(statements));

    [Theory]
    [InlineData("foreach (var x in new int[3]) { job.Cancel(); break; } job.{|BITS040:Resume|}();")]
    [InlineData("var a = new int[3]; if (a.Length > 2) { job.Cancel(); job.{|BITS040:Resume|}(); }")]
    [InlineData("var l = new List<int>(); l.Add(1); foreach (var x in l) { job.Cancel(); job.{|BITS040:Resume|}(); break; }")]
    public Task CollectionsWithElements(string statements) => Program(Source(statements));

    [Theory]
    [InlineData("if (number > 0) job.Cancel(); if (number <= 0) job.Resume();")]
    [InlineData("if (number > 0) job.Cancel(); Console.WriteLine(); if (number <= 0) job.Resume();")]
    [InlineData("if (all[0] > 0) job.Cancel(); if (all[0] <= 0) job.Resume();")]
    [InlineData("if (all[0] > 0) return; if (all[0] > 5) { job.Cancel(); job.Resume(); }")]
    [InlineData("var done = new bool[1]; if (n > 0) { job.Cancel(); done[0] = true; } if (!done[0]) job.Resume();")]
    [InlineData("var done = 0; if (n > 0) { job.Cancel(); Interlocked.Exchange(ref done, 1); } if (done == 0) job.Resume();")]
    [InlineData("var done = 0; if (n > 0) { job.Cancel(); Interlocked.Increment(ref done); } if (done == 0) job.Resume();")]
    [InlineData("var done = 0; if (n > 0) { job.Cancel(); Interlocked.CompareExchange(ref done, 1, 0); } if (done == 0) job.Resume();")]
    [InlineData("var done = false; if (n > 0) { job.Cancel(); Volatile.Write(ref done, true); } if (!done) job.Resume();")]
    [InlineData("var done = false; ref var r = ref done; if (n > 0) { job.Cancel(); r = true; } if (!done) job.Resume();")]
    public Task VariablesThatAreReadTwice(string statements) => Program(Source(statements));

    [Theory]
    [InlineData("if (number > 0) job.Cancel(); action(); if (number <= 0) job.{|BITS041:Resume|}();")]
    [InlineData("if (number > 0) job.Cancel(); number = k; if (number <= 0) job.{|BITS041:Resume|}();")]
    [InlineData("if (all[0] > 0) job.Cancel(); if (all[1] <= 0) job.{|BITS041:Resume|}();")]
    [InlineData("if (all[0] > 0) job.Cancel(); all[m] = k; if (all[0] <= 0) job.{|BITS041:Resume|}();")]
    [InlineData("if (all[0] > 0) job.Cancel(); Array.Sort(all); if (all[0] <= 0) job.{|BITS041:Resume|}();")]
    [InlineData("if (number > 0) job.Cancel(); lock (all) if (number <= 0) job.{|BITS041:Resume|}();")]
    public Task VariablesThatMayBeWrittenInBetween(string statements) => Program(Source(statements));

    private static string Source(string statements) => $$"""
        class Downloader
        {
            static readonly int[] none = { };

            int number;

            public void Set(int value) => number = value;

            void Run(
                IBackgroundCopyJob job, int n, int m, int k, string s, int[] all, System.Threading.CancellationToken token, Action action)
            {
                {{statements}}
            }
        }
        """.Replace("Interlocked.", "System.Threading.Interlocked.").Replace("Volatile.", "System.Threading.Volatile.")
            .Replace(" CancellationToken.None", " System.Threading.CancellationToken.None")
            .Replace("(CancellationToken.None", "(System.Threading.CancellationToken.None")
            .Replace("Enumerable.", "System.Linq.Enumerable.").Replace("new List<", "new System.Collections.Generic.List<");
}
