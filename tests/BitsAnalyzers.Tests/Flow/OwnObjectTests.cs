using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// A job in a field of an object that the body made is known as exactly as one in a local, until code that is not followed gets hold of the
/// object.
/// </summary>
public class OwnObjectTests
{
    private const string Wrapper = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using static Contoso.Interop.BG_NOTIFY;
        using static Contoso.Interop.BG_JOB_TYPE;
        class Download
        {
            protected IBackgroundCopyJob _job;
            public Download(IBackgroundCopyJob job) => _job = job;
            public Download(IBackgroundCopyManager manager) => manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out _job);
            public IBackgroundCopyJob Job { get => _job; set => _job = value; }
            public Download Next { get; set; }
            public event System.EventHandler Done;
            public BG_NOTIFY Flags { set => _job.SetNotifyFlags((uint)value); }
            public string CommandLine { set => ((IBackgroundCopyJob2)_job).SetNotifyCmdLine(value, null); }
            public void Add(string url) => _job.AddFile(url, "c:\\file");
            public void Start() => _job.Resume();
            public void Stop() => _job.Cancel();
            public Download Self() => this;
            public void Keep(List<object> list) => list.Add(this);
            public void Raise() => Done?.Invoke(null, System.EventArgs.Empty);
        }

        interface IHost
        {
            void Use(object value);
        }

        """;

    // What is reported of a job in a local: it has no file, its flags are replaced unseen, and none of them has an effect.
    [Theory]
    [InlineData("var download = new Download(manager); download.{|BITS042:Start|}();")]
    [InlineData("var download = new Download(manager); var same = download; same.Add(\"http://a\"); download.Start();")]
    [InlineData("var download = new Download(manager); download.Self().Add(\"http://a\"); download.Start();")]
    [InlineData("var download = new Download(manager); download.Self().{|BITS042:Start|}();")]
    [InlineData(
        "manager.CreateJob(\"job\", BG_JOB_TYPE_DOWNLOAD, out _, out var job); var download = new Download(job); "
        + "job.{|BITS042:Resume|}();")]
    [InlineData(
        "manager.CreateJob(\"job\", BG_JOB_TYPE_DOWNLOAD, out _, out var job); var download = new Download(job); "
        + "download.Add(\"http://a\"); job.Resume();")]
    [InlineData("new Download(manager).{|BITS042:Start|}();")]
    [InlineData("var download = new Download(manager); System.Console.WriteLine(); Log(); download.{|BITS042:Start|}();")]
    [InlineData("var download = new Download(manager); await Task.Yield(); download.{|BITS042:Start|}();")]
    [InlineData("var download = new Download(manager); download.Done += (_, _) => Log(); download.Raise(); download.{|BITS042:Start|}();")]
    [InlineData("lock (this) { var download = new Download(manager); lock (download) { download.{|BITS042:Start|}(); } }")]
    [InlineData(
        "var first = new Download(manager); var second = new Download(manager); second.Add(\"http://a\"); second.Start(); "
        + "first.{|BITS042:Start|}();")]
    [InlineData("var outer = new Download(manager) { Next = new Download(manager) }; outer.Next.{|BITS042:Start|}();")]
    [InlineData("var outer = new Download(manager) { Next = new Download(manager) }; outer.Next.Add(\"http://a\"); outer.Next.Start();")]
    [InlineData(
        "var outer = new Download(manager) { Next = new Download(manager) }; outer.Next.Job.AddFile(\"http://a\", \"c:\\a\"); "
        + "outer.Next.Start();")]
    [InlineData("foreach (var url in urls) { var download = new Download(manager); download.{|BITS042:Start|}(); }")]
    [InlineData("foreach (var url in urls) { var download = new Download(manager); download.Add(url); download.Start(); }")]
    [InlineData("Download download = null; if (some) { download = new Download(manager); } if (some) { download.{|BITS042:Start|}(); }")]
    public Task IsKnownAsInALocal(string statements) => Method(statements);

    [Theory]
    [InlineData("host.Use(download);")]
    [InlineData("host.Use(download.Job);")]
    [InlineData("_kept = download;")]
    [InlineData("s_kept = download;")]
    [InlineData("var all = new object[] { download };")]
    [InlineData("var all = new List<object> { download };")]
    [InlineData("others[0] = download;")]
    [InlineData("download.Keep(others);")]
    [InlineData("host.Use((download, 1));")]
    [InlineData("host.Use(new { download });")]
    [InlineData("host.Use(new System.Action(download.Stop));")]
    [InlineData("System.Action stop = download.Stop; host.Use(stop);")]
    [InlineData("System.Action stop = () => download.Stop(); stop();")]
    [InlineData("host.Use(() => download.Add(\"http://a\"));")]
    [InlineData("void Later() => download.Add(\"http://a\"); host.Use((System.Action)Later);")]
    [InlineData("var outer = new Download(job: null) { Next = download }; host.Use(outer);")]
    [InlineData("var outer = new Download(job: null); outer.Next = download; _kept = outer;")]
    [InlineData("_kept = new Download(job: null); _kept.Next = download;")]
    [InlineData("given.Next = download;")]
    [InlineData("dynamic any = download; any.Add(\"http://a\");")]
    [InlineData("if (download is { Job: var inner }) { inner.AddFile(\"http://a\", \"c:\\a\"); }")]
    [InlineData("Virtual(download);")]
    [InlineData("var text = $\"{download}\";")]
    [InlineData("download.Done += (_, _) => download.Add(\"http://a\"); download.Raise();")]
    [InlineData("var task = Task.Run(() => download.Add(\"http://a\")); await task;")]
    public Task EscapesWithTheObject(string escape) => Method($"var download = new Download(manager); {escape} download.Start();");

    // Which of several objects it is, is forgotten where there are too many ways.
    [Fact]
    public Task ManyWaysLoseSightOfIt() => Method("""
        var one = new Download(manager);
        var other = new Download(manager);
        var any = one;
        if (flags[0]) { any = other; } if (flags[1]) { Log(); } if (flags[2]) { Log(); } if (flags[3]) { Log(); } if (flags[4]) { Log(); }
        bool a = flags[5], b = flags[6], c = flags[7], d = flags[8], e = flags[9], f = flags[10];
        if (a) { Log(); } if (b) { Log(); } if (c) { Log(); } if (d) { Log(); } if (e) { Log(); } if (f) { Log(); }
        any.Add("http://a");
        if (a) { Log(); } if (b) { Log(); } if (c) { Log(); } if (d) { Log(); } if (e) { Log(); } if (f) { Log(); }
        other.Start();
        """);

    [Fact]
    public Task ALoopThatKeepsTheLastOne() => Method("""
        Download last = null;
        foreach (var url in urls)
        {
            var download = new Download(manager);
            if (last is not null)
            {
                last.Start();
            }

            download.Add(url);
            last = download;
        }
        """);

    [Fact]
    public Task ALoopThatChainsThem() => Method("""
        Download last = null;
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
        foreach (var url in urls)
        {
            last = new Download(job) { Next = last };
        }

        if (last is not null)
        {
            for (var link = last; link is not null; link = link.Next)
            {
                link.Add("http://a");
            }

            job.Resume();
        }
        """);

    [Fact]
    public Task ABaseClassThatRegistersItself() => Program(Wrapper + """
        abstract class Registered
        {
            public static readonly List<Registered> All = new List<Registered>();
            protected Registered() => All.Add(this);
            public abstract void Fill();
        }

        sealed class RegisteredDownload : Registered
        {
            private readonly IBackgroundCopyJob _job;
            public RegisteredDownload(IBackgroundCopyManager manager) => manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out _job);
            public override void Fill() => _job.AddFile("http://a", "c:\\a");
            public void Start() => _job.Resume();
        }

        class Program
        {
            void Run(IBackgroundCopyManager manager)
            {
                var download = new RegisteredDownload(manager);
                Registered.All.ForEach(registered => registered.Fill());
                download.Start();
            }
        }
        """);

    [Fact]
    public Task AConstructorThatKeepsItsObject() => Program(Wrapper + """
        sealed class Kept : Download
        {
            public static readonly List<Kept> All = new List<Kept>();
            public Kept(IBackgroundCopyManager manager) : base(manager) => All.Add(this);
        }

        class Program
        {
            void Run(IBackgroundCopyManager manager)
            {
                var download = new Kept(manager);
                Kept.All.ForEach(kept => kept.Add("http://a"));
                download.Start();
            }
        }
        """);

    [Fact]
    public Task AFinalizerOrABaseClassElsewhere() => Program(Wrapper + """
        sealed class Finalized : Download
        {
            public Finalized(IBackgroundCopyManager manager) : base(manager) { }
            ~Finalized() => Add("http://a");
        }

        sealed class Component : System.ComponentModel.Component
        {
            private readonly IBackgroundCopyJob _job;
            public Component(IBackgroundCopyManager manager) => manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out _job);
            public void Start() => _job.Resume();
        }

        class Program
        {
            void Run(IBackgroundCopyManager manager) => new Finalized(manager).Start();
            void RunToo(IBackgroundCopyManager manager) => new Component(manager).Start();
        }
        """);

    [Fact]
    public Task ACallbackThatIsTheWrapperItself() => Program(Wrapper + """
        sealed class Watching : IBackgroundCopyCallback
        {
            private readonly IBackgroundCopyJob _job;
            private bool _isDone;
            public Watching(IBackgroundCopyJob job)
            {
                _job = job;
                _job.SetNotifyInterface(this);
            }

            public void JobTransferred(IBackgroundCopyJob job) => _isDone = true;
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => _isDone = true;
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            public void Wait()
            {
                _job.Resume();
                while (!_isDone)
                {
                    System.Threading.Thread.Sleep(100);
                }

                _job.Complete();
                _job.{|BITS040:Cancel|}();
            }
        }

        class Program
        {
            void Run(IBackgroundCopyJob job) => new Watching(job).Wait();
        }
        """);

    [Fact]
    public Task WhatDisposeDoes() => Program(Wrapper + """
        sealed class Scope : System.IDisposable
        {
            private readonly IBackgroundCopyJob _job;
            public Scope(IBackgroundCopyJob job) => _job = job;
            public void Dispose() => _job.Cancel();
        }

        sealed class Muted : System.IDisposable
        {
            private readonly IBackgroundCopyJob _job;
            public Muted(IBackgroundCopyJob job)
            {
                _job = job;
                _job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            }

            public void Dispose() => _job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED));
        }

        class Program
        {
            void Run(IBackgroundCopyJob job)
            {
                using (var scope = new Scope(job))
                {
                    job.Suspend();
                }

                job.{|BITS040:Resume|}();
            }

            void RunToo(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine("c:\\a.exe", null);
                using (System.IDisposable scope = new Muted(job))
                {
                    job.AddFile("http://a", "c:\\a");
                }

                job.Resume();
            }
        }
        """);

    [Fact]
    public Task ASetterOfMasks() => Method("""
        var download = new Download(manager);
        download.Flags = BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED;
        download.Flags = {|BITS009:BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED|};
        """);

    [Fact]
    public Task ASetterOfWhatIsDecidedInTheSameStatement() => Method("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
        var download = new Download(job) { CommandLine = "c:\\a.exe" };
        download.Flags = BG_NOTIFY_DISABLE;
        download.Flags = some ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED;
        job.AddFile("http://a", "c:\\a");
        job.Resume();
        """);

    [Fact]
    public Task ASetterThatUndoesWhatIsDecidedInTheSameStatement() => Method("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
        var download = new Download(job) { CommandLine = "c:\\a.exe" };
        download.Flags = BG_NOTIFY_JOB_ERROR;
        download.Flags = {|BITS021:some ? BG_NOTIFY_DISABLE : BG_NOTIFY_DISABLE|};
        job.AddFile("http://a", "c:\\a");
        job.Resume();
        """);

    // Which object the property is one of is decided before the value is.
    [Fact]
    public Task ASetterOfAnObjectThatTheValueReplaces() => Method("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var other);
        var download = new Download(job);
        download.Job = some ? (download = new Download(other)).Job : other;
        job.{|BITS042:Resume|}();
        """);

    [Fact]
    public Task AWrittenMemberOfAMember() => Method("""
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var other);
        var outer = new Download(other) { Next = new Download(other) };
        var inner = outer.Next;
        outer.Next.Job = job;
        inner.Add("http://a");
        job.Resume();
        other.{|BITS042:Resume|}();
        """);

    [Fact]
    public Task AnInterfaceOfTheWrapper() => Program(Wrapper + """
        interface IStarted
        {
            void Start();
        }

        sealed class Started : Download, IStarted
        {
            public Started(IBackgroundCopyManager manager) : base(manager) { }
        }

        class Program
        {
            void Run(IBackgroundCopyManager manager)
            {
                IStarted download = new Started(manager);
                download.{|BITS042:Start|}();
            }
        }
        """);

    // Whoever has the reference writes the field itself.
    [Fact]
    public Task AReferenceToAField() => Program(Wrapper + """
        sealed class Slot
        {
            public IBackgroundCopyJob Job;
        }

        class Program
        {
            void Run(IBackgroundCopyManager manager, IBackgroundCopyJob other)
            {
                manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                var slot = new Slot { Job = other };
                ref var alias = ref slot.Job;
                alias = job;
                slot.Job.AddFile("http://a", "c:\\a");
                job.Resume();
            }

            void RunToo(IBackgroundCopyManager manager)
            {
                var slot = new Slot();
                manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out slot.Job);
                ref var alias = ref slot.Job;
                alias.AddFile("http://a", "c:\\a");
                slot.Job.Resume();
            }
        }
        """);

    [Fact]
    public Task AVariableThatALambdaHasAlready() => Method("""
        Download download = null;
        System.Action fill = () => download?.Add("http://a");
        download = new Download(manager);
        host.Use(fill);
        download.Start();
        IBackgroundCopyJob job = null;
        System.Action add = () => job?.AddFile("http://a", "c:\\a");
        manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out job);
        host.Use(add);
        job.Resume();
        """);

    [Fact]
    public Task WhatAnInitializerDoesWithAnArgumentIsNotSeen()
    {
        CompilerFeature.PrimaryConstructors.Require();
        return Program(Wrapper + """
            sealed class Filled(IBackgroundCopyJob job)
            {
                private readonly Download _filled = Fill(job);
                public void Start() => job.Resume();
                private static Download Fill(IBackgroundCopyJob job)
                {
                    job.AddFile("http://a", "c:\\a");
                    return new Download(job);
                }
            }

            class Program
            {
                void Run(IBackgroundCopyManager manager)
                {
                    manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    new Filled(job).Start();
                }
            }
            """);
    }

    private static Task Method(string statements) => Program(Wrapper + $$"""
        abstract class Program
        {
            private static Download s_kept;
            private Download _kept;
            protected abstract void Virtual(Download download);
            private static void Log() => System.Console.WriteLine();
            async Task Run(IBackgroundCopyManager manager, IHost host, Download given, List<object> others, string[] urls, bool some, bool[] flags)
            {
                {{statements}}
            }
        }
        """);
}
