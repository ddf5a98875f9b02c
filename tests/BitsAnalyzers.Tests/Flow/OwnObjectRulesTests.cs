using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// The rules about receivers and the life of a job, with the job in a local, in a field of an object that the body made, and in one that
/// code which is not followed has got hold of.
/// </summary>
public class OwnObjectRulesTests
{
    private const string Types = """
        using static Contoso.Interop.BG_NOTIFY;
        using static Contoso.Interop.BG_JOB_TYPE;
        class Download
        {
            private readonly IBackgroundCopyJob5 _job;
            public Download(IBackgroundCopyJob5 job) => _job = job;
            public void Ask(BG_NOTIFY flags) => _job.SetNotifyFlags((uint)flags);
            public void Run(string program) => _job.SetNotifyCmdLine(program, null);
            public void Watch(IBackgroundCopyCallback callback) => _job.SetNotifyInterface(callback);
            public void Add(string url) => _job.AddFile(url, "c:\\file");
            public void Start() => _job.Resume();
            public void Stop() => _job.Cancel();
        }

        sealed class Watcher : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) => System.Console.WriteLine();
        }

        interface IHost
        {
            void Use(object value);
        }

        """;

    private static Task Method(string statements) => Verdict.Program(Types + $$"""
        class Program
        {
            void Run(IBackgroundCopyManager manager, IHost host, bool some, bool more)
            {
                manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
                var job = (IBackgroundCopyJob5)created;
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData(
        "job.SetNotifyCmdLine(\"c:\\\\a.exe\", null); job.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR "
        + "| BG_NOTIFY_JOB_MODIFICATION)|}); job.AddFile(\"http://a\", \"c:\\\\a\"); job.Resume();")]
    [InlineData(
        "job.SetNotifyCmdLine(\"c:\\\\a.exe\", null); job.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_DISABLE|}); job.AddFile(\"http://a\", "
        + "\"c:\\\\a\"); job.Resume();")]
    [InlineData(
        "job.SetNotifyInterface(new Watcher()); job.SetNotifyFlags({|BITS022:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | "
        + "BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED)|}); job.AddFile(\"http://a\", \"c:\\\\a\"); job.Resume();")]
    [InlineData(
        "job.SetNotifyInterface(new Watcher()); job.SetNotifyFlags({|BITS025:(uint)BG_NOTIFY_DISABLE|}); job.AddFile(\"http://a\", "
        + "\"c:\\\\a\"); job.Resume();")]
    [InlineData(
        "job.SetNotifyInterface(new Watcher()); job.SetNotifyFlags({|BITS028:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR)|}); "
        + "job.AddFile(\"http://a\", \"c:\\\\a\"); job.Resume();")]
    [InlineData("job.Cancel(); job.{|BITS040:Resume|}();")]
    [InlineData(
        "if (some) { job.Cancel(); } if (more) { job.{|BITS041:Resume|}(); } else { job.{|BITS041:AddFile|}(\"http://a\", \"c:\\\\a\"); }")]
    [InlineData("job.{|BITS042:Resume|}();")]
    public Task InALocal(string statements) => Method(statements);

    [Theory]
    [InlineData(
        "download.Run(\"c:\\\\a.exe\"); download.Ask({|BITS020:BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | "
        + "BG_NOTIFY_JOB_MODIFICATION|}); download.Add(\"http://a\"); download.Start();")]
    [InlineData(
        "download.Run(\"c:\\\\a.exe\"); download.Ask({|BITS021:BG_NOTIFY_DISABLE|}); download.Add(\"http://a\"); download.Start();")]
    [InlineData(
        "download.Watch(new Watcher()); download.Ask({|BITS022:BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | "
        + "BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_FILE_TRANSFERRED|}); download.Add(\"http://a\"); download.Start();")]
    [InlineData(
        "download.Watch(new Watcher()); download.Ask({|BITS025:BG_NOTIFY_DISABLE|}); download.Add(\"http://a\"); download.Start();")]
    [InlineData(
        "download.Watch(new Watcher()); download.Ask({|BITS028:BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR|}); "
        + "download.Add(\"http://a\"); download.Start();")]
    [InlineData("download.Stop(); download.{|BITS040:Start|}();")]
    [InlineData(
        "if (some) { download.Stop(); } if (more) { download.{|BITS041:Start|}(); } else { download.{|BITS041:Add|}(\"http://a\"); }")]
    [InlineData("download.{|BITS042:Start|}();")]
    public Task InAnObject(string statements) => Method("var download = new Download(job); " + statements);

    // The end of a job is for ever; what receives its events, and which files it has, may be another matter by then.
    [Theory]
    [InlineData(
        "download.Run(\"c:\\\\a.exe\"); host.Use(download); download.Ask(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | "
        + "BG_NOTIFY_JOB_MODIFICATION); download.Add(\"http://a\"); download.Start();")]
    [InlineData("download.Stop(); host.Use(download); download.{|BITS040:Start|}();")]
    [InlineData(
        "if (some) { download.Stop(); } host.Use(download); if (more) { download.{|BITS041:Start|}(); } else { "
        + "download.{|BITS041:Add|}(\"http://a\"); }")]
    [InlineData("host.Use(download); download.Start();")]
    public Task InAnObjectThatOthersHave(string statements) => Method("var download = new Download(job); " + statements);
}
