using System.Collections.Immutable;
using BitsAnalyzers.Testing.Shapes;

namespace BitsAnalyzers.Tests.EveryRule;

/// <summary>A scenario for each rule about receivers, callbacks, command lines, interop and errors.</summary>
internal static class RuleScenarios
{
    public static ImmutableArray<RuleScenario> All { get; } =
    [
        new("BITS022", """
            $emptyCallback(FirstVersion, 1)
            $emptyCallback(ThirdVersion, 3)

            class EventsOfFiles
            {
                void Wrong($Job job)
                {
                    $call(job.SetNotifyInterface($sink(new FirstVersion())));
                    $call(job.SetNotifyFlags({|BITS022:$flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)|}));
                }

                void Right($Job job)
                {
                    $call(job.SetNotifyInterface($sink(new ThirdVersion())));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)));
                }
            }
            """),
        new(
            "BITS023",
            static shape => shape.Name == "GeneratedComInterface"
                ? "[GeneratedComInterface, Guid(\"7d3a1c0e-5a5a-4b0e-9e0c-0b8f1e6a2d11\")] partial interface IOther { [PreserveSig] int "
                + "Run(); } [GeneratedComClass] sealed partial class OtherObject : IOther { public int Run() => 0; } "
                    + OtherObjects
                : "sealed class OtherObject { } " + OtherObjects,
            static shape => shape.TakesAnySink ? null : "the compiler refuses an object that is no callback"),
        new("BITS024", """
            class Uploads
            {
                void Wrong()
                {
                    $createUpload(var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyFlags({|BITS024:$flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)|}));
                    $call(job.Resume());
                }

                void Right()
                {
                    $createUploadReply(var job);
                    $call(job.AddFile($text("https://contoso.com/a"), $text("C:\\a")));
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)));
                    $call(job.Resume());
                }
            }
            """),
        new("BITS026", """
            [System.Runtime.Versioning.SupportedOSPlatform("windows7.0")]
            class OldWindows
            {
                void Wrong($Job job)
                {
                    $call(job.SetNotifyFlags({|BITS026:$flags(TRANSFERRED | ERROR | FILE_RANGES_TRANSFERRED)|}));
                }

                void Right($Job job)
                {
                    $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED)));
                    if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 15063))
                    {
                        $call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED)));
                    }
                }
            }
            """),
        new("BITS046", """
            $emptyCallback(Observer, 1)

            class Observers
            {
                void Wrong($Manager manager)
                {
                    $enumAllJobs(manager, var jobs);
                    $next(jobs, var job);
                    $call(job.{|BITS046:SetNotifyInterface|}($sink(new Observer())));
                }

                void Right($Manager manager, $Guid own)
                {
                    $getJob(manager, own, var job);
                    $call(job.SetNotifyInterface($sink(new Observer())));
                }
            }
            """),
        new("BITS060", """
            $callbackClass(Refusing, 2)
            {
                public $Result {|BITS060:JobTransferred|}($Job job) { $fail(0x80004001) }
                public $Result {|BITS060:JobError|}($Job job, $Error error) => throw new NotImplementedException();
                public $Result JobModification($Job job, uint reserved) { $ok }
                public $Result {|BITS060:FileTransferred|}($Job job, $File file) { throw new NotSupportedException(); }
            }

            $callbackClass(Accepting, 1)
            {
                public $Result JobTransferred($Job job) { if (job == null) { throw new ArgumentNullException(nameof(job)); } $ok }
                $emptyHandlers(JobError, JobModification)
            }
            """),
        new("BITS061", """
            $callbackClass(Patient, 2)
            {
                public $Result JobTransferred($Job job) { System.Threading.Tasks.Task.Delay(100).{|BITS061:Wait|}(); $ok }
                public $Result JobError($Job job, $Error error) { {|BITS061:Pause|}(); $ok }
                $emptyHandlers(JobModification)
                public $Result FileTransferred($Job job, $File file) { System.Threading.Tasks.Task.Run(() => Pause()); $ok }
                private static void Pause() => System.Threading.Thread.Sleep(100);
            }
            """),
        new("BITS062", static shape => shape.UsesPointers
            ? """
            $callbackClass(Careless, 1)
            {
                public $Result JobTransferred($Job job) { job.{|BITS062:Release|}(); $ok }
                public $Result JobError($Job job, $Error error) { job.AddRef(); job.Release(); $ok }
                $emptyHandlers(JobModification)
            }
            """
            : """
            $callbackClass(Careless, 1)
            {
                public $Result JobTransferred($Job job) { Marshal.{|BITS062:ReleaseComObject|}(job); $ok }
                public $Result JobError($Job job, $Error error) { $query2(job, var job2); GC.KeepAlive(job2); $ok }
                $emptyHandlers(JobModification)
            }
            """,
            static _ => null),
        new(
            "BITS063",
            """
            $callbackClass(Later, 1)
            {
                public async $Result {|BITS063:JobTransferred|}($Job job) { await System.Threading.Tasks.Task.Yield(); }
                public $Result JobError($Job job, $Error error) { _ = LogAsync(); }
                $emptyHandlers(JobModification)
                private static async System.Threading.Tasks.Task LogAsync() => await System.Threading.Tasks.Task.Yield();
            }
            """,
            static shape => shape.ReturnsHResult ? "a method with a result cannot be 'async void'" : null),
        new("BITS064", """
            $callbackClass(Completing, 1)
            {
                public $Result JobTransferred($Job job) { $call(job.{|BITS064:Complete|}()); $ok }
                public $Result JobError($Job job, $Error error) { try { $call(job.Cancel()); } catch (COMException) { } $ok }
                $emptyHandlers(JobModification)
            }
            """),
        new(
            "BITS065",
            """
            $callbackClass(Keeping, 1)
            {
                private $Job _kept;
                private $Job _owned;
                public $Result JobTransferred($Job job) { _kept = {|BITS065:job|}; $ok }
                public $Result JobError($Job job, $Error error) { job.AddRef(); _owned = job; $ok }
                $emptyHandlers(JobModification)
            }
            """,
            static shape => shape.UsesPointers ? null : "a managed reference keeps the job by itself"),
        CommandLine(
            "BITS080",
            """$call(job.SetNotifyCmdLine({|BITS080:$text(null)|}, $text("-done")));""",
            """$call(job.SetNotifyCmdLine($text(null), $text(null)));"""),
        CommandLine(
            "BITS081",
            """$call(job.SetNotifyCmdLine({|BITS081:$text("Tools\\notify.exe")|}, $text(null)));""",
            """$call(job.SetNotifyCmdLine($text("\\\\server\\share\\notify.exe"), $text(null)));"""),
        CommandLine(
            "BITS082",
            """$call(job.SetNotifyCmdLine({|BITS082:$text("%ProgramFiles%\\notify.exe")|}, $text(null)));""",
            """$call(job.SetNotifyCmdLine($text("C:\\100%\\notify.exe"), $text(null)));"""),
        CommandLine(
            "BITS083",
            """$call(job.SetNotifyCmdLine($text("C:\\notify.exe"), {|BITS083:$text("-done")|}));""",
            """$call(job.SetNotifyCmdLine($text("C:\\notify.exe"), $text("notify -done")));"""),
        CommandLine(
            "BITS084",
            """$call(job.SetNotifyCmdLine($text("C:\\My Tools\\notify.exe"), {|BITS084:$text("C:\\My Tools\\notify.exe -done")|}));""",
            """$call(job.SetNotifyCmdLine($text("C:\\My Tools\\notify.exe"), $text("\"C:\\My Tools\\notify.exe\" -done")));"""),
        CommandLine(
            "BITS085",
            $$"""$call(job.SetDisplayName({|BITS085:$text("{{new string('x', 257)}}")|}));""",
            $$"""$call(job.SetDisplayName($text("{{new string('x', 256)}}")));"""),
        CommandLine(
            "BITS086",
            """$call(job.SetNotifyCmdLine({|BITS086:$text("C:\\notify.ps1")|}, $text(null)));""",
            """$call(job.SetNotifyCmdLine($text("C:\\Windows\\System32\\wscript.exe"), $text("wscript.exe C:\\notify.vbs")));"""),
        new(
            "BITS101",
            "class Dropped { void Wrong($Job job) { {|BITS101:job.Suspend()|}; } void Right($Job job) { $call(job.Suspend()); _ = "
            + "job.Resume(); } }",
            WithoutResults),
        new(
            "BITS102",
            static shape =>
                $$"""class Compared { bool Wrong($Job job) => {|BITS102:{{ResultOf(shape, "job.Cancel()")}} == 0|}; bool Right($Job job) => {{ResultOf(shape, "job.Cancel()")}} >= 0; bool Same($Job job) => {{ResultOf(shape, "job.Resume()")}} == 0; }""",
            WithoutResults),
        new("BITS103", """
            class Handlers
            {
                void Wrong($Job job, uint flags, $Manager manager, string file)
                {
                    try { $call(job.SetNotifyFlags($cast(flags))); } catch ({|BITS103:COMException|}) { }
                    try { $call(job.SetNotifyInterface($noSink)); } catch ({|BITS103:COMException|}) { }
                    try { $call(job.AddFile($text("https://contoso.com/a"), $text(file))); } catch ({|BITS103:COMException|}) { }
                    try { $enumAllJobs(manager, var jobs); } catch ({|BITS103:COMException|}) { }
                }

                void Right($Job job, uint flags)
                {
                    try { $call(job.SetNotifyFlags($cast(flags))); } catch (NotImplementedException) { }
                    try { $call(job.Resume()); } catch (COMException) { }
                }
            }
            """),
        new("BITS104", """
            [Flags]
            enum WrongNotify : uint { BG_NOTIFY_JOB_TRANSFERRED = 1, {|BITS104:BG_NOTIFY_JOB_ERROR|} = 4 }

            [Flags]
            enum RightNotify : uint { None, BG_NOTIFY_JOB_TRANSFERRED = 1, BG_NOTIFY_JOB_ERROR = 2 }

            class Enums
            {
                void Wrong($Job job, WrongNotify own) { $call(job.SetNotifyFlags($cast(own))); }
                void Right($Job job, RightNotify own) { $call(job.SetNotifyFlags($cast(own))); }
            }
            """),
    ];

    private const string OtherObjects = """
        $emptyCallback(RightObject, 1)

        class OtherObjects
        {
            void Wrong($Job job) { $call(job.SetNotifyInterface({|BITS023:$sink(new OtherObject())|})); }
            void Right($Job job) { $call(job.SetNotifyInterface($sink(new RightObject()))); }
        }
        """;

    private static RuleScenario CommandLine(string id, string wrong, string right)
        => new(id, $$"""class Commands{{id}} { void Wrong($Job2 job) { {{wrong}} } void Right($Job2 job) { {{right}} } }""");

    private static string? WithoutResults(InteropShape shape) => shape.ReturnsHResult ? null : "calls have no result";

    private static string ResultOf(InteropShape shape, string call)
        => shape.Name is "CsWin32" or "CsWin32Pointers" or "TerraFX" ? call + ".Value" : call;
}
