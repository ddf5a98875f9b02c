using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Tests.Shapes;
using Xunit;
using static BitsAnalyzers.Tests.Callbacks.CallbackClass;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Callbacks;

/// <summary>A callback that waits.</summary>
public class BITS061Tests
{
    [Theory]
    [EveryShape]
    public Task InEveryShape(InteropShape shape) => Scenario(shape, """
        $callbackClass(Waiting, 2)
        {
            public $Result JobTransferred($Job job) { System.Threading.Thread.{|BITS061:Sleep|}(100); $ok }
            public $Result JobError($Job job, $Error error) { {|BITS061:Ask|}(); $ok }
            $emptyHandlers(JobModification)
            public $Result FileTransferred($Job job, $File file) { Console.WriteLine("file"); $ok }
            private static void Ask() { Console.ReadLine(); }
        }
        """);

    [Theory]
    [InlineData("Thread.{|BITS061:Sleep|}(1000);")]
    [InlineData("Task.Delay(1000).{|BITS061:Wait|}();")]
    [InlineData("Console.WriteLine(Task.Run(() => 1).{|BITS061:Result|});")]
    [InlineData("Task.Delay(1000).GetAwaiter().{|BITS061:GetResult|}();")]
    [InlineData("Task.Run(() => 1).ConfigureAwait(false).GetAwaiter().{|BITS061:GetResult|}();")]
    [InlineData("new ManualResetEvent(false).{|BITS061:WaitOne|}();")]
    [InlineData("new SemaphoreSlim(0).{|BITS061:Wait|}();")]
    [InlineData("Console.{|BITS061:ReadLine|}();")]
    [InlineData("System.Diagnostics.Process.Start(\"import.exe\").{|BITS061:WaitForExit|}();")]
    [InlineData("SynchronizationContext.Current.{|BITS061:Send|}(_ => { }, null);")]
    [InlineData("SpinWait.{|BITS061:SpinUntil|}(() => job != null);")]
    [InlineData("var task = Task.Run(() => 1); if (!task.IsCompleted) { task.{|BITS061:Wait|}(); }")]
    [InlineData("var task = Task.Run(() => 1); var other = task; if (task.IsCompleted) { other.{|BITS061:Wait|}(); }")]
    [InlineData("var task = Task.Run(() => 1); if (task.IsCompleted || job != null) { task.{|BITS061:Wait|}(); }")]
    [InlineData("if (job != null) { lock (this) { Thread.{|BITS061:Sleep|}(1); } }")]
    [InlineData("var task = Task.Run(() => 1); if (task.Status == TaskStatus.Running) { task.{|BITS061:Wait|}(); }")]
    [InlineData("var task = Task.Run(() => 1); if (task.IsCompleted) { return; } task.{|BITS061:Wait|}();")]
    [InlineData("var task = Task.FromResult(1); task = Task.Run(() => 1); task.{|BITS061:Wait|}();")]
    public Task Reports(string statements) => Program(Transferred(statements));

    [Theory]
    [InlineData("Task.Run(() => Thread.Sleep(1000));")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(1000));")]
    [InlineData("new ManualResetEvent(false).WaitOne(0);")]
    [InlineData("Task.Delay(1000).Wait(TimeSpan.Zero);")]
    [InlineData("SynchronizationContext.Current.Post(_ => Console.ReadLine(), null);")]
    [InlineData("void Wait() => Thread.Sleep(1000); Task.Run(Wait);")]
    [InlineData("Console.WriteLine(nameof(Thread.Sleep));")]
    [InlineData("var task = Task.FromResult(1); if (task.IsCompleted) { Console.WriteLine(task.Result); }")]
    [InlineData(
        "var task = Task.FromResult(1); if (job != null && task.IsCompletedSuccessfully && task.Result > 0) { "
        + "task.GetAwaiter().GetResult(); }")]
    [InlineData("Console.WriteLine(Task.FromResult(1).Result);")]
    [InlineData("var task = Task.FromResult(1); task.Wait();")]
    [InlineData("var task = Task.CompletedTask; task.GetAwaiter().GetResult();")]
    [InlineData("var task = Task.Run(() => 1); if (!task.IsCompleted) { return; } Console.WriteLine(task.Result);")]
    [InlineData("var task = Task.Run(() => 1); if (task.IsCompletedSuccessfully == false) return; task.GetAwaiter().GetResult();")]
    [InlineData("var task = Task.Run(() => 1); if (task is { IsCompleted: true }) { Console.WriteLine(task.Result); }")]
    [InlineData("var task = Task.Run(() => 1); if (!task.IsCompleted || task.Result == 1) { }")]
    [InlineData("var task = Task.Run(() => 1); if (task.Status == TaskStatus.RanToCompletion) { Console.WriteLine(task.Result); }")]
    [InlineData("var task = Task.Run(() => 1); switch (task.Status) { case TaskStatus.Faulted: task.Wait(); break; }")]
    public Task StaysSilent(string statements) => Program(Transferred(statements));

    [Theory]
    [InlineData("{|BITS061:Pause|}();", "static void Pause() => Thread.Sleep(1000);")]
    [InlineData(
        "{|BITS061:First|}();",
        "void First() => Second(); void Second() { First(); Third(3); } void Third(int n) { if (n > 0) Third(n - 1); Console.ReadLine(); "
        + "}")]
    [InlineData("void Wait() => Thread.Sleep(1000); {|BITS061:Wait|}();", "")]
    [InlineData("Console.WriteLine({|BITS061:Answer|});", "string Answer => Console.ReadLine();")]
    [InlineData("new {|BITS061:Pause|}();", "class Pause { public Pause() => Thread.Sleep(1); }")]
    public Task ReportsTheCallThatLeadsThere(string statements, string others) => Program(Transferred(statements, others));

    [Theory]
    [InlineData("Pause();", "protected virtual void Pause() => Thread.Sleep(1000);")]
    [InlineData("PauseAsync();", "async Task PauseAsync() { await Task.Yield(); Thread.Sleep(1000); }")]
    [InlineData(
        "foreach (var item in Items()) { }", "System.Collections.Generic.IEnumerable<int> Items() { yield return 1; Thread.Sleep(1); }")]
    [InlineData("Pause();", "[System.Diagnostics.Conditional(\"NEVER\")] static void Pause() => Thread.Sleep(1000);")]
    [InlineData("Action later = Pause;", "void Pause() => Thread.Sleep(1000);")]
    public Task StaysSilentWhereAnythingMayRun(string statements, string others) => Program(Transferred(statements, others));

    [Fact]
    public Task StaysSilentOutsideOfCallbacks() => Program("""
        class Poller
        {
            void Wait(IBackgroundCopyJob job) => System.Threading.Thread.Sleep(1000);
        }
        """);

    [Fact]
    public async Task ShowsTheWay()
    {
        var diagnostic = Assert.Single(
            await Diagnostics(Transferred("Finish();", "void Finish() => Pause(); void Pause() => Thread.Sleep(1000);")),
            static diagnostic => diagnostic.Id == "BITS061");
        Assert.Equal(
            "Thread.Sleep makes JobTransferred wait; four callbacks that wait silence every BITS client of the user (waiting in line 11)",
            diagnostic.GetMessage());
        Assert.Equal(
            ["Sink.Finish is called here", "Sink.Pause is called here", "Thread.Sleep waits here"],
            BitsAnalyzers.Testing.DiagnosticTrace.GetTrace(diagnostic).Select(static step => step.Text));
    }

    /// <summary>The dispatchers of user interfaces are known by name; a program for Windows has them.</summary>
    [Fact]
    public Task KnowsUserInterfaces() => Program(Transferred("""
        System.Windows.Threading.Dispatcher.Current.{|BITS061:Invoke|}(() => { });
        System.Windows.MessageBox.{|BITS061:Show|}("done");
        System.Windows.Threading.Dispatcher.Current.BeginInvoke(() => { });
        """) + """


        namespace System.Windows.Threading
        {
            class Dispatcher
            {
                public static Dispatcher Current => null;
                public void Invoke(Action action) { }
                public void BeginInvoke(Action action) { }
            }
        }

        namespace System.Windows
        {
            static class MessageBox
            {
                public static void Show(string text) { }
            }
        }
        """);
}
