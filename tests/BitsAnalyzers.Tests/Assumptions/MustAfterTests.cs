using BitsAnalyzers.Tests.Flow;
using Xunit;

namespace BitsAnalyzers.Tests.Assumptions;

/// <summary>
/// What leads from a cancelled job to a call is certain where everything between the two is known to return. Each statement here stands
/// between them, on a way that only some take.
/// </summary>
public class MustAfterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("job.GetState(out _);")]
    [InlineData("other.Suspend();")]
    [InlineData("Console.WriteLine(\"cancelled\");")]
    [InlineData("Console.WriteLine($\"cancelled {number}\");")]
    [InlineData("Console.Error.WriteLine(text);")]
    [InlineData("Log(text);")]
    [InlineData("System.Diagnostics.Trace.TraceInformation(\"cancelled\");")]
    [InlineData("logger.WriteLine(text.Trim() + number.ToString());")]
    [InlineData("var path = System.IO.Path.Combine(text, \"a\"); if (System.IO.File.Exists(path)) System.IO.File.Delete(path);")]
    [InlineData("var since = DateTime.UtcNow - TimeSpan.FromMinutes(number);")]
    [InlineData("var list = new List<string>(); list.Add(text); list.Remove(text); foreach (var item in list) Console.WriteLine(item);")]
    [InlineData("foreach (var line in lines) Console.WriteLine(line);")]
    [InlineData("jobs.Clear(); jobs.Add(other);")]
    [InlineData("var seen = new Dictionary<Guid, Thing>(); seen[Guid.NewGuid()] = thing;")]
    [InlineData("System.Threading.Thread.Sleep(500);")]
    [InlineData("_ = int.TryParse(text, out number);")]
    [InlineData("await Task.Delay(500);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);")]
    [InlineData("await Task.Delay(500, System.Threading.CancellationToken.None);")]
    [InlineData("await Task.Yield();")]
    [InlineData("await Quietly();")]
    [InlineData("System.Threading.Interlocked.Increment(ref _count);")]
    [InlineData("_count = _count + 1;")]
    [InlineData("lock (_lock) { _count++; }")]
    [InlineData("GC.KeepAlive(other);")]
    [InlineData("System.Runtime.InteropServices.Marshal.ReleaseComObject(other);")]
    [InlineData("thing.Note(text);")]
    [InlineData("thing.Name = text;")]
    [InlineData("var made = new Thing();")]
    [InlineData("var sum = new Money(1) + new Money(number);")]
    [InlineData("try { other.Suspend(); } finally { Log(text); }")]
    [InlineData("try { thing.Fail(); } catch (InvalidOperationException) { }")]
    [InlineData("try { throw new InvalidOperationException(); } catch (Exception e) { Log(e.Message); }")]
    [InlineData("try { token.ThrowIfCancellationRequested(); } catch (OperationCanceledException) { }")]
    [InlineData("using (var writer = new System.IO.StringWriter()) { writer.Write(text); }")]
    [InlineData("var newer = (IBackgroundCopyJob3)other;")]
    [InlineData("number = unchecked(number + 1); var half = number / 2; var first3 = lines[3];")]
    [InlineData("Happened += static () => { };")]
    [InlineData("thing.Told -= static () => { };")]
    [InlineData("System.Diagnostics.Debug.Assert(thing.Asks(ask));")]
    [InlineData("var address = new Uri(\"https://contoso.com/a\");")]
    [InlineData("var matches = new System.Text.RegularExpressions.Regex(\"a+\").IsMatch(text);")]
    [InlineData("var wide = Convert.ToInt64(number);")]
    [InlineData("if (maybe.HasValue) { number = maybe.Value; number = (int)maybe; }")]
    [InlineData("if (maybe is not null) { number = maybe.Value; }")]
    public Task WhatReturnsStandsBetween(string between) => Between(between, "BITS040");

    [Theory]
    [InlineData("Touch(other);")]
    [InlineData("if (Decide()) Log(text);")]
    [InlineData("ask();")]
    [InlineData("var answer = ask?.Invoke();")]
    [InlineData("Console.WriteLine(anything);")]
    [InlineData("Console.WriteLine(\"{0} {1}\", text, anything);")]
    [InlineData("var told = $\"{anything}\";")]
    [InlineData("var told = text + anything;")]
    [InlineData("foreach (var item in things) Console.WriteLine(\"thing\");")]
    [InlineData("jobs.ForEach(static _ => throw new InvalidOperationException());")]
    [InlineData("var found = System.Linq.Enumerable.ToList(things);")]
    [InlineData("var seen = new HashSet<Thing>(); seen.Add(thing);")]
    [InlineData("token.ThrowIfCancellationRequested();")]
    [InlineData("await Task.Delay(500, token);")]
    [InlineData("await task;")]
    [InlineData("if (second) await Loudly();")]
    [InlineData("task.Wait();")]
    [InlineData("task.GetAwaiter().GetResult();")]
    [InlineData("response.EnsureSuccessStatusCode();")]
    [InlineData("ArgumentNullException.ThrowIfNull(anything);")]
    [InlineData("System.Runtime.InteropServices.Marshal.ThrowExceptionForHR(number);")]
    [InlineData("number = int.Parse(text);")]
    [InlineData("var id = Guid.Parse(text); var day = DateTime.Parse(text);")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();")]
    [InlineData("if (second) Environment.Exit(1);")]
    [InlineData("if (second) Environment.FailFast(text);")]
    [InlineData("if (second) Abort();")]
    [InlineData("if (second) throw new InvalidOperationException();")]
    [InlineData("var chosen = number switch { 1 => 2, 2 => 3 };")]
    [InlineData("var chosen = anything ?? throw new InvalidOperationException();")]
    [InlineData("number = checked(number + 1);")]
    [InlineData("var whole = (int)(number / 3m);")]
    [InlineData("var only = System.Linq.Enumerable.Single(lines);")]
    [InlineData("var one = System.Linq.Enumerable.First(lines) + System.Linq.Enumerable.Last(lines);")]
    [InlineData("var address = new Uri(text);")]
    [InlineData("var matches = new System.Text.RegularExpressions.Regex(text).IsMatch(\"a\");")]
    [InlineData("number = Convert.ToInt32(size);")]
    [InlineData("number = Convert.ToInt32(text);")]
    [InlineData("var share = number * 100m;")]
    [InlineData("var exact = (decimal)Math.Sqrt(number);")]
    [InlineData("number = maybe.Value;")]
    [InlineData("number = (int)maybe;")]
    [InlineData("if (thing is (\"a\", _)) Log(text);")]
    [InlineData("if (thing is Thing (\"a\", _) { Name: \"b\" }) Log(text);")]
    [InlineData("if (second) System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);")]
    [InlineData("if (second) await Task.Delay(-1);")]
    [InlineData("if (second) await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, token);")]
    [InlineData("var small = checked((byte)number);")]
    [InlineData("checked { number += 5; number++; }")]
    [InlineData("var cast = (Thing)anything;")]
    [InlineData("var unboxed = (int)anything;")]
    [InlineData("thing.Fail();")]
    [InlineData("thing.MayFail = text;")]
    [InlineData("var read = thing.MayFail;")]
    [InlineData("var made = new Thing(text);")]
    [InlineData("if (second) { var sum = new Money(1) - new Money(2); }")]
    [InlineData("int amount = new Money(1);")]
    [InlineData("thing.Told += static () => { };")]
    [InlineData("late.Run();")]
    [InlineData("var matches = anything is Thing { MayFail: \"a\" };")]
    [InlineData("var (left, right) = thing;")]
    [InlineData("try { thing.Fail(); } catch (ArgumentException) { }")]
    [InlineData("try { thing.Fail(); } finally { Log(text); }")]
    [InlineData("try { thing.Fail(); } catch (Exception e) { throw new InvalidOperationException(\"a\", e); }")]
    [InlineData("try { throw new InvalidOperationException(); } catch (Exception) when (second) { }")]
    [InlineData("try { Touch(other); } catch (Exception) { }")]
    [InlineData("using (var disposable = late) { }")]
    [InlineData("((dynamic)anything).Run();")]
    public Task WhatMayLeaveStandsBetween(string between) => Between(between, "BITS041");

    [Theory]
    [InlineData("thing.Refused += static () => { };")]
    [InlineData("thing.Refused -= static () => { };")]
    [InlineData("var (left, middle, right) = thing;")]
    public Task WhatNeverReturnsStandsBetween(string between) => Program($$"""
        if (first)
        {
            job.Cancel();
            {{between}}
        }

        job.Resume();
        """);

    // The way out is not between the two.
    [Fact]
    public Task WhatMayLeaveBeforeAndAfterwardsDoesNotMatter() => Program("""
        Touch(other);
        if (first)
        {
            Touch(other);
            job.Cancel();
        }

        job.{|BITS040:Resume|}();
        Touch(other);
        """);

    [Fact]
    public Task WhatMayLeaveOnAnotherWayDoesNotMatter() => Program("""
        if (first)
        {
            job.Cancel();
        }
        else
        {
            Touch(other);
        }

        job.{|BITS040:Resume|}();
        """);

    // Every way into the call is one from a Cancel: nobody asks which ways lead on.
    [Fact]
    public Task WhatMayLeaveDoesNotMatterWhereEveryWayIsBad() => Program("""
        job.Cancel();
        Decide();
        job.{|BITS040:Resume|}();
        """);

    [Fact]
    public Task TheCallMayStandInTheFinally() => Program("""
        if (first)
        {
            job.Cancel();
        }

        try
        {
            throw new InvalidOperationException();
        }
        finally
        {
            job.{|BITS040:Resume|}();
        }
        """);

    // The process is gone before any finally block runs.
    [Theory]
    [InlineData("Environment.Exit(1);")]
    [InlineData("Environment.FailFast(text);")]
    [InlineData("Environment.FailFast(text, new InvalidOperationException());")]
    public Task WhatEndsTheProcessRunsNoFinally(string end) => Program($$"""
        job.Cancel();
        try
        {
            {{end}}
        }
        finally
        {
            job.Resume();
        }
        """);

    [Fact]
    public Task AnIteratorMayNotBeAskedForMore() => Verdict.Program("""
        using System.Collections.Generic;
        class Steps
        {
            IEnumerable<int> Run(IBackgroundCopyJob job, bool first)
            {
                if (first)
                {
                    job.Cancel();
                }

                yield return 1;
                job.{|BITS041:Resume|}();
            }
        }
        """);

    // The token stays cancelled: the exception is certain.
    [Fact]
    public Task APollingLoopThatThrowsWhenCancelled() => Verdict.Program("""
        using System.Threading;
        using System.Threading.Tasks;
        class Downloader
        {
            async Task Run(IBackgroundCopyJob job, CancellationToken token)
            {
                BG_JOB_STATE state;
                do
                {
                    if (token.IsCancellationRequested)
                    {
                        job.Cancel();
                        token.ThrowIfCancellationRequested();
                    }

                    await Task.Delay(500, CancellationToken.None);
                    job.GetState(out state);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);

                job.Complete();
            }
        }
        """);

    [Theory]
    [InlineData("token.IsCancellationRequested", "token.ThrowIfCancellationRequested();")]
    [InlineData("token.IsCancellationRequested && first", "Log(text); token.ThrowIfCancellationRequested();")]
    [InlineData("task.IsFaulted", "task.GetAwaiter().GetResult();")]
    [InlineData("task.IsFaulted", "task.Wait();")]
    [InlineData("task.IsCanceled", "await task;")]
    [InlineData("task.IsFaulted || task.IsCanceled", "await task.ConfigureAwait(false);")]
    public Task WhatIsSureToThrowAfterATest(string condition, string thrower) => Program($$"""
        if ({{condition}})
        {
            job.Cancel();
        }

        {{thrower}}
        job.Resume();
        """);

    // Who was not stopped at the test may be stopped later; but who was, does not come here.
    [Theory]
    [InlineData("task.IsCompleted", "await task;", "BITS041")]
    [InlineData("first", "token.ThrowIfCancellationRequested();", "BITS041")]
    [InlineData("!token.IsCancellationRequested", "token.ThrowIfCancellationRequested();", "BITS040")]
    public Task WhatMayThrowAfterATest(string condition, string thrower, string id) => Program($$"""
        if ({{condition}})
        {
            job.Cancel();
        }

        {{thrower}}
        job.{|{{id}}:Resume|}();
        """);

    [Fact]
    public Task ATaskThatTheObjectHoldsHasFailedForEver()
    {
        CompilerFeature.PrimaryConstructors.Require();
        return Verdict.Program("""
        using System.Threading.Tasks;
        class Faulted(Task work)
        {
            void Finish(IBackgroundCopyJob job)
            {
                if (work.IsFaulted)
                {
                    job.Cancel();
                    work.GetAwaiter().GetResult();
                }

                job.Complete();
            }

            async Task FinishAsync(IBackgroundCopyJob job)
            {
                if (work.IsFaulted)
                {
                    job.Cancel();
                }

                await work;
                job.Complete();
            }
        }

        class Replaced(Task work)
        {
            void Again() => work = Task.Run(Again);

            async Task FinishAsync(IBackgroundCopyJob job)
            {
                if (work.IsFaulted)
                {
                    job.Cancel();
                }

                await work;
                job.{|BITS041:Complete|}();
            }
        }
        """);
    }

    // A failing call of BITS that the program does not handle is no way out, nor is what it does when it handles it by leaving.
    [Theory]
    [InlineData("try { other.Suspend(); } catch (COMException) { throw; }", "BITS040")]
    [InlineData("try { other.Suspend(); } catch (COMException) { return; }", "BITS041")]
    [InlineData("try { other.Suspend(); } catch (COMException) { Touch(other); }", "BITS041")]
    public Task AFailingCallOfBits(string between, string id) => Between(between, id);

    private static Task Between(string between, string id) => Program($$"""
        if (first)
        {
            job.Cancel();
            {{between}}
        }

        job.{|{{id}}:Resume|}();
        """);

    private static Task Program(string statements) => Verdict.Program($$"""
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Diagnostics.CodeAnalysis;
        abstract class Downloader
        {
            private readonly object _lock = new();
            private int _count;
            private event Action Happened;
            protected abstract void Touch(IBackgroundCopyJob job);
            protected abstract bool Decide();
            static void Log(string text) => Console.WriteLine(text);
            [DoesNotReturn] protected abstract void Abort();
            async Task Quietly() { await Task.Yield(); Log("quiet"); }
            async Task Loudly() { await Task.Yield(); throw new InvalidOperationException(); }

            async Task Run(
                IBackgroundCopyJob job, IBackgroundCopyJob other, List<IBackgroundCopyJob> jobs, bool first, bool second, int number, string text,
                System.IO.StringWriter logger, string[] lines, Thing thing, IEnumerable<Thing> things, object anything, ILate late, Func<bool> ask,
                long size, int? maybe,
                CancellationToken token, Task task, HttpResponseMessage response)
            {
        {{statements}}
            }
        }

        interface ILate : IDisposable
        {
            void Run();
        }

        class Thing
        {
            private string _text;
            public Thing() { }
            public Thing(string text) => _text = text ?? throw new ArgumentNullException();
            public string Name { get; set; }
            public string MayFail { get => _text ?? throw new InvalidOperationException(); set => _text = value ?? throw new ArgumentNullException(); }
            public event Action Told { add { if (_text == null) throw new NotSupportedException(); } remove { _text = null; } }
            public event Action Refused { add => throw new NotSupportedException(); remove => throw new NotSupportedException(); }
            public void Note(string text) => _text = text;
            public void Fail() { if (_text == null) throw new InvalidOperationException(); }
            public bool Asks(Func<bool> ask) => ask();
            public void Deconstruct(out string left, out string right) => (left, right) = (_text ?? throw new NotSupportedException(), "");
            public void Deconstruct(out string left, out string middle, out string right) => throw new NotSupportedException();
        }

        readonly struct Money
        {
            private readonly int _amount;
            public Money(int amount) => _amount = amount;
            public static Money operator +(Money left, Money right) => new(left._amount + right._amount);
            public static Money operator -(Money left, Money right) => throw new NotSupportedException();
            public static implicit operator int(Money money) => money._amount > 0 ? money._amount : throw new InvalidOperationException();
        }
        """);
}
