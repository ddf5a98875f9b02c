using BitsAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>What a report says: the message, and the steps that prove it, each with the code it points to.</summary>
public class TraceTests
{
    private const string Start = """
        using static Contoso.Interop.BG_NOTIFY;
        class Downloader
        {
            void Run(IBackgroundCopyManager manager, IBackgroundCopyJob5 job, bool first, bool second, string text)
            {

        """;

    private const string End = """

            }
        }

        class Watcher : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) { }
            public void JobModification(IBackgroundCopyJob job, uint reserved) => Console.WriteLine("modified");
        }
        """;

    // The first statement is in line 6.
    private static async Task Tells(string statements, string expected)
    {
        var source = Start + statements + End;
        var diagnostics = (await Verdict.Diagnostics(source))
            .Where(diagnostic => !IncidentalRules.Contain(diagnostic.Id) || expected.Contains(diagnostic.Id, StringComparison.Ordinal));
        var told = string.Join("\n", diagnostics.Select(diagnostic => string.Join("\n  ",
        [
            $"{diagnostic.Id} {diagnostic.GetMessage(null)}",
            .. diagnostic.GetTrace().Select(static step =>
                $"{LineOf(step.Location)} "
                + $"{step.Location.SourceTree!.ToString()[step.Location.SourceSpan.Start..step.Location.SourceSpan.End]}: {step.Text}"),
        ])));
        Assert.True(expected == told, told);
    }

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    [Fact]
    public Task BITS001() => Tells(
        """
        var flags = BG_NOTIFY_JOB_ERROR;
        if (first)
        {
            flags |= BG_NOTIFY_DISABLE;
        }

        job.SetNotifyFlags((uint)flags);
        """,
        """
        BITS001 BITS ignores BG_NOTIFY_JOB_ERROR because the mask also has BG_NOTIFY_DISABLE (written in line 9)
          6 BG_NOTIFY_JOB_ERROR: the mask is BG_NOTIFY_JOB_ERROR (0x2)
          7 first: on the way where 'first' is true
          9 flags |= BG_NOTIFY_DISABLE: the mask is BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE (0x6)
          12 (uint)flags: the mask is BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE (0x6)
        """);

    [Fact]
    public Task BITS002() => Tells(
        """
        uint flags = 1;
        flags <<= 6;
        job.SetNotifyFlags(flags);
        """,
        """
        BITS002 BITS defines no notification flag 0x40, so SetNotifyFlags fails with E_NOTIMPL (written in line 7)
          6 1: the mask is BG_NOTIFY_JOB_TRANSFERRED (0x1)
          7 flags <<= 6: the mask is 0x40 (0x40)
          8 flags: the mask is 0x40 (0x40)
        """);

    [Fact]
    public Task BITS003() => Tells(
        """
        job.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_ERROR);
        """,
        """
        BITS003 Joined with '+', these flags give BG_NOTIFY_DISABLE instead of BG_NOTIFY_JOB_ERROR
          6 BG_NOTIFY_JOB_ERROR: 'BG_NOTIFY_JOB_ERROR' is BG_NOTIFY_JOB_ERROR
          6 BG_NOTIFY_JOB_ERROR: 'BG_NOTIFY_JOB_ERROR' is BG_NOTIFY_JOB_ERROR
          6 (uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_ERROR: the mask is BG_NOTIFY_DISABLE (0x4)
        """);

    [Fact]
    public Task BITS004() => Tells(
        """
        job.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_TRANSFERRED);
        """,
        """
        BITS004 '+' gives the union of these flags only because none is named twice; combine flags with '|', each once
          6 BG_NOTIFY_JOB_ERROR: 'BG_NOTIFY_JOB_ERROR' is BG_NOTIFY_JOB_ERROR
          6 BG_NOTIFY_JOB_TRANSFERRED: 'BG_NOTIFY_JOB_TRANSFERRED' is BG_NOTIFY_JOB_TRANSFERRED
          6 (uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_TRANSFERRED: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR (0x3)
        """);

    [Fact]
    public Task BITS005() => Tells(
        """
        var flags = BG_NOTIFY_JOB_ERROR;
        flags &= ~BG_NOTIFY_JOB_ERROR;
        job.SetNotifyFlags((uint)flags);
        """,
        """
        BITS005 A mask of 0 requests no event; use BG_NOTIFY_DISABLE to mute the job, or name the events (written in line 7)
          6 BG_NOTIFY_JOB_ERROR: the mask is BG_NOTIFY_JOB_ERROR (0x2)
          7 flags &= ~BG_NOTIFY_JOB_ERROR: the mask is 0
          8 (uint)flags: the mask is 0
        """);

    [Fact]
    public Task BITS006() => Tells(
        """
        var flags = first ? BG_NOTIFY_JOB_MODIFICATION : BG_NOTIFY_FILE_TRANSFERRED;
        job.SetNotifyFlags((uint)flags);
        """,
        """
        BITS006 With BG_NOTIFY_JOB_MODIFICATION BITS never announces the end of the job, because modification and file events exclude it (written in line 6)
          6 BG_NOTIFY_JOB_MODIFICATION: the mask is BG_NOTIFY_JOB_MODIFICATION (0x8)
          6 BG_NOTIFY_FILE_TRANSFERRED: the mask is BG_NOTIFY_FILE_TRANSFERRED (0x10)
          7 (uint)flags: the mask is passed to SetNotifyFlags
        """);

    [Fact]
    public Task BITS007() => Tells(
        """
        const BG_NOTIFY Success = BG_NOTIFY_JOB_TRANSFERRED;
        job.SetNotifyFlags((uint)(Success | BG_NOTIFY_JOB_MODIFICATION));
        """,
        """
        BITS007 With BG_NOTIFY_JOB_TRANSFERRED and BG_NOTIFY_JOB_MODIFICATION BITS announces that the job is transferred, but never that it has failed
          7 Success: 'Success' is BG_NOTIFY_JOB_TRANSFERRED
          7 BG_NOTIFY_JOB_MODIFICATION: 'BG_NOTIFY_JOB_MODIFICATION' is BG_NOTIFY_JOB_MODIFICATION
          7 Success | BG_NOTIFY_JOB_MODIFICATION: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION (0x9)
        """);

    [Fact]
    public Task BITS008() => Tells(
        """
        job.SetNotifyFlags(11);
        """,
        """
        BITS008 The number 11 stands for BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION, and names for these flags are in scope
          6 11: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION (0xB)
        """);

    [Fact]
    public Task BITS009() => Tells(
        """
        job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        job.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        """,
        """
        BITS009 This mask replaces the one set before and gives up BG_NOTIFY_JOB_MODIFICATION (mask set in line 6)
          6 SetNotifyFlags: the mask is set here
          7 BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR (0x3)
        """);

    [Fact]
    public Task BITS010() => Tells(
        """
        var flags = LegacyQueueManager.QM_NOTIFY_JOB_DONE;
        job.SetNotifyFlags(flags);
        """,
        """
        BITS010 'QM_NOTIFY_JOB_DONE' is a flag of the older queue manager, not a notification flag; as a mask its value means BG_NOTIFY_JOB_ERROR (written in line 6)
          6 LegacyQueueManager.QM_NOTIFY_JOB_DONE: the mask is BG_NOTIFY_JOB_ERROR (0x2)
          7 flags: the mask is passed to SetNotifyFlags
        """);

    [Fact]
    public Task BITS020() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        var created2 = (IBackgroundCopyJob2)created;
        created2.SetNotifyFlags((uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION));
        created2.SetNotifyCmdLine("c:\\a.exe", null);
        created.Resume();
        """,
        """
        BITS020 BITS runs the command line for the end of the job only and ignores BG_NOTIFY_JOB_MODIFICATION (command line set in line 10)
          9 BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION: the mask is BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION (0xA)
          10 SetNotifyCmdLine: a command line is set here
        """);

    [Fact]
    public Task BITS021() => Tells(
        """
        job.SetNotifyCmdLine("c:\\a.exe", null);
        job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
        """,
        """
        BITS021 With BG_NOTIFY_DISABLE BITS never runs the command line that is set on the job (command line set in line 6)
          6 SetNotifyCmdLine: a command line is set here
          7 BG_NOTIFY_DISABLE: the mask is BG_NOTIFY_DISABLE (0x4)
        """);

    [Fact]
    public Task BITS025() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        created.SetNotifyInterface(new Watcher());
        created.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
        created.Resume();
        """,
        """
        BITS025 A callback is registered, but BG_NOTIFY_DISABLE is in force when the job is resumed, so it is never called (callback registered in line 8)
          8 SetNotifyInterface: a callback is registered here
          9 BG_NOTIFY_DISABLE: the mask is BG_NOTIFY_DISABLE (0x4)
        """);

    [Fact]
    public Task BITS027() => Tells(
        """
        job.SetNotifyInterface(new Watcher());
        job.SetNotifyCmdLine("c:\\a.exe", null);
        """,
        """
        BITS027 With a callback registered, BITS runs the command line only where the callback cannot be reached or fails (callback registered in line 6)
          6 SetNotifyInterface: a callback is registered here
          7 SetNotifyCmdLine: SetNotifyCmdLine is called here
        """);

    [Fact]
    public Task BITS028() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        created.SetNotifyInterface(new Watcher());
        created.SetNotifyFlags((uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
        created.Resume();
        """,
        """
        BITS028 The callback handles JobModification, but the mask in force lacks BG_NOTIFY_JOB_MODIFICATION (resumed in line 10)
          8 SetNotifyInterface: a callback is registered here
          9 BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR: the mask is BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR (0x3)
          10 Resume: the job is resumed here
        """);

    [Fact]
    public Task BITS028WithoutAMask() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.AddFile(text, text);
        created.SetNotifyInterface(new Watcher());
        created.Resume();
        """,
        """
        BITS028 The callback handles JobModification, but the mask in force lacks BG_NOTIFY_JOB_MODIFICATION (resumed in line 9)
          8 SetNotifyInterface: a callback is registered here, and nothing asks for more than the default events
          9 Resume: the job is resumed here
        """);

    [Fact]
    public Task BITS040() => Tells(
        """
        job.Cancel();
        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE because the job is already cancelled (cancelled in line 6)
          6 Cancel: the job is cancelled here
          7 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task BITS040FromTwoArms() => Tells(
        """
        if (first)
        {
            job.Cancel();
        }
        else
        {
            job.Complete();
        }

        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE because the job is already cancelled or acknowledged (acknowledged in line 12)
          8 Cancel: the job is cancelled here
          12 Complete: the job is acknowledged here
          15 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task BITS040FromATest() => Tells(
        """
        job.GetState(out var state);
        if (state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED)
        {
            job.Resume();
        }
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE because the job is already cancelled (state read in line 6)
          6 GetState: a test of the state read here shows that the job is cancelled
          7 state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED: on the way where 'state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED' is true
          9 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task BITS041() => Tells(
        """
        if (first)
        {
            job.Complete();
        }

        if (second)
        {
            job.Resume();
        }
        """,
        """
        BITS041 Resume fails with BG_E_INVALID_STATE where the job has been acknowledged before (acknowledged in line 8)
          6 first: on the way where 'first' is true
          8 Complete: the job is acknowledged here
          11 second: on the way where 'second' is true
          13 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task BITS042() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var created);
        created.Resume();
        """,
        """
        BITS042 Resume fails with BG_E_EMPTY because no file has been added to the job (created in line 6)
          6 CreateJob: the job is created here
          7 Resume: Resume is called here
        """);

    [Fact]
    public Task BITS043() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var created);
        created.AddFile(text, text);
        created.AddFile(text, text);
        """,
        """
        BITS043 AddFile fails with BG_E_TOO_MANY_FILES because an upload job takes one file only (file added in line 7)
          6 CreateJob: the job is created here
          7 AddFile: a file is added here
          8 AddFile: AddFile is called here
        """);

    [Fact]
    public Task BITS044() => Tells(
        """
        manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var created);
        created.AddFile(text, text);
        created.Complete();
        """,
        """
        BITS044 Complete fails with BG_E_INVALID_STATE because this upload job is not transferred (created in line 6)
          6 CreateJob: the job is created here
          8 Complete: Complete is called here
        """);

    [Fact]
    public Task BITS045() => Tells(
        """
        job.Resume();
        job.SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, default);
        """,
        """
        BITS045 BITS_JOB_PROPERTY_DYNAMIC_CONTENT can no longer be set after Resume (resumed in line 6)
          6 Resume: the job is resumed here
          7 SetProperty: SetProperty is called here
        """);

    [Fact]
    public Task BITS047() => Tells(
        """
        job.SetNotifyCmdLine("c:\\a.exe", null);
        job.TakeOwnership();
        """,
        """
        BITS047 TakeOwnership removes what SetNotifyCmdLine sets here (TakeOwnership in line 7)
          6 SetNotifyCmdLine: SetNotifyCmdLine is called here
          7 TakeOwnership: TakeOwnership is called here
        """);

    [Fact]
    public Task OfAConditionThatDoesNotHold() => Tells(
        """
        if (!first && text is null)
        {
            job.Cancel();
        }

        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled in line 8
          6 first: on the way where 'first' is false
          6 text is null: on the way where 'text is null' is true
          8 Cancel: the job is cancelled here
          11 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task OfACase() => Tells(
        """
        switch (text)
        {
            case "a":
                break;
            case "b":
                job.Cancel();
                break;
        }

        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled in line 11
          10 "b": on the way where '"b"' applies
          11 Cancel: the job is cancelled here
          15 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task OfAnArm() => Tells(
        """
        var flags = text switch
        {
            "a" => 3u,
            "b" => 6u,
            _ => 1u,
        };
        job.SetNotifyFlags(flags);
        """,
        """
        BITS001 BITS ignores BG_NOTIFY_JOB_ERROR because the mask also has BG_NOTIFY_DISABLE (written in line 9)
          9 "b": on the way where '"b"' applies
          9 6u: the mask is BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE (0x6)
          12 flags: the mask is passed to SetNotifyFlags
        """);

    [Fact]
    public Task OfALoopThatIsEntered() => Tells(
        """
        while (first)
        {
            job.Cancel();
            break;
        }

        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled in line 8
          6 first: on the way where 'first' is true
          8 Cancel: the job is cancelled here
          12 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task LeavesOutConditionsAroundAllOfIt() => Tells(
        """
        if (first)
        {
            if (second)
            {
                job.Cancel();
                job.Resume();
            }
        }
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE because the job is already cancelled (cancelled in line 10)
          10 Cancel: the job is cancelled here
          11 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task LeavesOutConditionsThatDoNotMatter() => Tells(
        """
        if (first)
        {
            Console.WriteLine("first");
        }

        job.Cancel();
        text = second ? "a" : "b";
        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE because the job is already cancelled (cancelled in line 11)
          11 Cancel: the job is cancelled here
          13 Resume: Resume is called on the ended job
        """);

    [Fact]
    public Task LeavesOutWhatTheCompilerAsks() => Tells(
        """
        foreach (var letter in text)
        {
            job.Cancel();
            break;
        }

        job.Resume();
        """,
        """
        BITS040 Resume fails with BG_E_INVALID_STATE wherever the job has been cancelled in line 8
          8 Cancel: the job is cancelled here
          12 Resume: Resume is called on the ended job
        """);
}
