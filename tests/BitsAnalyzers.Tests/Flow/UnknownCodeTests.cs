using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// A call that is not followed is unknown code, whoever wrote it: it may write every field and property that it can reach and that is not
/// readonly, and use every job that has escaped.
/// </summary>
public class UnknownCodeTests
{
    /// <summary>Each stands between the write of a member and its use.</summary>
    private static readonly string[] s_unknown =
    [
        // Calls of this program and of other assemblies.
        "Touch();",
        "service.Run();",
        "service.Use(number);",
        "Library.Run();",
        "Plugin.Load().Run();",
        "number = service.Count;",
        "service.Count = 3;",
        "service[0] = 3;",
        "number = service[0];",
        "service.Changed += Handle;",
        "service.Changed -= Handle;",

        // Delegates, function pointers, dynamic, reflection.
        "action();",
        "number = function(3);",
        "Done?.Invoke();",
        "Done();",
        "pointer();",
        "late.Anything();",
        "late.Member = 3;",
        "number = late.Member;",
        "number = late[0];",
        "number = late + 1;",
        "if (late) { }",
        "method.Invoke(null, null);",
        "typeof(Settings).GetProperty(\"Events\").SetValue(settings, 3u);",
        "System.ComponentModel.TypeDescriptor.GetProperties(settings)[\"Events\"].SetValue(settings, 3u);",
        "Activator.CreateInstance(type);",

        // What the language calls.
        "_ = $\"{custom}\";",
        "_ = $\"{settings}\";",
        "_ = \"text\" + custom;",
        "_ = custom + custom;",
        "_ = -custom;",
        "custom++;",
        "_ = (int)custom;",
        "double converted = custom;",
        "if (custom) { }",
        "if (custom == custom) { }",
        "var (left, right) = custom;",
        "foreach (var one in custom) { }",
        "foreach (var one in numbers) { }",
        "using (disposable) { }",
        "await awaitable;",
        "await Task.Yield();",
        "await task;",
        "await foreach (var one in stream) { }",
        "await using (asynchronous) { }",
        "lock (gate) { Monitor.Wait(gate); }",
        "_ = custom is { Length: 3 };",
        "_ = custom is [1, ..];",
        "_ = custom[^1];",
        "_ = custom[1..2];",
        "var copy = record with { Value = 3 };",
        "_ = record == record;",
        "var list = new Collected { 1, 2 };",
        "new Collected();",
        "switch (custom) { case { Length: 3 }: break; }",
        "_ = from one in numbers where one > 3 select one;",
        "try { Touch(); } catch (Exception e) when (e.Message is null) { }",
        "thread.Start(); thread.Join();",
        "Thread.Sleep(100);",
        "GC.WaitForPendingFinalizers();",
        "System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(type.TypeHandle);",
        "new Thread(Touch).Start();",
        "Parallel.Invoke(Touch);",
        "timer.Dispose();",
        "sink.OnNext(3);",
        "numbers.ToString();",
        "Unsafe(settings);",
    ];

    public static TheoryData<string> Unknown => [.. s_unknown];

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task MayWriteAField(string statement) => Method("_events = 6;", statement, "job.SetNotifyFlags(_events);");

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task MayWriteAProperty(string statement) => Method("settings.Events = 6;", statement, "job.SetNotifyFlags(settings.Events);");

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task MayWriteAStaticField(string statement) => Method("s_events = 6;", statement, "job.SetNotifyFlags(s_events);");

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task MayReplaceAJob(string statement)
        => Method("_current.Cancel();", statement, "_current.Resume();", reportsAnyLifetime: IsSometimesSkipped(statement));

    // On the way on which nothing runs the job is the one that has ended.
    private static bool IsSometimesSkipped(string statement)
        => statement.StartsWith("Done?", StringComparison.Ordinal) || statement.StartsWith("try", StringComparison.Ordinal) ||
            statement.StartsWith("await using", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task MayUseAJobThatHasEscaped(string statement)
        => Method("manager.CreateJob(\"job\", 0, out _, out var made); _current = made;", statement, "made.Resume();");

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task MayWriteAReferenceParameter(string statement)
        => statement.Contains("await", StringComparison.Ordinal)
            ? Task.CompletedTask
            : Method("mask = 6;", statement, "job.SetNotifyFlags(mask);", "ref uint mask, ");

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task DoesNotReachALocal(string statement)
        => Method(
            "var events = 6u; var own = new Settings(); own.Events = 6;",
            statement,
            "job.SetNotifyFlags({|BITS001:events|}); job.SetNotifyFlags({|BITS001:own.Events|});");

    [Theory]
    [MemberData(nameof(Unknown))]
    public Task BringsNoJobBackToLife(string statement)
        => Method("job.Cancel();", statement, "job.Resume();", reportsAnyLifetime: true);

    [Theory]
    [InlineData("")]
    [InlineData("number++;")]
    [InlineData("number = Followed(number);")]
    [InlineData("if (flag) { number = 3; }")]
    [InlineData("var other = new Settings { Events = 3 };")]
    [InlineData("job.Suspend();")]
    [InlineData("array[0] = number;")]
    [InlineData("_ = $\"{number} {text}\";")]
    [InlineData("_ = text + number;")]
    [InlineData("lock (gate) { number++; }")]
    [InlineData("foreach (var one in array) { number += one; }")]
    [InlineData("_ = (number, text);")]
    [InlineData("_ = text == \"a\";")]
    [InlineData("_ = array[^1];")]
    public Task WhatIsKnownWritesNothing(string statement)
        => Method(
            "_events = 6; settings.Events = 6;",
            statement,
            "job.SetNotifyFlags({|BITS001:_events|}); job.SetNotifyFlags({|BITS001:settings.Events|});");

    [Fact]
    public Task YieldLetsTheConsumerRun() => Program("""
        using System.Collections.Generic;
        class Steps
        {
            private readonly IBackgroundCopyJob _job;
            public Steps(IBackgroundCopyJob job) => _job = job;
            public uint Events { get; set; }
            public IBackgroundCopyJob Current { get; set; }

            public IEnumerable<string> Run()
            {
                Events = 6;
                yield return "events";
                _job.SetNotifyFlags(Events);
            }

            public async IAsyncEnumerable<string> RunAsync()
            {
                Current.Cancel();
                yield return "cancelled";
                Current.Resume();
                await System.Threading.Tasks.Task.Yield();
            }

            public IEnumerable<int> New(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                Current = job;
                yield return 1;
                job.Resume();
            }
        }
        """);

    [Fact]
    public Task DynamicMayDoAnythingWithTheJob() => Program("""
        class Scripted
        {
            public void Start(IBackgroundCopyManager manager)
            {
                manager.CreateJob("script", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                dynamic late = job;
                late.AddFile("http://a", "c:\\a");
                job.Resume();
            }

            public void Passed(IBackgroundCopyManager manager, dynamic host)
            {
                manager.CreateJob("script", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                host.Fill(job);
                job.Resume();
            }

            public void Set(IBackgroundCopyManager manager, dynamic host)
            {
                manager.CreateJob("script", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                host.Job = job;
                job.Resume();
            }

            public void Indexed(IBackgroundCopyManager manager, dynamic host)
            {
                manager.CreateJob("script", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                host[0] = job;
                host.Start();
                job.Resume();
            }

            public void Created(IBackgroundCopyManager manager, dynamic name)
            {
                manager.CreateJob("script", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                new Filled(job, name);
                job.Resume();
            }

            public unsafe void Pointer(IBackgroundCopyManager manager, delegate*<IBackgroundCopyJob, void> fill)
            {
                manager.CreateJob("script", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                fill(job);
                job.Resume();
            }
        }

        sealed class Filled
        {
            public Filled(IBackgroundCopyJob job, string name) => job.AddFile(name, "c:\\a");
            public Filled(IBackgroundCopyJob job, int name) { }
        }
        """);

    /// <summary>Nobody writes what is private and written nowhere but in constructors.</summary>
    [Fact]
    public Task LeavesWhatNothingWrites() => Program("""
        class Downloader
        {
            private IBackgroundCopyJob _written;
            private IBackgroundCopyJob _constructed;
            private readonly IBackgroundCopyJob _readonly;
            private IBackgroundCopyJob _lambda;
            private IBackgroundCopyJob _passed;
            [Obsolete] private IBackgroundCopyJob _attributed;
            protected IBackgroundCopyJob Open;
            public IBackgroundCopyJob GetOnly { get; }
            public IBackgroundCopyJob PrivateSet { get; private set; }
            public IBackgroundCopyJob Settable { get; set; }
            public IBackgroundCopyJob WrittenByItself { get; private set; }

            public Downloader(IBackgroundCopyJob job)
            {
                _constructed = job;
                _readonly = job;
                GetOnly = job;
                PrivateSet = job;
                Action later = () => _lambda = job;
            }

            public event Action Done;

            public void Next(IBackgroundCopyJob job)
            {
                _written = job;
                WrittenByItself = job;
                Fill(out _passed);
            }

            private static void Fill(out IBackgroundCopyJob job) => job = null;

            public void Run()
            {
                _written.Cancel();
                _constructed.Cancel();
                _readonly.Cancel();
                _lambda.Cancel();
                _passed.Cancel();
                _attributed.Cancel();
                Open.Cancel();
                GetOnly.Cancel();
                PrivateSet.Cancel();
                Settable.Cancel();
                WrittenByItself.Cancel();
                Done();
                _written.Resume();
                _constructed.{|BITS040:Resume|}();
                _readonly.{|BITS040:Resume|}();
                _lambda.Resume();
                _passed.Resume();
                _attributed.Resume();
                Open.Resume();
                GetOnly.{|BITS040:Resume|}();
                PrivateSet.{|BITS040:Resume|}();
                Settable.Resume();
                WrittenByItself.Resume();
            }
        }
        """);

    [Fact]
    public Task AThreadThatIsWaitedForHasRun() => Program("""
        class Configured
        {
            private readonly IBackgroundCopyJob _job;
            private uint _events;
            public Configured(IBackgroundCopyJob job) => _job = job;

            public void Start()
            {
                var reader = new System.Threading.Thread(Read);
                _events = 6;
                reader.Start();
                reader.Join();
                _job.SetNotifyFlags(_events);
            }

            private void Read() => _events = 3;
        }
        """);

    /// <summary>What is handed over may be set up there.</summary>
    [Theory]
    [InlineData("prepare(job);")]
    [InlineData("Prepare(job);")]
    [InlineData("host.Prepare(job);")]
    [InlineData("host.Job = job;")]
    [InlineData("_list = new System.Collections.ArrayList { job }; Touch();")]
    [InlineData("_kept = job; Touch();")]
    [InlineData("_kept = job; prepare(null);")]
    public Task MayGiveTheJobAReceiver(string statement) => Program($$"""
        interface IHost { void Prepare(IBackgroundCopyJob job); IBackgroundCopyJob Job { set; } }

        abstract class Downloader
        {
            private System.Collections.ArrayList _list;
            private IBackgroundCopyJob _kept;
            protected abstract void Prepare(IBackgroundCopyJob job);
            protected abstract void Touch();

            void Run(IBackgroundCopyManager manager, Action<IBackgroundCopyJob> prepare, IHost host)
            {
                manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                ((IBackgroundCopyJob2)job).SetNotifyCmdLine(@"c:\a.exe", null);
                job.SetNotifyFlags((uint)(BG_NOTIFY.BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY.BG_NOTIFY_JOB_ERROR | BG_NOTIFY.BG_NOTIFY_JOB_MODIFICATION));
                {{statement}}
                job.Resume();
            }
        }
        """);

    private static Task Method(string before, string statement, string after, string parameters = "", bool reportsAnyLifetime = false)
    {
        var isAsync = statement.Contains("await", StringComparison.Ordinal);
        if (statement.Contains("{|", StringComparison.Ordinal))
        {
            throw new ArgumentException("The markup belongs after the statement.", nameof(statement));
        }

        return reportsAnyLifetime
            ? Lifetime(Text())
            : Program(Text());

        string Text() => $$"""
            using System.Collections;
            using System.Collections.Generic;
            using System.Linq;
            using System.Runtime.CompilerServices;
            using System.Threading;
            using System.Threading.Tasks;
            class Settings { public uint Events { get; set; } }
            record Record(int Value) { protected Record(Record other) => Value = Custom.Read(other); public virtual bool Equals(Record other) => Custom.Read(other) == 3; public override int GetHashCode() => 3; }
            interface IService { void Run(); void Use(int value); int Count { get; set; } int this[int index] { get; set; } event Action Changed; }
            static class Library { public static Action Hook; public static void Run() => Hook(); }
            abstract class Plugin { public static Func<Plugin> Loader; public static Plugin Load() => Loader(); public abstract void Run(); }
            abstract class Custom : IEnumerable
            {
                public static Func<object, int> Hook;
                public static int Read(object value) => Hook(value);
                public abstract override string ToString();
                public static Custom operator +(Custom left, Custom right) { Read(left); return left; }
                public static Custom operator -(Custom value) { Read(value); return value; }
                public static Custom operator ++(Custom value) { Read(value); return value; }
                public static explicit operator int(Custom value) => Read(value);
                public static implicit operator double(Custom value) => Read(value);
                public static bool operator true(Custom value) => Read(value) == 3;
                public static bool operator false(Custom value) => Read(value) == 4;
                public static bool operator ==(Custom left, Custom right) => Read(left) == 3;
                public static bool operator !=(Custom left, Custom right) => Read(left) != 3;
                public abstract void Deconstruct(out int left, out int right);
                public abstract IEnumerator GetEnumerator();
                public abstract int Length { get; }
                public abstract int this[int index] { get; }
                public abstract Custom Slice(int start, int length);
            }

            class Collected : IEnumerable
            {
                public static Action<int> Hook;
                public Collected() => Hook(3);
                public void Add(int value) => Hook(value);
                public IEnumerator GetEnumerator() => null;
            }

            abstract class Awaitable { public abstract TaskAwaiter GetAwaiter(); }

            {{(isAsync ? "" : "unsafe ")}}abstract class Downloader
            {
                private static uint s_events;
                private uint _events;
                private IBackgroundCopyJob _current;
                protected abstract void Touch();
                protected void Unsafe(Settings settings) => Library.Hook();
                private static int Followed(int number) => number + 1;
                private void Handle() => _events = 3;
                public void Write(IBackgroundCopyJob next) { _events = 3; s_events = 3; _current = next; }
                public event Action Done;

                {{(isAsync ? "async Task" : "void")}} Run(
                    {{parameters}}IBackgroundCopyManager manager, IBackgroundCopyJob job, Settings settings, Custom custom, IService service, object gate, bool flag, int number,
                    string text, int[] array, Action action, Func<int, int> function, dynamic late, System.Reflection.MethodInfo method, Type type, IEnumerable<int> numbers,
                    IDisposable disposable, IAsyncDisposable asynchronous, Awaitable awaitable, Task task, IAsyncEnumerable<int> stream, Record record, Thread thread, Timer timer,
                    IObserver<int> sink{{(isAsync ? "" : ", delegate*<void> pointer")}})
                {
                    {{before}}
                    {{statement}}
                    {{after}}
                }
            }
            """;
    }

    // An awaiter of the program is code that gets at what the object has been given.
    [Fact]
    public Task IsWhatAnAwaitAsks() => Verdict.Program("""
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        class Filling
        {
            private readonly IBackgroundCopyJob _job;
            public Filling(IBackgroundCopyJob job) => _job = job;
            public TaskAwaiter GetAwaiter()
            {
                _job.AddFile("http://a", "c:\\a");
                return Task.CompletedTask.GetAwaiter();
            }
        }

        class Downloader
        {
            async Task Run(IBackgroundCopyManager manager)
            {
                manager.CreateJob("job", 0, out _, out var job);
                await new Filling(job);
                job.Resume();
            }
        }
        """);

    /// <summary>A type is set up at its first use, by code that no call shows.</summary>
    public class AStaticConstructor
    {
        [Theory]
        [InlineData("Eager.Count = 3;", "s_events = 3;", false)]
        [InlineData("_ = Eager.Count;", "s_events = 3;", false)]
        [InlineData("Eager.Run();", "s_events = 3;", false)]
        [InlineData("_ = Eager.Total;", "Hook();", false)]
        [InlineData("new Eager();", "Downloader.s_events++;", false)]
        [InlineData("_ = Eager.Count;", "Count = 3;", true)]
        [InlineData("Eager.Run();", "Name = Guid.NewGuid().ToString(); Count = Name.Length;", true)]
        [InlineData("_ = Eager.Limit;", "s_events = 3;", true)]
        public Task MayDoMoreThanSetUpItsType(string use, string statements, bool isCertain) => Verdict.Program($$"""
            class Downloader
            {
                private static uint s_events;
                void Run(IBackgroundCopyJob job)
                {
                    s_events = 5;
                    {{use}}
                    job.SetNotifyFlags({{(isCertain ? "{|BITS001:s_events|}" : "s_events")}});
                }

                private class Eager
                {
                    public const int Limit = 3;
                    public static int Count;
                    public static string Name;
                    public static Action Hook;
                    static Eager() { {{statements}} }
                    public static int Total => Count;
                    public static void Run() { }
                }
            }
            """);
    }

    /// <summary>Code that has the job may set it up anew: what was set before says nothing of what is set afterwards.</summary>
    public class BetweenTwoSettings
    {
        [Theory]
        [InlineData("job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); $unknown job.SetNotifyFlags(8u);")]
        [InlineData("job.SetNotifyFlags(8u); $unknown if (flag) job2.SetNotifyCmdLine(@\"c:\\a.exe\", null);")]
        [InlineData("job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); $unknown job.SetNotifyFlags(11u);")]
        [InlineData("job.SetNotifyInterface(new Watcher()); $unknown job.SetNotifyFlags(19u);")]
        [InlineData("job.SetNotifyFlags(19u); $unknown job.SetNotifyInterface(new Watcher());")]
        [InlineData("job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); $unknown job.TakeOwnership();")]
        [InlineData("job.SetNotifyInterface(new Watcher()); $unknown job.SetNotifyFlags(4u); $unknown job.Resume();")]
        [InlineData("job.SetNotifyFlags(11u); $unknown job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); job.SetNotifyInterface(callback);")]
        public async Task NothingIsCertain(string statements)
        {
            foreach (var unknown in new[] { "action();", "yield return 1;", "holder.Touch(job);" })
            {
                await Program(statements.Replace("$unknown", unknown, StringComparison.Ordinal));
            }
        }

        [Theory]
        [InlineData("job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); job.SetNotifyFlags({|BITS021:8u|});")]
        [InlineData("action(); job2.SetNotifyCmdLine(@\"c:\\a.exe\", null); job.SetNotifyFlags({|BITS021:8u|});")]
        [InlineData("action(); job.SetNotifyFlags({|BITS022:19u|}); job.SetNotifyInterface(new Watcher());")]
        [InlineData("job2.{|BITS047:SetNotifyCmdLine|}(@\"c:\\a.exe\", null); job.TakeOwnership(); action();")]
        public Task WhatWasInForceTogetherIsJudged(string statements) => Program(statements);

        private static Task Program(string statements) => Verdict.Program($$"""
            #pragma warning disable BITS006, BITS008, BITS027
            using System;
            using System.Collections.Generic;
            interface IHolder { void Touch(IBackgroundCopyJob job); }
            sealed class Watcher : IBackgroundCopyCallback
            {
                public void JobTransferred(IBackgroundCopyJob job) { }
                public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
                public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            }

            class Downloader
            {
                {{(statements.Contains("yield", StringComparison.Ordinal) ? "IEnumerable<int>" : "void")}} Run(
                    IBackgroundCopyJob job, IBackgroundCopyJob2 job2, object callback, IHolder holder, Action action, bool flag)
                {
                    job2 = (IBackgroundCopyJob2)job;
                    {{statements}}
                }
            }
            """);
    }

    private static async Task Lifetime(string program)
        => Assert.Contains(await Diagnostics(program), static diagnostic => diagnostic.Id is "BITS040" or "BITS041");
}
