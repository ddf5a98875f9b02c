using BitsAnalyzers.Testing.Shapes;
using Xunit;

namespace BitsAnalyzers.Tests.Shapes;

/// <summary>Each token, in each shape, gives C# that compiles against the shape's declarations.</summary>
public class EveryTokenCompilesTests
{
    private static readonly string[] Statements =
    [
        "job.SetNotifyFlags($flags(TRANSFERRED));",
        "job.SetNotifyFlags($flags(TRANSFERRED | ERROR | DISABLE | MODIFICATION | FILE_TRANSFERRED | FILE_RANGES_TRANSFERRED));",
        "job.SetNotifyFlags($flags((TRANSFERRED | ERROR) & ~ERROR ^ DISABLE));",
        "job.SetNotifyFlags($flags(TRANSFERRED + ERROR));",
        "$Mask mask = $mask(TRANSFERRED | ERROR); mask |= $mask(DISABLE); mask &= ~$mask(ERROR); job.SetNotifyFlags($flags(mask | "
        + "MODIFICATION));",
        "$Mask mask = $mask(ERROR); job.SetNotifyFlags($flags(mask + TRANSFERRED - ERROR));",
        "job.SetNotifyFlags($number(0x40)); job.SetNotifyFlags($number(3));",
        "$Flags flags = $flags(ERROR); job.SetNotifyFlags(flags);",
        "job.SetNotifyFlags($cast($state(ERROR))); job.SetNotifyFlags($cast($priority(HIGH) | 0));",
        "job.SetNotifyFlags($cast($jobType(UPLOAD))); job.SetNotifyFlags($cast($errorContext(LOCAL_FILE)));",
        "job.SetNotifyFlags($legacy(FILE_DONE)); job.SetNotifyFlags($legacy(USE_PROGRESSEX));",
        "$call(job.Cancel());",
        "$call(job.SetNotifyFlags($flags(TRANSFERRED | ERROR)));",
        "$create(var other); other.Resume(); $createUpload(var second); second.Suspend(); $createUploadReply(var third); third.Complete();",
        "$create(job); job.Resume(); $create(_field); _field.Resume();",
        "$manager(var manager); $create(manager, var other); $createUpload(manager, other); other.Cancel();",
        "$Guid id = default; $manager(var manager); $getJob(manager, id, var other); other.Cancel(); $getJob(manager, id, _field);",
        "$manager(var manager); $enumJobs(manager, var jobs); $next(jobs, var other); if (otherFetched == 1) { other.Cancel(); }",
        "$manager(var manager); $enumAllJobs(manager, var jobs); while (true) { $next(jobs, var other); if (otherFetched == 0) { break; } "
        + "}",
        "$enumFiles(job, var files); files.Reset();",
        "job.AddFile($text(\"https://example.org/a\"), $text(@\"C:\\Temp\\a\"));",
        "job.SetDisplayName($text(\"a (b, \\\"c\\\"\")); job.SetPriority($priority(FOREGROUND)); job.TakeOwnership();",
        "job.SetNotifyInterface($sink(new Sink())); job.SetNotifyInterface($noSink); Sink sink = new Sink(); "
        + "job.SetNotifyInterface($sink(sink));",
        "$Sink sink = $sink(new Sink()); job.SetNotifyInterface(sink);",
        "$query2(job, var job2); job2.SetNotifyCmdLine($text(@\"C:\\a.exe\"), $text(null)); job2.SetNotifyFlags($flags(ERROR)); "
        + "job2.Cancel();",
        "$query3(job, var job3); job3.SetFileACLFlags(1); job3.SetNotifyCmdLine($text(null), $text(null)); job3.Resume();",
        "$query4(job, var job4); job4.SetMaximumDownloadTime(60); job4.SetPeerCachingFlags(1); job4.SetNotifyFlags($flags(DISABLE));",
        "$query5(job, var job5); job5.SetProperty($property(DYNAMIC_CONTENT), $enable(true)); job5.SetNotifyFlags($flags(DISABLE));",
        "$query5(job, var job5); bool on = job5 != null; $PropertyValue value = $enable(on); "
        + "job5.SetProperty($property(HIGH_PERFORMANCE), value);",
        "$query5(job, var job5); job5.SetProperty($property(NOTIFICATION_CLSID), $classId(4991D34B-80A1-4291-83B6-3328366B9097));",
        "$query5(job, var job5); job5.SetProperty($property(ID_COST_FLAGS), $dword(1));",
        "$query5(job, var job5); job5.SetProperty($property(MAX_DOWNLOAD_SIZE), $uint64(1024));",
        "$as2(job)$.SetNotifyCmdLine($text(null), $text(null)); $as5(job)$.Cancel(); this._field.Cancel();",
        "$getState(job, var state); if (state == $state(CANCELLED)) { return; }",
        "$State state; do { $getState(job, state); } while (state != $state(TRANSFERRED) && state is not $state(ERROR));",
        "$getType(job, var type); if (type == $jobType(UPLOAD_REPLY)) { return; } $JobType copy = type; _ = copy;",
        "$getPriority(job, var priority); $getProgress(job, var progress); if (progress.FilesTotal == 1 && priority == $priority(LOW)) { }",
        "$getId(job, var id); $Guid copy = id; _ = copy; $getErrorCount(job, var count); _ = count + 1;",
        "$getNotifyFlags(job, var flags); job.SetNotifyFlags(flags | $flags(MODIFICATION)); $getNotifyFlags(job, flags);",
        "$getError(job, var error); if (error == null) { return; }",
    ];

    private static readonly string[] Members =
    [
        "$emptyCallback(First, 1) $emptyCallback(Second, 2) $emptyCallback(Third, 3)",
        "$callbackClass(Mine, 1) { public $Result JobTransferred($Job job) { job.Complete(); $ok } $emptyHandlers(JobError, "
        + "JobModification) }",
        """
        $callbackClass(Mine, 3)
        {
            public $Result JobTransferred($Job job) { $ok }
            public $Result JobError($Job job, $Error error) { $fail(0x80004001) }
            public $Result JobModification($Job job, uint reserved) { throw new InvalidOperationException(); }
            public $Result FileTransferred($Job job, $File file) { $ok }
            public $Result FileRangesTransferred($Job job, $File file, uint rangeCount, $Ranges ranges) { $ok }
        }
        """,
        "static bool IsKnown($Callback first, $Callback2 second, $Callback3 third) => first != null && second != null && third != null;",
        "$Job2 _second; $Job3 _third; $Job4 _fourth; $Job5 _fifth; void Stop() { _second.Cancel(); _third.Cancel(); _fourth.Cancel(); "
        + "_fifth.Cancel(); }",
        "void Watch($Manager manager, $Jobs jobs, $Files files, $Error error, $File file) { jobs.Reset(); files.Reset(); }",
    ];

    [Theory]
    [EveryShape]
    public void AsAStatement(InteropShape shape) => AssertCompile(shape, Statements.Select((statement, index) => $$"""
        namespace Statement{{index}};

        class Program
        {
            private $Job _field;

            void Run($Job job)
            {
                {{statement}}
            }
        }

        $emptyCallback(Sink, 1)
        """));

    [Theory]
    [EveryShape]
    public void AsAMember(InteropShape shape) => AssertCompile(shape, Members.Select((member, index) => $$"""
        static class Member{{index}}
        {
            partial class Inner<T> where T : class
            {
                {{member}}
            }
        }
        """));

    private static void AssertCompile(InteropShape shape, IEnumerable<string> scenarios)
        => Assert.Empty(ShapeCompilation.ErrorsInScenarios(shape, scenarios).Select(error => $"{error}\n{error.Location.SourceTree}"));
}
