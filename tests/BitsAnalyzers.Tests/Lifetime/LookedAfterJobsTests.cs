using BitsAnalyzers.Tests.Flow;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Lifetime;

/// <summary>
/// Code that looks after its jobs, in the many forms that such code has: none of the rules about jobs in the queue speaks.
/// </summary>
public class LookedAfterJobsTests
{
    private const string Made = "manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out var made); ";
    private const string Start = "made.AddFile(text, text); made.Resume(); ";
    private const string Started = Made + Start;
    private const string Final =
        "state is BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_ERROR or BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED";

    [Theory]
    [InlineData("try { " + Start + "} catch { made.Cancel(); throw; }")]
    [InlineData("try { " + Start + "} catch (COMException) { try { made.Cancel(); } catch (COMException) { } }")]
    [InlineData("try { " + Start + "} catch (COMException) { try { made.Cancel(); } catch (COMException e) { Log(e.Message); } return; }")]
    [InlineData("var isStarted = false; try { " + Start + "isStarted = true; } finally { if (!isStarted) { made.Cancel(); } }")]
    [InlineData(
        "var isStarted = false; try { "
            + Start
            + "isStarted = true; } catch (COMException e) { Log(e.Message); } if (!isStarted) { made.Cancel(); }")]
    [InlineData("try { " + Start + "} catch (Exception e) when (Undo(made, e)) { }")]
    [InlineData("try { " + Start + "} catch (COMException e) { Log(e.Message); Undo(made, e); }")]
    [InlineData(
        "using (var guard = new Guard(made)) { try { made.AddFile(text, text); made.Resume(); guard.IsKept = true; } catch (COMException) "
        + "{ } }")]
    [InlineData("using var guard = new Guard(made); if (first) { return; } made.AddFile(text, text); made.Resume(); guard.IsKept = true;")]
    [InlineData("void Abort() => made.Cancel(); if (first) { Abort(); return; } " + Start)]
    [InlineData("Action abort = () => made.Cancel(); if (first) { abort(); return; } " + Start)]
    [InlineData("if (first) { goto Abort; } " + Start + "return; Abort: made.Cancel();")]
    [InlineData("_made = made; made.AddFile(text, text);")]
    [InlineData("Held = made; made.AddFile(text, text);")]
    [InlineData("var held = new Holder { Job = made }; Keep(held);")]
    [InlineData("made.AddFile(text, text); Keep((made, text));")]
    [InlineData("made.AddFile(text, text); _queue.Enqueue(made);")]
    [InlineData("made.AddFile(text, text); _byName[text] = made;")]
    [InlineData("made.AddFile(text, text); Ready?.Invoke(this, made);")]
    [InlineData("made.AddFile(text, text); System.Threading.Tasks.Task.Run(() => made.Resume());")]
    [InlineData("made.AddFile(text, text); AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Cancel();")]
    [InlineData("made.AddFile(text, text); var address = Marshal.GetIUnknownForObject(made); Keep(address);")]
    [InlineData(
        "try { "
            + Start
            + "} catch (COMException e) { made.Cancel(); System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e).Throw(); }")]
    [InlineData("try { made.AddFile(text, text); } catch (COMException) { made.Cancel(); return; } made.Resume();")]
    [InlineData("for (var i = 0; ; i++) { try { " + Start + "return; } catch (COMException) { if (i == 3) { made.Cancel(); throw; } } }")]
    [InlineData("try { " + Start + "} catch (COMException) { Environment.Exit(1); }")]
    [InlineData("try { " + Start + "} catch (COMException e) { Environment.FailFast(e.Message); }")]
    [InlineData("made.SetNotifyInterface(new Ends()); " + Start)]
    [InlineData("made.SetNotifyInterface(new Stores()); made.AddFile(text, text);")]
    [InlineData("((IBackgroundCopyJob2)made).SetNotifyCmdLine(text, null); made.AddFile(text, text);")]
    [InlineData("try { " + Start + "} catch (COMException) { ((IBackgroundCopyJob2)made).Cancel(); }")]
    [InlineData("if (made is IBackgroundCopyJob5 newer) { newer.AddFile(text, text); newer.Resume(); } else { made.Cancel(); }")]
    [InlineData("if (number == 0) { made.Cancel(); } else { " + Start + "}")]
    public Task AJobThatIsNotStarted(string statements) => IsSilent(Made + statements);

    [Theory]
    [InlineData(
        "IBackgroundCopyJob made = null; try { manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out made); "
            + Start
            + "made = null; } finally { made?.Cancel(); }")]
    [InlineData(
        "IBackgroundCopyJob made = null; try { manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out _, out made); "
            + Start
            + "} catch (COMException) { if (made != null) { made.Cancel(); } }")]
    [InlineData(
        "foreach (var url in new[] { text, text }) { "
            + Made
            + "try { made.AddFile(url, url); made.Resume(); } catch (COMException) { made.Cancel(); } }")]
    [InlineData(
        "foreach (var url in new[] { text, text }) { "
            + Made
            + "made.AddFile(url, url); jobs.Add(made); } foreach (var next in jobs) { next.Resume(); }")]
    [InlineData(
        "var made = Create(manager, text); try { made.AddFile(text, text); made.Resume(); } catch (COMException) { made.Cancel(); }")]
    [InlineData("if (!TryCreate(manager, text, out var made)) { return; } made.Resume();")]
    [InlineData(
        "Guid id; IBackgroundCopyJob made; manager.CreateJob(text, BG_JOB_TYPE_DOWNLOAD, out id, out made); made.AddFile(text, text); "
        + "System.IO.File.WriteAllText(text, id.ToString());")]
    public Task AJobThatIsMadeElsewhere(string statements) => IsSilent(statements);

    [Theory]
    [InlineData(
        "while (!token.IsCancellationRequested) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "while (true) { token.ThrowIfCancellationRequested(); job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { "
        + "break; } System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } if (token.WaitHandle.WaitOne(500)) "
        + "{ break; } }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED || token.IsCancellationRequested) { break; } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "while (!_isStopping) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "while (!IsStopping) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var clock = System.Diagnostics.Stopwatch.StartNew(); while (clock.Elapsed < TimeSpan.FromHours(1)) { job.GetState(out var "
        + "state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var clock = System.Diagnostics.Stopwatch.StartNew(); while (true) { job.GetState(out var state); if (state == "
        + "BG_JOB_STATE_TRANSFERRED) { break; } if (clock.ElapsedMilliseconds > 1000) { throw new TimeoutException(); } "
        + "System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var end = Environment.TickCount + 1000; BG_JOB_STATE state; do { job.GetState(out state); System.Threading.Thread.Sleep(500); } "
        + "while (state != BG_JOB_STATE_TRANSFERRED && Environment.TickCount < end);")]
    [InlineData(
        "var left = 100; BG_JOB_STATE state; do { job.GetState(out state); System.Threading.Thread.Sleep(500); } while (state != "
        + "BG_JOB_STATE_TRANSFERRED && --left > 0);")]
    [InlineData(
        "var rounds = 0; while (rounds < number) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } "
        + "rounds++; System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var waited = 0; while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } "
        + "System.Threading.Thread.Sleep(500); waited += 500; if (waited > 60000) { return; } }")]
    [InlineData(
        "var end = DateTime.Now.AddHours(1); while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED || "
        + "DateTime.Now > end) { break; } System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var done = new System.Threading.ManualResetEvent(false); Keep(done); BG_JOB_STATE state; do { job.GetState(out state); } while "
        + "(state != BG_JOB_STATE_TRANSFERRED && !done.WaitOne(500));")]
    [InlineData(
        "BG_JOB_STATE state; do { if (Console.KeyAvailable) { return; } job.GetState(out state); System.Threading.Thread.Sleep(500); } "
        + "while (state != BG_JOB_STATE_TRANSFERRED);")]
    [InlineData("BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); job.GetState(out state); } while (!IsOver(state));")]
    [InlineData("BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); job.GetState(out state); } while (!s_over.Contains(state));")]
    [InlineData(
        "BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); job.GetState(out state); } while (Array.IndexOf(s_ends, state) < "
        + "0);")]
    [InlineData(
        "BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); job.GetState(out state); } while (state < BG_JOB_STATE_ERROR || "
        + "state == BG_JOB_STATE_TRANSIENT_ERROR);")]
    [InlineData(
        "BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); job.GetState(out state); } while (state is BG_JOB_STATE_QUEUED or "
        + "BG_JOB_STATE_CONNECTING or BG_JOB_STATE_TRANSFERRING or BG_JOB_STATE_TRANSIENT_ERROR or BG_JOB_STATE_SUSPENDED);")]
    [InlineData(
        "var isOver = false; while (!isOver) { System.Threading.Thread.Sleep(500); job.GetState(out var state); isOver = " + Final + "; }")]
    [InlineData(
        "var isOver = false; while (!isOver) { System.Threading.Thread.Sleep(500); job.GetState(out var state); isOver = state switch { "
        + "BG_JOB_STATE_TRANSFERRED => true, BG_JOB_STATE_ERROR => true, BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED => true, _ "
        + "=> false }; }")]
    [InlineData("while (true) { System.Threading.Thread.Sleep(500); if (IsOver(job)) { break; } }")]
    [InlineData("while (!IsOver(job)) { System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } if (state == BG_JOB_STATE_ERROR || "
        + "state > BG_JOB_STATE_TRANSFERRED) { return; } System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "var id = Guid.Empty; while (true) { manager.GetJob(ref id, out var found); found.GetState(out var state); if (state == "
        + "BG_JOB_STATE_TRANSFERRED) { break; } System.Threading.Thread.Sleep(500); }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if ("
            + Final
            + ") { return; } try { System.Threading.Thread.Sleep(500); } catch (System.Threading.ThreadInterruptedException) { return; } "
            + "}")]
    [InlineData(
        "Started(); void Started() { while (true) { job.GetState(out var state); if ("
            + Final
            + ") { return; } System.Threading.Thread.Sleep(500); } }")]
    public Task AWaitThatEnds(string statements) => IsSilent(statements);

    [Theory]
    [InlineData(
        "while (!token.IsCancellationRequested) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } await "
        + "Task.Delay(500); }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } await Task.Delay(500, token); }")]
    [InlineData(
        "while (true) { job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } await Task.Delay(500, "
        + "token).ConfigureAwait(false); }")]
    [InlineData("while (true) { job.GetState(out var state); if (" + Final + ") { break; } await Task.Delay(500); }")]
    [InlineData("while (true) { job.GetState(out var state); if (" + Final + ") { break; } await PauseAsync(); }")]
    [InlineData("while (true) { job.GetState(out var state); if (" + Final + ") { break; } Task.Delay(500).Wait(); }")]
    [InlineData("while (true) { job.GetState(out var state); if (" + Final + ") { break; } Pause(); }")]
    [InlineData(
        "using var timer = new System.Threading.PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync(token)) { "
        + "job.GetState(out var state); if (state == BG_JOB_STATE_TRANSFERRED) { break; } }")]
    [InlineData(
        "var done = new System.Threading.SemaphoreSlim(0); while (!await done.WaitAsync(500)) { job.GetState(out var state); if ("
            + Final
            + ") { break; } }")]
    public Task AWaitThatAwaits(string statements) => IsSilent(statements, isAsync: true);

    [Theory]
    [InlineData("made.Complete();")]
    [InlineData("if (Decide()) { made.Complete(); } else { made.Cancel(); }")]
    [InlineData("Finish(made);")]
    [InlineData("try { Log(text); } finally { made.Complete(); }")]
    [InlineData("Action finish = () => made.Complete(); finish();")]
    [InlineData("((IBackgroundCopyJob2)made).Complete();")]
    [InlineData("try { made.Complete(); } catch (COMException) { made.Cancel(); }")]
    [InlineData("try { made.Complete(); } catch (COMException e) { Log(e.Message); }")]
    [InlineData("_made = made;")]
    [InlineData("Keep(made);")]
    [InlineData("Ready?.Invoke(this, made);")]
    public Task AJobThatIsWaitedFor(string statements) => IsSilent(
        Started
            + "BG_JOB_STATE state; do { System.Threading.Thread.Sleep(500); made.GetState(out state); } while (state is not "
            + "(BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE_ERROR)); "
        + "if (state == BG_JOB_STATE_ERROR) { made.Cancel(); return; } " + statements);

    [Theory]
    [InlineData("case BG_JOB_STATE_ERROR: made.Cancel(); return; case BG_JOB_STATE_TRANSFERRED: made.Complete(); return;")]
    [InlineData(
        "case BG_JOB_STATE_ERROR: made.Cancel(); throw new InvalidOperationException(); case BG_JOB_STATE_TRANSFERRED: made.Complete(); "
        + "return;")]
    [InlineData("case BG_JOB_STATE_ERROR: made.Resume(); break; case BG_JOB_STATE_TRANSFERRED: made.Complete(); return;")]
    [InlineData("case BG_JOB_STATE_ERROR: case BG_JOB_STATE_TRANSFERRED: Finish(made); return;")]
    [InlineData("case BG_JOB_STATE_ERROR: Fail(made); return; case BG_JOB_STATE_TRANSFERRED: Finish(made); return;")]
    [InlineData(
        "case BG_JOB_STATE_ERROR: try { made.Cancel(); } catch (COMException) { } return; case BG_JOB_STATE_TRANSFERRED: made.Complete(); "
        + "return;")]
    [InlineData("case BG_JOB_STATE_ERROR: Keep(made); return; case BG_JOB_STATE_TRANSFERRED: made.Complete(); return;")]
    public Task ASwitchOverTheStates(string cases)
        => IsSilent(
            Started
                + "while (true) { made.GetState(out var state); switch (state) { "
                + cases
                + " } System.Threading.Thread.Sleep(500); }");

    [Theory]
    [InlineData(
        "try { while (true) { made.GetState(out var state); if (state == BG_JOB_STATE_ERROR) { throw new InvalidOperationException(text); "
        + "} if (state == BG_JOB_STATE_TRANSFERRED) { made.Complete(); return; } System.Threading.Thread.Sleep(500); } } catch "
        + "(InvalidOperationException) { made.Cancel(); throw; }")]
    [InlineData(
        "var isDone = false; try { while (!isDone) { made.GetState(out var state); if (state == BG_JOB_STATE_ERROR) { return; } if (state "
        + "== BG_JOB_STATE_TRANSFERRED) { made.Complete(); isDone = true; } System.Threading.Thread.Sleep(500); } } finally { if "
        + "(!isDone) { made.Cancel(); } }")]
    [InlineData(
        "using var guard = new Guard(made); while (true) { made.GetState(out var state); if (state == BG_JOB_STATE_ERROR) { return; } if "
        + "(state == BG_JOB_STATE_TRANSFERRED) { made.Complete(); guard.IsKept = true; return; } System.Threading.Thread.Sleep(500); }")]
    public Task AJobThatIsEndedOnTheWayOut(string statements) => IsSilent(Started + statements);

    [Theory]
    [InlineData(
        "found.GetDisplayName(out var name); if (!name.StartsWith(\"Contoso\", StringComparison.Ordinal)) { continue; } found.Cancel();")]
    [InlineData("found.GetDisplayName(out var name); switch (name) { case \"Contoso\": found.Cancel(); break; }")]
    [InlineData("found.GetDisplayName(out var name); if (string.Equals(name, text)) { found.Complete(); }")]
    [InlineData("if (NameOf(found) == text) { found.Cancel(); }")]
    [InlineData("if (IsOurs(found)) { found.Cancel(); }")]
    [InlineData("found.GetId(out var id); if (_byId.ContainsKey(id)) { found.Cancel(); }")]
    [InlineData("found.GetId(out var id); if (!_byId.TryGetValue(id, out var known)) { continue; } found.Complete();")]
    [InlineData("found.GetDescription(out var description); if (description.Contains(text)) { found.Cancel(); }")]
    [InlineData("found.GetOwner(out var owner); if (owner == text) { found.Cancel(); }")]
    [InlineData(
        "found.GetDisplayName(out var name); var isOurs = name == text; found.GetState(out var state); if (isOurs && state == "
        + "BG_JOB_STATE_TRANSFERRED) { found.Complete(); }")]
    public Task AJobThatIsFound(string statements)
        => IsSilent(
            "manager.EnumJobs(0, out var all); var fetched = 1u; while (true) { all.Next(1, out var found, ref fetched); if (fetched != "
            + "1) { break; } "
                + statements
                + " }");

    private static Task IsSilent(string statements, bool isAsync = false) => ProgramAbout(IncidentalRules.NotNamedIn(), $$"""
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using static Contoso.Interop.BG_JOB_STATE;
        using static Contoso.Interop.BG_JOB_TYPE;

        abstract class Downloader
        {
            private static readonly HashSet<BG_JOB_STATE> s_over =
                new HashSet<BG_JOB_STATE> { BG_JOB_STATE_TRANSFERRED, BG_JOB_STATE_ERROR, BG_JOB_STATE_CANCELLED, BG_JOB_STATE_ACKNOWLEDGED };
            private static readonly BG_JOB_STATE[] s_ends = { BG_JOB_STATE_TRANSFERRED, BG_JOB_STATE_ERROR, BG_JOB_STATE_CANCELLED, BG_JOB_STATE_ACKNOWLEDGED };
            private readonly Queue<IBackgroundCopyJob> _queue = new Queue<IBackgroundCopyJob>();
            private readonly ConcurrentDictionary<string, IBackgroundCopyJob> _byName = new ConcurrentDictionary<string, IBackgroundCopyJob>();
            private readonly Dictionary<Guid, string> _byId = new Dictionary<Guid, string>();
            private volatile bool _isStopping;
            private IBackgroundCopyJob _made;

            public event EventHandler<IBackgroundCopyJob> Ready;
            public bool IsStopping { get; set; }
            public IBackgroundCopyJob Held { get; set; }
            public void Stop() => _isStopping = true;

            protected abstract void Touch(IBackgroundCopyJob job);
            protected abstract void Keep(object held);
            protected abstract bool Decide();
            protected abstract Task PauseAsync();
            private static void Log(string text) => Console.WriteLine(text);
            private static void Pause() => System.Threading.Thread.Sleep(500);
            private static bool Undo(IBackgroundCopyJob job, Exception e) { Log(e.Message); job.Cancel(); return true; }
            private static void Finish(IBackgroundCopyJob job) => job.Complete();
            private static void Fail(IBackgroundCopyJob job) { try { job.Cancel(); } catch (COMException e) { Log(e.Message); } }
            private static bool IsOver(BG_JOB_STATE state) => {{Final}};
            private static bool IsOver(IBackgroundCopyJob job) { job.GetState(out var state); return IsOver(state); }
            private static bool IsOurs(IBackgroundCopyJob job) { job.GetDisplayName(out var name); return name == "Contoso"; }
            private static string NameOf(IBackgroundCopyJob job) { job.GetDisplayName(out var name); return name; }
            private static IBackgroundCopyJob Create(IBackgroundCopyManager manager, string name)
            {
                manager.CreateJob(name, BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                return job;
            }

            private static bool TryCreate(IBackgroundCopyManager manager, string name, out IBackgroundCopyJob created)
            {
                created = null;
                manager.CreateJob(name, BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                try
                {
                    job.AddFile(name, name);
                }
                catch (COMException)
                {
                    job.Cancel();
                    return false;
                }

                created = job;
                return true;
            }

            {{(isAsync ? "async Task" : "void")}} Run(
                IBackgroundCopyManager manager, IBackgroundCopyJob5 job, List<IBackgroundCopyJob> jobs, bool first, int number, string text,
                System.Threading.CancellationToken token)
            {
                {{statements}}
            }
        }

        sealed class Guard : IDisposable
        {
            private readonly IBackgroundCopyJob _job;
            public Guard(IBackgroundCopyJob job) => _job = job;
            public bool IsKept { get; set; }
            public void Dispose() { if (!IsKept) { _job.Cancel(); } }
        }

        sealed class Holder
        {
            public IBackgroundCopyJob Job { get; set; }
        }

        sealed class Ends : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) => job.Complete();
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => job.Cancel();
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        sealed class Stores : IBackgroundCopyCallback
        {
            public static readonly ConcurrentBag<IBackgroundCopyJob> Jobs = new ConcurrentBag<IBackgroundCopyJob>();
            public void JobTransferred(IBackgroundCopyJob job) => Jobs.Add(job);
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Jobs.Add(job);
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """);
}
