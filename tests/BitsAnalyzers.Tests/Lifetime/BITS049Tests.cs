using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>A handler or a branch that leaves a job alone which nobody else takes care of.</summary>
public class BITS049Tests
{
    private const string Started =
        "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); made.AddFile(text, text); made.Resume(); ";

    [Theory]
    [InlineData(
        "while (true) { made.GetState(out var state); if ({|BITS049:state == BG_JOB_STATE_ERROR|}) { return; } if (state == "
        + "BG_JOB_STATE_TRANSFERRED) { made.Complete(); return; } }")]
    [InlineData(
        "BG_JOB_STATE state; do { made.GetState(out state); } while (state != BG_JOB_STATE_TRANSFERRED && {|BITS049:state != "
        + "BG_JOB_STATE_ERROR|}); if (state == BG_JOB_STATE_TRANSFERRED) { made.Complete(); }")]
    public Task ReportsABranch(string statements) => StatementsAbout("BITS049", Started + statements);

    [Theory]
    [InlineData(
        "while (true) { made.GetState(out var state); if (state == BG_JOB_STATE_ERROR) { made.Cancel(); return; } if (state == "
        + "BG_JOB_STATE_TRANSFERRED) { made.Complete(); return; } }")]
    [InlineData(
        "while (true) { made.GetState(out var state); if (state == BG_JOB_STATE_ERROR) { Touch(made); return; } if (state == "
        + "BG_JOB_STATE_TRANSFERRED) { made.Complete(); return; } }")]
    public Task StaysSilentOnABranchThatTakesCare(string statements) => StatementsAbout("BITS049", Started + statements);

    [Theory]
    [InlineData("Console.WriteLine(\"failed\");")]
    [InlineData("error.GetError(out _, out var code); Console.WriteLine(code);")]
    [InlineData("Report();")]
    [InlineData("_thing.Set();")]
    [InlineData("var name = nameof(job); Console.Error.WriteLine(name.ToUpperInvariant());")]
    public Task ReportsAHandler(string body) => ProgramAbout("BITS049", Callback("{|BITS049:JobError|}", body));

    [Theory]
    [InlineData("")]
    [InlineData("Failed?.Invoke(this, EventArgs.Empty);")]
    [InlineData("job.Cancel();")]
    [InlineData("_current?.Cancel();")]
    [InlineData("_next.Run();")]
    [InlineData("System.Threading.Interlocked.Increment(ref _count);")]
    [InlineData("System.Threading.Volatile.Write(ref _failed, true);")]
    [InlineData("(_count, _failed) = (1, true);")]
    [InlineData("_pair.Failed = true;")]
    [InlineData("_array[0] = true;")]
    [InlineData("_names[\"failed\"] = true;")]
    [InlineData("_progress.Report(\"failed\");")]
    [InlineData("_observer.OnNext(1);")]
    [InlineData("_stack.Push(1);")]
    [InlineData("_end.CompleteAdding();")]
    [InlineData("_failure.TrySetException(new InvalidOperationException());")]
    [InlineData("Count();")]
    [InlineData("Get(out _failed);")]
    [InlineData("Alias = 1;")]
    [InlineData("Environment.Exit(1);")]
    [InlineData("System.Diagnostics.Process.Start(\"cleanup.exe\");")]
    public Task StaysSilentOnAHandlerThatTakesCareOrMay(string body) => ProgramAbout("BITS049", Callback("JobError", body));

    [Theory]
    [InlineData("manager.CreateJob(\"a\", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var made);", "{|BITS049:JobError|}")]
    [InlineData("manager.GetJob(default, out var made);", "JobError")]
    public Task AnEmptyHandlerMattersForJobsOfOnesOwn(string job, string handler)
        => ProgramAbout(
            "BITS049",
            Callback(handler, "")
                + "class Uses { void Use(IBackgroundCopyManager manager) "
                + $"{{ {job.Replace("default", "ref Id", StringComparison.Ordinal)} made.SetNotifyInterface(new Patch()); "
                + "made.Resume(); } static Guid Id; }");

    private static string Callback(string handler, string body) => $$"""
        interface IRun { void Run(); }

        sealed class Thing { public void Set() => Console.WriteLine("failed"); }

        sealed class Patch : IBackgroundCopyCallback
        {
            private readonly IRun _next = null!;
            private readonly IBackgroundCopyJob? _current = null;
            private readonly Thing _thing = new();
            private readonly bool[] _array = new bool[1];
            private readonly System.Collections.Generic.Dictionary<string, bool> _names = new();
            private readonly IProgress<string> _progress = new Progress<string>();
            private readonly IObserver<int> _observer = null!;
            private readonly System.Collections.Concurrent.ConcurrentStack<int> _stack = new();
            private readonly System.Collections.Concurrent.BlockingCollection<int> _end = new();
            private readonly System.Threading.Tasks.TaskCompletionSource<int> _failure = new();
            private int _count;
            private bool _failed;
            private (bool Failed, int Code) _pair;
            private ref int Alias => ref _count;
            private void Count() => _count++;
            private static void Get(out bool failed) => failed = true;
            public event EventHandler? Failed;
            private static void Report() => Console.WriteLine("failed");
            public void JobTransferred(IBackgroundCopyJob job) { try { job.Complete(); } catch (Exception) { } }
            public void {{handler}}(IBackgroundCopyJob job, IBackgroundCopyError error) { {{body}} }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        """;
}
