using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Receivers;

/// <summary>
/// Callbacks in objects that hand on what they were given, which fields and properties hold: what is in them is the callback.
/// </summary>
public class WrappedCallbackTests
{
    private static readonly string[] s_rules = ["BITS022", "BITS023", "BITS028"];

    [Theory]
    [InlineData("_wrapper = new UnknownWrapper(new Silent());", "_wrapper.WrappedObject")]
    [InlineData("_wrapper = new UnknownWrapper(new Silent());", "_wrapper")]
    [InlineData("_wrapper = new(new Silent()); Console.WriteLine(\"set\");", "this._wrapper.WrappedObject")]
    [InlineData("var silent = new Silent(); _wrapper = new UnknownWrapper(silent);", "_wrapper.WrappedObject")]
    [InlineData("_dispatch = new DispatchWrapper(new Silent());", "_dispatch.WrappedObject")]
    [InlineData("_any = new UnknownWrapper(new Silent());", "_any")]
    [InlineData("_any = new UnknownWrapper(new Silent()).WrappedObject;", "_any")]
    [InlineData("s_wrapper = new UnknownWrapper(new Silent());", "s_wrapper.WrappedObject")]
    [InlineData("Wrapper = new UnknownWrapper(new Silent());", "Wrapper.WrappedObject")]
    [InlineData("Wrap();", "_wrapper.WrappedObject")]
    [InlineData("", "_fixed.WrappedObject")]
    [InlineData("", "_fixed")]
    [InlineData("", "_initialized.WrappedObject")]
    [InlineData("", "_made.WrappedObject")]
    [InlineData("", "Given")]
    public Task ReportsWhatTheCallbackLacks(string written, string registered) => ProgramAbout(s_rules, WithFields($$"""
        {{written}}
        job.SetNotifyFlags({|BITS022:0x20 | 0x03|});
        job.SetNotifyInterface({{registered}});
        job.Resume();
        """));

    [Theory]
    [InlineData("_wrapper = new UnknownWrapper(new Listener());", "_wrapper.WrappedObject")]
    [InlineData("_any = new DispatchWrapper(new Listener());", "_any")]
    [InlineData("", "_noCallback.WrappedObject")]
    [InlineData("", "_noCallback")]
    public Task ReportsWhatIsNoCallback(string written, string registered) => ProgramAbout(s_rules, WithFields($$"""
        {{written}}
        job.SetNotifyInterface({|BITS023:{{registered}}|});
        """));

    [Fact]
    public Task ReportsAHandlerThatNeverRuns() => ProgramAbout(s_rules, WithFields("""
        manager.CreateJob("job", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile("https://contoso.com/a", @"C:\Data\a");
        _wrapper = new UnknownWrapper(new Loud());
        created.{|BITS028:SetNotifyInterface|}(_wrapper.WrappedObject);
        created.Resume();
        """));

    // Other code may have written the field since, or holds another object.
    [Theory]
    [InlineData("_wrapper = new UnknownWrapper(new Silent()); touch();", "_wrapper.WrappedObject")]
    [InlineData("_any = new UnknownWrapper(new Silent()); touch();", "_any")]
    [InlineData("_wrapper = new UnknownWrapper(callback);", "_wrapper.WrappedObject")]
    [InlineData("_wrapper = new UnknownWrapper(new Silent()); _wrapper = new UnknownWrapper(callback);", "_wrapper.WrappedObject")]
    [InlineData("other._wrapper = new UnknownWrapper(new Silent());", "_wrapper.WrappedObject")]
    [InlineData("", "_writtenTwice.WrappedObject")]
    [InlineData("", "_unknown.WrappedObject")]
    [InlineData("", "_unknown")]
    [InlineData("_wrapper = new UnknownWrapper(new Wide());", "_wrapper.WrappedObject")]
    [InlineData("", "_wide.WrappedObject")]
    [InlineData("", "_wide")]
    public Task StaysSilent(string written, string registered) => ProgramAbout(s_rules, WithFields($$"""
        {{written}}
        job.SetNotifyFlags(0x20 | 0x03);
        job.SetNotifyInterface({{registered}});
        job.Resume();
        """));

    private static string WithFields(string statements) => $$"""
        class Silent : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }

        class Loud : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) => job.Complete();
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => job.Cancel();
            public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("modified");
        }

        class Wide : IBackgroundCopyCallback3
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
            public void FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) { }
            public void FileRangesTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file, uint count, BG_FILE_RANGE[] ranges) { }
        }

        class Listener { }

        class Downloader
        {
            private static UnknownWrapper s_wrapper;
            private UnknownWrapper _wrapper;
            private DispatchWrapper _dispatch;
            private object _any;
            private readonly UnknownWrapper _fixed = new(new Silent());
            private readonly UnknownWrapper _wide = new(new Wide());
            private readonly UnknownWrapper _noCallback = new UnknownWrapper((object)new Listener());
            private UnknownWrapper _initialized = new UnknownWrapper(new Silent());
            private UnknownWrapper _made;
            private readonly UnknownWrapper _unknown;
            private UnknownWrapper _writtenTwice = new(new Silent());

            private UnknownWrapper Wrapper { get; set; }
            private object Given { get; } = new UnknownWrapper(new Silent());

            public Downloader(IBackgroundCopyCallback callback)
            {
                _made = new UnknownWrapper(new Silent());
                _unknown = new UnknownWrapper(callback);
            }

            public void Write(object callback) => _writtenTwice = new UnknownWrapper(callback);

            private void Wrap() => _wrapper = new UnknownWrapper(new Silent());

            public void Start(IBackgroundCopyManager manager, IBackgroundCopyJob job, object callback, Downloader other, Action touch)
            {
                {{statements}}
            }
        }

        class MadeAtOnce
        {
            private UnknownWrapper _madeAtOnce;

            public MadeAtOnce() => _madeAtOnce = new(new Listener());

            public void Start(IBackgroundCopyJob job)
            {
                job.SetNotifyInterface({|BITS023:_madeAtOnce.WrappedObject|});
            }
        }
        """;
}
