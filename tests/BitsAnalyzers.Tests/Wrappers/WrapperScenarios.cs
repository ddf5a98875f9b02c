using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;

namespace BitsAnalyzers.Tests.Wrappers;

/// <summary>The ways in which programs wrap BITS.</summary>
internal static class WrapperScenarios
{
    /// <summary>What the caller passes is reported where it is passed.</summary>
    public static ImmutableArray<WrapperScenario> Arguments { get; } =
    [
        new("MethodThatForwards", """
            class Downloader
            {
                static void SetFlags($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
                void Wrong($Job job) => SetFlags(job, {|BITS001:$mask(DISABLE | ERROR)|});
                void Right($Job job) => SetFlags(job, $mask(TRANSFERRED | ERROR));
            }
            """),
        new("ExpressionBodiedMethod", """
            class Downloader
            {
                static void SetFlags($Job job, $Mask flags) => $call(job.SetNotifyFlags($flags(flags)));
                void Wrong($Job job) => SetFlags(job, {|BITS006:$mask(MODIFICATION)|});
                void Right($Job job) => SetFlags(job, $mask(DISABLE));
            }
            """),
        new("WrapperOfAWrapper", """
            class Downloader
            {
                static void SetFlags($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
                static void Notify($Job job, $Mask events)
                {
                    var flags = events | $mask(ERROR);
                    SetFlags(job, flags);
                }

                void Wrong($Job job) => Notify(job, {|BITS001:$mask(DISABLE)|});
                void Right($Job job) => Notify(job, $mask(TRANSFERRED));
            }
            """),
        new("PropertyThatForwards", """
            sealed class Download
            {
                private readonly $Job _job;
                public Download($Job job) { _job = job; }
                public $Flags Flags { set { $call(_job.SetNotifyFlags(value)); } }
                public $Mask Events { set => $call(_job.SetNotifyFlags($flags(value))); }
            }

            class Downloader
            {
                void Wrong(Download download) { download.Flags = {|BITS001:$flags(DISABLE | TRANSFERRED)|}; }
                void WrongToo(Download download) => download.Events = {|BITS001:$mask(DISABLE | TRANSFERRED)|};
                void Right(Download download) { download.Flags = $flags(TRANSFERRED | ERROR); }
                void RightToo(Download download) => download.Events = $mask(TRANSFERRED | ERROR);
            }
            """),
        new("PropertyThatIsGivenOneOfTwo", """
            sealed class Download
            {
                private readonly $Job _job;
                public Download($Job job) { _job = job; }
                public $Flags Flags { set { $call(_job.SetNotifyFlags(value)); } }
                public $Mask Events { set => $call(_job.SetNotifyFlags($flags(value))); }
                public void Mute(bool muted) => Flags = {|BITS001:muted ? $flags(DISABLE | ERROR) : $flags(DISABLE | TRANSFERRED)|};
            }

            class Downloader
            {
                void Wrong(Download download, bool quiet) { download.Flags = {|BITS001:quiet ? $flags(DISABLE | ERROR) : $flags(TRANSFERRED | ERROR)|}; }
                void WrongToo(Download download, int level) => download.Events = {|BITS006:level switch { 0 => $mask(MODIFICATION), _ => $mask(TRANSFERRED | ERROR) }|};
                void Right(Download download, bool quiet) { download.Flags = quiet ? $flags(DISABLE) : $flags(TRANSFERRED | ERROR); }
                void RightToo(Download download, int level) => download.Events = level switch { 0 => $mask(DISABLE), _ => $mask(TRANSFERRED | ERROR) };
                void Unknown(Download download, $Mask? mask) => download.Events = mask ?? $mask(TRANSFERRED | ERROR);
            }
            """),
        new("ReadModifyWrite", """
            sealed class Download
            {
                private readonly $Job _job;
                public Download($Job job) => _job = job;
                public $Flags Flags
                {
                    get { $getNotifyFlags(_job, var flags); return flags; }
                    set { $call(_job.SetNotifyFlags(value)); }
                }
            }

            class Downloader
            {
                void Added(Download download)
                {
                    download.Flags = $flags(TRANSFERRED | ERROR);
                    download.Flags |= {|BITS001:$flags(DISABLE)|};
                }

                void Removed(Download download)
                {
                    var ended = $flags(TRANSFERRED | ERROR);
                    download.Flags = $flags(TRANSFERRED | ERROR | MODIFICATION);
                    download.Flags &= {|BITS006:~ended|};
                }

                void Right(Download download)
                {
                    var modified = $flags(MODIFICATION);
                    download.Flags = $flags(TRANSFERRED | ERROR);
                    download.Flags |= $flags(MODIFICATION);
                    download.Flags &= ~modified;
                }

                void Unknown(Download download) => download.Flags |= $flags(MODIFICATION);
            }
            """),
        new("Constructor", """
            sealed class Watch
            {
                public Watch($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
            }

            class Downloader
            {
                object Wrong($Job job) => new Watch(job, {|BITS001:$mask(DISABLE | ERROR)|});
                object Right($Job job) => new Watch(job, $mask(TRANSFERRED | ERROR));
            }
            """),
        new("ConstructorThatCallsAnother", """
            abstract class Download
            {
                protected Download($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
            }

            sealed class NamedDownload : Download
            {
                public NamedDownload($Job job, $Mask flags, string name) : base(job, flags) => Name = name;
                public NamedDownload($Job job, $Mask flags) : this(job, flags, "download") { }
                public string Name { get; }
            }

            class Downloader
            {
                object Wrong($Job job) => new NamedDownload(job, {|BITS001:$mask(DISABLE | ERROR)|});
                object Right($Job job) => new NamedDownload(job, $mask(TRANSFERRED | ERROR));
            }
            """),
        new(
            "ExtensionMethod",
            """
            static class Extensions
            {
                public static void Notify(this $Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
            }

            class Downloader
            {
                void Wrong($Job job) => job.Notify({|BITS001:$mask(DISABLE | ERROR)|});
                void Right($Job job) => job.Notify($mask(TRANSFERRED | ERROR));
            }
            """,
            ExtendsPointers),
        new("ExtensionMethodOfAWrapper", """
            sealed class Download
            {
                public readonly $Job Inner;
                public Download($Job job) => Inner = job;
            }

            static class Extensions
            {
                public static Download Notify(this Download download, $Mask flags)
                {
                    $Job job = download.Inner;
                    $call(job.SetNotifyFlags($flags(flags)));
                    return download;
                }
            }

            class Downloader
            {
                void Wrong(Download download) => download.Notify({|BITS001:$mask(DISABLE | ERROR)|});
                void Right(Download download) => download.Notify($mask(TRANSFERRED | ERROR)).ToString();
            }
            """),
        new("GenericMethod", """
            class Downloader
            {
                static T Notify<T>(T context, $Job job, $Mask flags)
                {
                    $call(job.SetNotifyFlags($flags(flags)));
                    return context;
                }

                void Wrong($Job job) => Notify("a", job, {|BITS001:$mask(DISABLE | ERROR)|});
                int Right($Job job) => Notify(1, job, $mask(TRANSFERRED | ERROR));
            }
            """),
        new("GenericClass", """
            sealed class Download<TContext>
            {
                private readonly $Job _job;
                public Download($Job job) => _job = job;
                public TContext Context { get; set; }
                public void Notify($Mask flags) { $call(_job.SetNotifyFlags($flags(flags))); }
            }

            class Downloader
            {
                void Wrong(Download<string> download) => download.Notify({|BITS001:$mask(DISABLE | ERROR)|});
                void Right(Download<int> download) => download.Notify($mask(TRANSFERRED | ERROR));
            }
            """),
        new(
            "GenericJob",
            """
            class Downloader
            {
                static void Notify<TJob>(TJob job, $Mask flags) where TJob : $Job { $call(job.SetNotifyFlags($flags(flags))); }
                void Wrong($Job job) => Notify(job, {|BITS001:$mask(DISABLE | ERROR)|});
                void Right($Job job) => Notify(job, $mask(TRANSFERRED | ERROR));
            }
            """,
            static shape => shape.UsesPointers ? "a pointer is no type argument"
                : shape.Name == "CsWin32" ? "its extension methods take the interface" : null),
        new("LocalFunction", """
            class Downloader
            {
                void Wrong($Job job)
                {
                    SetFlags({|BITS001:$mask(DISABLE | ERROR)|});
                    void SetFlags($Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
                }

                void Right($Job job)
                {
                    SetFlags(job, $mask(TRANSFERRED | ERROR));
                    static void SetFlags($Job target, $Mask flags) { $call(target.SetNotifyFlags($flags(flags))); }
                }
            }
            """),
        new("LambdaThatIsRunAtOnce", """
            class Downloader
            {
                static void Run(Action action) => action();
                static T Get<T>(Func<T> function) { return function(); }
                void SetFlags($Job job, $Mask value) => Run(() => $call(job.SetNotifyFlags($flags(value))));
                void SetInBlock($Job job, $Mask value) => Get(() => { $call(job.SetNotifyFlags($flags(value))); return true; });
                void Wrong($Job job) => SetFlags(job, {|BITS001:$mask(DISABLE | ERROR)|});
                void WrongInBlock($Job job) => SetInBlock(job, {|BITS001:$mask(DISABLE | ERROR)|});
                void Right($Job job) => SetFlags(job, $mask(TRANSFERRED | ERROR));
                void RightInBlock($Job job) => SetInBlock(job, $mask(TRANSFERRED | ERROR));
                void Inside($Job job) => Run(() => $call(job.SetNotifyFlags({|BITS001:$flags(DISABLE | ERROR)|})));
            }
            """),
        new("Operator", """
            sealed class Download
            {
                private readonly $Job _job;
                public Download($Job job) => _job = job;
                public static Download operator +(Download download, $Mask flags)
                {
                    $Job job = download._job;
                    $call(job.SetNotifyFlags($flags(flags)));
                    return download;
                }

                public static bool operator !(Download download)
                {
                    $Job job = download._job;
                    $call(job.Cancel());
                    return true;
                }
            }

            class Downloader
            {
                void Wrong(Download download) => _ = download + ({|BITS001:$mask(DISABLE | ERROR)|});
                void Right(Download download) => _ = download + ($mask(TRANSFERRED | ERROR));
                void Compound(Download download) => download += {|BITS001:$mask(DISABLE | ERROR)|};

                void Ended($Job job)
                {
                    var download = new Download(job);
                    _ = !download;
                    $call(job.{|BITS040:Resume|}());
                }
            }
            """),
        new("Conversion", """
            sealed class Handle
            {
                private readonly $Job _inner;
                public Handle($Job inner) => _inner = inner;
                public static implicit operator Download(Handle handle) => new Download(handle._inner);
            }

            sealed class Download
            {
                private readonly $Job _job;
                public Download($Job job) => _job = job;
                public void Stop() { $call(_job.Cancel()); }
            }

            class Downloader
            {
                static void Stop(Download download) => download.Stop();

                void Wrong($Job job)
                {
                    Download download = new Handle(job);
                    download.Stop();
                    $call(job.{|BITS040:Resume|}());
                }

                void WrongToo($Job job)
                {
                    Stop(new Handle(job));
                    $call(job.{|BITS040:Resume|}());
                }

                void Right($Job job, $Job other)
                {
                    Download download = new Handle(job);
                    download.Stop();
                    $call(other.Resume());
                }
            }
            """),
        new("ConversionOfAMask", """
            sealed class Events
            {
                private readonly bool _muted;
                public Events(bool muted) => _muted = muted;
                public static implicit operator $Mask (Events events) => events._muted ? $mask(DISABLE) : $mask(TRANSFERRED | ERROR);
            }

            class Downloader
            {
                void Right($Job job)
                {
                    $Mask mask = new Events(true);
                    $call(job.SetNotifyFlags($flags(mask)));
                }

                void Wrong($Job job)
                {
                    $Mask mask = new Events(true);
                    $call(job.SetNotifyFlags({|BITS001:$flags(mask | ERROR)|}));
                }
            }
            """),
        new("TryWrapper", """
            class Downloader
            {
                static bool TrySetFlags($Job job, $Mask flags)
                {
                    try
                    {
                        $call(job.SetNotifyFlags($flags(flags)));
                        return true;
                    }
                    catch (Exception exception)
                    {
                        Console.WriteLine(exception);
                        return false;
                    }
                }

                void Wrong($Job job) => TrySetFlags(job, {|BITS001:$mask(DISABLE | ERROR)|});
                bool Right($Job job) => TrySetFlags(job, $mask(TRANSFERRED | ERROR));
            }
            """),
        new(
            "AwaitedHelper",
            """
            class Downloader
            {
                static async System.Threading.Tasks.Task SetFlagsAsync($Job job, $Mask flags)
                {
                    await System.Threading.Tasks.Task.Yield();
                    $call(job.SetNotifyFlags($flags(flags)));
                }

                async System.Threading.Tasks.Task Wrong($Job job) => await SetFlagsAsync(job, {|BITS001:$mask(DISABLE | ERROR)|});
                async System.Threading.Tasks.Task Right($Job job) => await SetFlagsAsync(job, $mask(TRANSFERRED | ERROR)).ConfigureAwait(false);
            }
            """,
            AwaitsInUnsafeCode),
        new("PartialClass", """
            partial class Downloader
            {
                void Wrong($Job job) => SetFlags(job, {|BITS001:$mask(DISABLE | ERROR)|});
                void Right($Job job) => SetFlags(job, $mask(TRANSFERRED | ERROR));
                partial void SetFlags($Job job, $Mask flags);
            }

            partial class Downloader
            {
                partial void SetFlags($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
            }
            """),
        new("BaseClass", """
            abstract class DownloaderBase
            {
                protected $Job _job;
                protected void SetFlags($Mask flags) { $call(_job.SetNotifyFlags($flags(flags))); }
                protected virtual void Stop() { $call(_job.Cancel()); }
            }

            class Downloader : DownloaderBase
            {
                void Wrong() => SetFlags({|BITS001:$mask(DISABLE | ERROR)|});
                void Right() => base.SetFlags($mask(TRANSFERRED | ERROR));

                protected override void Stop()
                {
                    base.Stop();
                    $call(_job.{|BITS040:Suspend|}());
                }

                void Overridden()
                {
                    Stop();
                    $call(_job.Resume());
                }
            }
            """),
        new("NamedAndOptionalArguments", """
            class Downloader
            {
                static void SetFlags($Job job, $Mask flags = $mask(TRANSFERRED | ERROR), bool isQuiet = false)
                {
                    $call(job.SetNotifyFlags($flags(isQuiet ? flags | DISABLE : flags)));
                }

                void Wrong($Job job) => SetFlags(isQuiet: true, flags: {|BITS001:$mask(ERROR)|}, job: job);
                void Right($Job job) => SetFlags(job);
            }
            """),
    ];

    /// <summary>What a helper does to a job, and what it gives back.</summary>
    public static ImmutableArray<WrapperScenario> Helpers { get; } =
    [
        new("CancelledByAHelper", """
            class Downloader
            {
                static void Stop($Job job) { $call(job.Cancel()); }
                static void Start($Job job) { $call(job.Resume()); }

                void Wrong($Job job)
                {
                    Stop(job);
                    $call(job.{|BITS040:Resume|}());
                }

                void WrongInTheHelper($Job job)
                {
                    $call(job.Cancel());
                    {|BITS040:Start|}(job);
                }

                void WrongInBoth($Job job)
                {
                    Stop(job);
                    {|BITS040:Start|}(job);
                }

                void Right($Job job, $Job other)
                {
                    Start(job);
                    Stop(job);
                    Start(other);
                }
            }
            """),
        new("PerhapsCancelledByAHelper", """
            class Downloader
            {
                static void Stop($Job job) { $call(job.Cancel()); }
                static void Start($Job job) { $call(job.Resume()); }

                void Wrong($Job job, bool stop, bool start)
                {
                    if (stop)
                    {
                        Stop(job);
                    }

                    if (start)
                    {
                        {|BITS041:Start|}(job);
                        $call(job.{|BITS041:Suspend|}());
                    }
                }

                void Right($Job job, bool stop)
                {
                    if (stop)
                    {
                        Stop(job);
                    }
                    else
                    {
                        Start(job);
                    }
                }
            }
            """),
        new("HelperThatSaysWhatItDid", """
            class Downloader
            {
                static bool TryComplete($Job job)
                {
                    $getState(job, var state);
                    if (state != $state(TRANSFERRED))
                    {
                        return false;
                    }

                    $call(job.Complete());
                    return true;
                }

                void Right($Job job)
                {
                    if (!TryComplete(job))
                    {
                        $call(job.Resume());
                    }
                }

                void Wrong($Job job)
                {
                    var completed = TryComplete(job);
                    if (completed)
                    {
                        $call(job.{|BITS040:Resume|}());
                    }
                }
            }
            """),
        new(
            "MethodGroup",
            """
            class Downloader
            {
                static void Run(Action action) => action();
                static T Run<T>(Func<T> function) => function();

                void Wrong($Job job)
                {
                    Run(job.Cancel);
                    $call(job.{|BITS040:Resume|}());
                }

                void Right($Job job)
                {
                    Run(job.Resume);
                    $call(job.Cancel());
                }
            }
            """,
            static shape => shape.UsesPointers ? "a delegate to a method of a struct has a copy of the struct" : null),
        new("LambdaThatCancels", """
            class Downloader
            {
                static void Run(Action action)
                {
                    try
                    {
                        action();
                    }
                    catch (COMException exception)
                    {
                        throw new InvalidOperationException("failed", exception);
                    }
                }

                void Wrong($Job job)
                {
                    Run(() => $call(job.Cancel()));
                    $call(job.{|BITS040:Resume|}());
                }

                void WrongInside($Job job)
                {
                    $call(job.Cancel());
                    Run(() => $call(job.{|BITS040:Resume|}()));
                }

                Action Right($Job job)
                {
                    Action cancel = () => $call(job.Cancel());
                    $call(job.Resume());
                    return cancel;
                }
            }
            """),
        new(
            "AwaitedCancel",
            """
            class Downloader
            {
                static async System.Threading.Tasks.Task StopAsync($Job job)
                {
                    await System.Threading.Tasks.Task.Yield();
                    $call(job.Cancel());
                }

                async System.Threading.Tasks.Task Wrong($Job job)
                {
                    await StopAsync(job);
                    $call(job.{|BITS040:Resume|}());
                }

                async System.Threading.Tasks.Task Right($Job job)
                {
                    var stopping = StopAsync(job);
                    $call(job.Suspend());
                    await stopping;
                }
            }
            """,
            AwaitsInUnsafeCode),
        new("NewJob", """
            class Downloader
            {
                static $Job Create($Manager manager)
                {
                    $create(manager, var job);
                    return job;
                }

                static $Job CreateWithFile($Manager manager, string url)
                {
                    $Job job = Create(manager);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    return job;
                }

                void Wrong($Manager manager)
                {
                    $Job job = Create(manager);
                    $call(job.{|BITS042:Resume|}());
                }

                void Right($Manager manager, string url)
                {
                    $Job first = CreateWithFile(manager, url);
                    $call(first.Resume());
                    $call(first.Cancel());
                    $Job second = CreateWithFile(manager, url);
                    $call(second.Resume());
                }
            }
            """),
        new("ReturnedMask", """
            class Downloader
            {
                static $Mask Events() => $mask(DISABLE | ERROR);
                static $Mask For(bool isQuiet) => isQuiet ? $mask(DISABLE) : $mask(TRANSFERRED | ERROR);
                static $Mask Quiet { get { return $mask(DISABLE); } }
                static $Mask And($Mask flags) => flags | $mask(ERROR);

                void Wrong($Job job)
                {
                    $call(job.SetNotifyFlags({|BITS001:$flags(Events())|}));
                }

                void WrongProperty($Job job)
                {
                    $call(job.SetNotifyFlags({|BITS001:$flags(Quiet | ERROR)|}));
                }

                void WrongFunction($Job job)
                {
                    var events = And($mask(DISABLE));
                    $call(job.SetNotifyFlags({|BITS001:$flags(events)|}));
                }

                void Right($Job job, bool isQuiet)
                {
                    $call(job.SetNotifyFlags($flags(For(isQuiet))));
                }

                void RightFunction($Job job)
                {
                    var events = And($mask(TRANSFERRED));
                    $call(job.SetNotifyFlags($flags(events)));
                }
            }
            """),
        new("SameJob", """
            class Downloader
            {
                static $Job Muted($Job job)
                {
                    $call(job.SetNotifyFlags($flags(DISABLE)));
                    return job;
                }

                void Wrong($Job job)
                {
                    $call(Muted(job)$.Cancel());
                    $call(job.{|BITS040:Resume|}());
                }

                void Right($Job job, $Job other)
                {
                    $call(Muted(job)$.Cancel());
                    $call(other.Resume());
                }
            }
            """),
        new("Recursion", """
            class Downloader
            {
                static void Stop($Job job, int attempts)
                {
                    if (attempts > 0)
                    {
                        Stop(job, attempts - 1);
                        return;
                    }

                    $call(job.Cancel());
                }

                static void Pause($Job job, int attempts)
                {
                    if (attempts > 0)
                    {
                        Pause(job, attempts - 1);
                    }

                    $call(job.Suspend());
                }

                void Wrong($Job job, int attempts)
                {
                    Stop(job, attempts);
                    $call(job.{|BITS040:Resume|}());
                }

                void Right($Job job, int attempts)
                {
                    Pause(job, attempts);
                    $call(job.Resume());
                }
            }
            """),
        new("HelperInALoop", """
            class Downloader
            {
                static void Stop($Job job) { $call(job.Cancel()); }

                static void Restart($Job job)
                {
                    $call(job.Resume());
                    Stop(job);
                }

                static void StopTwice($Job job)
                {
                    for (var i = 0; i < 2; i++)
                    {
                        $call(job.{|BITS040:Cancel|}());
                    }
                }

                void Wrong($Job job)
                {
                    for (var i = 0; i < 2; i++)
                    {
                        {|BITS040:Stop|}(job);
                    }
                }

                void WrongToo($Job job)
                {
                    for (var i = 0; i < 2; i++)
                    {
                        {|BITS040:Restart|}(job);
                    }
                }

                void InsideTheHelper($Job job)
                {
                    StopTwice(job);
                }

                void Right($Manager manager)
                {
                    for (var i = 0; i < 2; i++)
                    {
                        $create(manager, var job);
                        Stop(job);
                    }
                }
            }
            """),
        new("InsideTheHelper", """
            class Downloader
            {
                static void Mute($Job job) { $call(job.SetNotifyFlags({|BITS001:$flags(DISABLE | ERROR)|})); }

                static void Stop($Job job)
                {
                    $call(job.Cancel());
                    $call(job.{|BITS040:Suspend|}());
                }

                void First($Job job)
                {
                    Mute(job);
                    Stop(job);
                }

                void Second($Job job)
                {
                    Stop(job);
                }
            }
            """),
    ];

    /// <summary>Jobs and receivers in fields, and rules about more than one call.</summary>
    public static ImmutableArray<WrapperScenario> Members { get; } =
    [
        new("WrapperObject", """
            sealed class Download
            {
                private readonly $Job _job;
                public Download($Job job) => _job = job;
                public $Flags Flags { set { $call(_job.SetNotifyFlags(value)); } }
                public void Start() { $call(_job.Resume()); }
                public void Cancel() { $call(_job.Cancel()); }
            }

            class Downloader
            {
                void Wrong($Job job)
                {
                    var download = new Download(job);
                    download.Flags = $flags(TRANSFERRED | ERROR);
                    download.Cancel();
                    download.{|BITS040:Flags|} = $flags(TRANSFERRED | ERROR);
                    download.{|BITS040:Start|}();
                    $call(job.{|BITS040:Suspend|}());
                }

                void Right($Job job, $Job other)
                {
                    var download = new Download(job);
                    var another = new Download(other);
                    download.Start();
                    download.Cancel();
                    another.Start();
                }
            }
            """),
        new("WrapperObjectThatCreates", """
            sealed class Download
            {
                private readonly $Job _job;

                public Download($Manager manager)
                {
                    $create(manager, var job);
                    _job = job;
                    $call(_job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                }

                public void Start() { $call(_job.Resume()); }
                public void Stop() { $call(_job.Cancel()); }
            }

            class Downloader
            {
                void Wrong($Manager manager)
                {
                    var download = new Download(manager);
                    download.Start();
                    download.Stop();
                    download.{|BITS040:Start|}();
                }

                void Right($Manager manager)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        var download = new Download(manager);
                        download.Start();
                        download.Stop();
                    }
                }
            }
            """),
        new("JobInAField", """
            class Downloader
            {
                private $Job _job;
                private void Stop() { $call(_job.Cancel()); }
                private void Replace($Job job) { _job = job; }

                void Wrong()
                {
                    Stop();
                    $call(_job.{|BITS040:Resume|}());
                }

                void Right($Job job)
                {
                    Stop();
                    Replace(job);
                    $call(_job.Resume());
                }
            }
            """),
        new("CommandLineSetByAnotherMethod", """
            class Downloader
            {
                private readonly $Job _job;
                public Downloader($Job job) => _job = job;

                private void RunWhenDone()
                {
                    $query2(_job, var job2);
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                }

                private void Notify($Mask flags) { $call(_job.SetNotifyFlags($flags(flags))); }

                public void Ignored()
                {
                    RunWhenDone();
                    Notify({|BITS020:$mask(TRANSFERRED | ERROR | FILE_TRANSFERRED)|});
                    $call(_job.Resume());
                }

                public void NeverRuns()
                {
                    Notify({|BITS021:$mask(DISABLE)|});
                    RunWhenDone();
                    $call(_job.Resume());
                }

                public void Right()
                {
                    RunWhenDone();
                    Notify($mask(TRANSFERRED | ERROR));
                    $call(_job.Resume());
                }
            }
            """),
        new("CallbackSetByAnotherMethod", """
            $emptyCallback(Silent, 1)

            class Downloader
            {
                private readonly $Job _job;
                public Downloader($Job job) => _job = job;

                private void Listen() { $call(_job.SetNotifyInterface($sink(new Silent()))); }

                private void RunWhenDone()
                {
                    $query2(_job, var job2);
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                }

                private void Notify($Mask flags) { $call(_job.SetNotifyFlags($flags(flags))); }

                public void Muted()
                {
                    Listen();
                    Notify({|BITS025:$mask(DISABLE)|});
                    $call(_job.Resume());
                }

                public void Fallback()
                {
                    Listen();
                    {|BITS027:RunWhenDone|}();
                }

                public void Right()
                {
                    Listen();
                    Notify($mask(TRANSFERRED | ERROR));
                    $call(_job.Resume());
                }
            }
            """),
        new("HandlerThatNeverRuns", """
            $callbackClass(Watcher, 1)
            {
                public $Result JobModification($Job job, uint reserved) { Console.WriteLine("modified"); $ok }
                $emptyHandlers(JobTransferred, JobError)
            }

            class Downloader
            {
                static $Job Create($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    return job;
                }

                static void Listen($Job job) { $call(job.SetNotifyInterface($sink(new Watcher()))); }

                void Wrong($Manager manager)
                {
                    $Job job = Create(manager);
                    {|BITS028:Listen|}(job);
                    $call(job.Resume());
                }

                void Right($Manager manager)
                {
                    $Job job = Create(manager);
                    Listen(job);
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | MODIFICATION)));
                    $call(job.Resume());
                }
            }
            """),
        new("MaskReplaced", """
            class Downloader
            {
                static void Notify($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }

                void Wrong($Job job)
                {
                    Notify(job, $mask(TRANSFERRED | ERROR | MODIFICATION));
                    Notify(job, {|BITS009:$mask(TRANSFERRED | ERROR)|});
                }

                void Right($Job job)
                {
                    Notify(job, $mask(ERROR));
                    Notify(job, $mask(TRANSFERRED | ERROR));
                }
            }
            """),
        new("EnumeratedJobs", """
            $emptyCallback(Observer, 1)

            class Downloader
            {
                static void Observe($Job job) { $call(job.SetNotifyInterface($sink(new Observer()))); }

                static $Job First($Manager manager)
                {
                    $enumJobs(manager, var jobs);
                    $next(jobs, var job);
                    return job;
                }

                void Wrong($Manager manager)
                {
                    $enumJobs(manager, var jobs);
                    $next(jobs, var job);
                    {|BITS046:Observe|}(job);
                }

                void WrongToo($Manager manager)
                {
                    $Job job = First(manager);
                    $call(job.{|BITS046:SetNotifyInterface|}($sink(new Observer())));
                }

                void Right($Manager manager, $Guid own)
                {
                    $getJob(manager, own, var job);
                    Observe(job);
                }
            }
            """),
        new("LateProperty", """
            class Downloader
            {
                static void Start($Job job) { $call(job.Resume()); }

                static void MakeDynamic($Job job)
                {
                    $query5(job, var job5);
                    $call(job5.SetProperty($property(DYNAMIC_CONTENT), $enable(true)));
                }

                void Wrong($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    Start(job);
                    {|BITS045:MakeDynamic|}(job);
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    MakeDynamic(job);
                    Start(job);
                }
            }
            """),
        new("Uploads", """
            class Uploader
            {
                static void Add($Job job) { $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a"))); }
                static void Finish($Job job) { $call(job.Complete()); }

                void Wrong()
                {
                    $createUpload(var job);
                    Add(job);
                    {|BITS043:Add|}(job);
                }

                void WrongToo()
                {
                    $createUpload(var job);
                    Add(job);
                    {|BITS044:Finish|}(job);
                }

                void Right($Manager manager)
                {
                    $create(manager, var job);
                    Add(job);
                    Add(job);
                    Finish(job);
                }
            }
            """),
        new("LostCommandLine", """
            class Downloader
            {
                static void RunWhenDone($Job job)
                {
                    $query2(job, var job2);
                    $call(job2.SetNotifyCmdLine($text("C:\\notify.exe"), $text(null)));
                }

                static void Own($Job job) { $call(job.TakeOwnership()); }

                void Wrong($Job job)
                {
                    {|BITS047:RunWhenDone|}(job);
                    Own(job);
                }

                void Right($Job job)
                {
                    Own(job);
                    RunWhenDone(job);
                }
            }
            """),
        new("ConstantsInMembers", """
            [Flags]
            enum Chosen : uint { Quiet = 4, Broken = 6, All = 3 }

            class Downloader
            {
                private readonly $Mask _broken = $mask(DISABLE | ERROR);
                private static readonly $Mask s_all = $mask(TRANSFERRED | ERROR);
                private $Mask Broken { get; } = $mask(DISABLE | TRANSFERRED);
                private $Mask All { get; } = $mask(TRANSFERRED | ERROR);
                private $Mask _never = $mask(DISABLE | MODIFICATION);
                private static $Mask s_never = $mask(DISABLE | MODIFICATION);
                private $Mask _written = $mask(DISABLE | ERROR);
                private $Mask Never { get; set; } = $mask(DISABLE | MODIFICATION);
                private $Mask Written { get; set; } = $mask(DISABLE | ERROR);
                public $Mask Open { get; set; } = $mask(DISABLE | ERROR);
                public virtual $Mask Virtual { get; } = $mask(DISABLE | ERROR);
                public void Unmute() { _written = $mask(ERROR); Written = $mask(ERROR); }
                static void Notify($Job job, $Mask flags) { $call(job.SetNotifyFlags($flags(flags))); }
                static void Choose($Job job, Chosen flags) { $call(job.SetNotifyFlags($cast(flags))); }
                void WrongField($Job job) => Notify(job, {|BITS001:_broken|});
                void WrongProperty($Job job) => Notify(job, {|BITS001:Broken|});
                void WrongMember($Job job) => Choose(job, {|BITS001:Chosen.Broken|});
                void WrongNever($Job job) => Notify(job, {|BITS001:_never|});
                void WrongStatic($Job job) => Notify(job, {|BITS001:s_never|});
                void WrongNeverProperty($Job job) => Notify(job, {|BITS001:Never|});
                void RightField($Job job) => Notify(job, s_all);
                void RightWritten($Job job) => Notify(job, _written);
                void RightWrittenProperty($Job job) => Notify(job, Written);
                void RightOpen($Job job) => Notify(job, Open);
                void RightVirtual($Job job) => Notify(job, Virtual);
                void RightProperty($Job job) => Notify(job, All);
                void RightMember($Job job) => Choose(job, Chosen.Quiet);
            }
            """),
    ];

    private static string? ExtendsPointers(InteropShape shape) => shape.UsesPointers ? "a pointer has no extension methods" : null;

    private static string? AwaitsInUnsafeCode(InteropShape shape) => shape.UsesPointers ? "unsafe code cannot await" : null;
}
