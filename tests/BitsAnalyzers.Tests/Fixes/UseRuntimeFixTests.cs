using BitsAnalyzers.CodeFixes.Lifetime;
using BitsAnalyzers.CodeFixes.Receivers;
using BitsAnalyzers.Runtime;
using BitsAnalyzers.Testing.Shapes;
using BitsAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>
/// Where a project references BitsAnalyzers.Runtime, findings that its calls make impossible can be fixed by these calls.
/// </summary>
public class UseRuntimeFixTests
{
    [Fact]
    public Task ACommandLineThatNeverRuns() => Verify<Bits021CommandLineNeverRunsFixProvider>(
        "BITS021.UseRuntime",
        """
            void Mute(IBackgroundCopyJob2 job)
            {
                // To be opened at the end.
                job.SetNotifyCmdLine(Program, null);
                job.SetNotifyFlags({|BITS021:(uint)BG_NOTIFY_DISABLE|}); // quietly
                job.Resume();
            }

            void FlagsFirst(IBackgroundCopyJob job)
            {
                job.SetNotifyFlags({|BITS021:8|});
                ((IBackgroundCopyJob2)job).SetNotifyCmdLine(Program, null);
            }

            void OneLine(IBackgroundCopyJob2 job) { job.SetNotifyCmdLine(Program, null); job.SetNotifyFlags({|BITS021:4|}); }

            void Field(Guid bitsJob)
            {
                _job2.SetNotifyCmdLine(Program, "\"" + Program + "\" " + bitsJob);
                _job2.SetNotifyFlags({|BITS021:4|});
            }
        """,
        """
            void Mute(IBackgroundCopyJob2 job)
            {
                // To be opened at the end.
                using (var bitsJob = BitsJob.From(job))
                {
                    bitsJob.NotifyByCommandLine(BitsCommandLine.Run(Program));
                }
                // quietly
                job.Resume();
            }

            void FlagsFirst(IBackgroundCopyJob job)
            {
                using (var bitsJob = BitsJob.From(job))
                {
                    bitsJob.NotifyByCommandLine(BitsCommandLine.Run(Program));
                }
            }

            void OneLine(IBackgroundCopyJob2 job) { using (var bitsJob = BitsJob.From(job)) { bitsJob.NotifyByCommandLine(BitsCommandLine.Run(Program)); } }

            void Field(Guid bitsJob)
            {
                using (var bitsJob2 = BitsJob.From(_job2))
                {
                    bitsJob2.NotifyByCommandLine(BitsCommandLine.Run(Program).WithArgument(bitsJob.ToString()));
                }
            }
        """);

    [Fact]
    public Task FlagsThatACommandLineIsNotRunFor() => Verify<Bits020FlagsIgnoredByCommandLineFixProvider>(
        "BITS020.UseRuntime",
        """
            void Both(IBackgroundCopyJob2 job, string text)
            {
                job.SetNotifyCmdLine(Program, $"\"{Program}\" /open \"{text}\" C:\\new");
                job.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            }

            void OnlyFailures(IBackgroundCopyJob2 job)
            {
                job.SetNotifyCmdLine(@"C:\a.exe", @"C:\A.exe  /failed");
                job.SetNotifyFlags({|BITS020:(uint)(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION)|});
            }
        """,
        """
            void Both(IBackgroundCopyJob2 job, string text)
            {
                using (var bitsJob = BitsJob.From(job))
                {
                    bitsJob.NotifyByCommandLine(BitsCommandLine.Run(Program).WithArgument("/open").WithArgument(text).WithArgument(@"C:\new"));
                }
            }

            void OnlyFailures(IBackgroundCopyJob2 job)
            {
                using (var bitsJob = BitsJob.From(job))
                {
                    bitsJob.NotifyByCommandLine(BitsCommandLine.Run(@"C:\a.exe").WithArgument("/failed"), BitsCommandLineEvents.JobError);
                }
            }
        """);

    /// <summary>What the builder of the library cannot build, or nobody knows how.</summary>
    [Theory]
    [InlineData("job.SetNotifyCmdLine(\"import.exe\", null);")]
    [InlineData("job.SetNotifyCmdLine(@\"C:\\%USERNAME%\\import.exe\", null);")]
    [InlineData("job.SetNotifyCmdLine(Program, \"/open\");")]
    [InlineData("job.SetNotifyCmdLine(Program, _text);")]
    [InlineData("job.SetNotifyCmdLine(Program, $\"\\\"{Program}\\\" {_text}\");")]
    [InlineData("job.SetNotifyCmdLine(Program, $\"\\\"{Program}\\\" /id:{_number}\");")]
    [InlineData("job.SetNotifyCmdLine(Program, $\"\\\"{Program}\\\" {_number:X}\");")]
    [InlineData("job.SetNotifyCmdLine(Program, \"\\\"\" + Program + \"\\\" \\\"a\\\\\\\"b\\\"\");")]
    [InlineData("job.SetNotifyCmdLine(Program /* the importer */, null);")]
    [InlineData("job.SetNotifyCmdLine(Program, null); job = Other(); job.SetNotifyCmdLine(Program, null);")]
    [InlineData("var other = job; other.SetNotifyCmdLine(Program, null);")]
    public Task OtherCommandLinesAreLeftAlone(string set) => NoFix<Bits021CommandLineNeverRunsFixProvider>(
        "BITS021.UseRuntime",
        $$"""
            void Mute(IBackgroundCopyJob2 job)
            {
                {{set}}
                job.SetNotifyFlags({|BITS021:4|});
            }
        """);

    /// <summary>A check of the result is part of the call, which throws now; what else is done with the result is not.</summary>
    [Fact]
    public async Task ResultsThatAreLookedAt()
    {
        const string Before = """
            using BitsAnalyzers.Runtime;

            class C
            {
                int _last;
                int Keep(int hresult) => _last = hresult;
                static void Check(int hresult) { if (hresult < 0) throw new System.Exception(); }

                void M(IBackgroundCopyJob2 job)
                {
                    CALL;
                    Check(job.SetNotifyFlags({|BITS021:4|}));
                }
            }
            """;
        var kept = Before.Replace("CALL", """Check(Keep(job.SetNotifyCmdLine(@"C:\a.exe", null)))""");
        await new Test<Bits021CommandLineNeverRunsFixProvider>(InteropShapes.PreserveSig, "BITS021.UseRuntime", kept, kept)
            .RunAsync(TestContext.Current.CancellationToken);

        var before = Before.Replace("CALL", """Check(job.SetNotifyCmdLine(@"C:\a.exe", null))""");
        var after = Before.Replace(
            """
                    CALL;
                    Check(job.SetNotifyFlags({|BITS021:4|}));
            """,
            """
                    using (var bitsJob = BitsJob.From(job))
                    {
                        bitsJob.NotifyByCommandLine(BitsCommandLine.Run(@"C:\a.exe"));
                    }
            """);
        await new Test<Bits021CommandLineNeverRunsFixProvider>(InteropShapes.PreserveSig, "BITS021.UseRuntime", before, after)
            .RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AJobThatHasEnded() => Verify<Bits040CallInFinalStateFixProvider>(
        "BITS040.UseRuntime",
        """
            void Finish(IBackgroundCopyJob job)
            {
                job.Complete();
                job.{|BITS040:Cancel|}();
            }

            void GiveUp(IBackgroundCopyJob job)
            {
                job.Cancel();
                if (_number > 0) ((IBackgroundCopyJob2)job).{|BITS040:Complete|}(); // again
            }
        """,
        """
            void Finish(IBackgroundCopyJob job)
            {
                job.Complete();
                using (var bitsJob = BitsJob.From(job))
                {
                    bitsJob.TryCancel();
                }
            }

            void GiveUp(IBackgroundCopyJob job)
            {
                job.Cancel();
                if (_number > 0) using (var bitsJob = BitsJob.From(job)) { bitsJob.TryComplete(allowPartial: true); } // again
            }
        """);

    [Fact]
    public Task AJobThatMayHaveEnded() => Verify<Bits041CallMayBeInFinalStateFixProvider>(
        "BITS041.UseRuntime",
        """
            void Finish(IBackgroundCopyJob job)
            {
                if (_number > 0)
                {
                    job.Complete();
                }

                if (_text != null)
                {
                    job.{|BITS041:Cancel|}();
                }
            }
        """,
        """
            void Finish(IBackgroundCopyJob job)
            {
                if (_number > 0)
                {
                    job.Complete();
                }

                if (_text != null)
                {
                    using (var bitsJob = BitsJob.From(job))
                    {
                        bitsJob.TryCancel();
                    }
                }
            }
        """);

    [Theory]
    [InlineData("job.{|BITS040:Resume|}();")]
    [InlineData("job?.{|BITS040:Cancel|}();")]
    [InlineData("job.{|BITS040:Cancel|}(/* at last */);")]
    public Task OtherCallsAreLeftAlone(string call) => NoFix<Bits040CallInFinalStateFixProvider>(
        "BITS040.UseRuntime",
        $$"""
            void Finish(IBackgroundCopyJob job)
            {
                job.Complete();
                {{call}}
            }
        """);

    [Fact]
    public async Task WithoutTheLibraryThereIsNoSuchAction()
    {
        await CallFixTest<Bits040CallInFinalStateFixProvider>.NoFix(
            "BITS040.UseRuntime",
            """
                void Finish(IBackgroundCopyJob job)
                {
                    job.Complete();
                    job.{|BITS040:Cancel|}();
                }
            """);
        await CallFixTest<Bits021CommandLineNeverRunsFixProvider>.NoFix(
            "BITS021.UseRuntime",
            """
                void Mute(IBackgroundCopyJob2 job)
                {
                    job.SetNotifyCmdLine(Program, null);
                    job.SetNotifyFlags({|BITS021:4|});
                }
            """);
    }

    /// <summary>Without a using directive the library is named in full.</summary>
    [Fact]
    public Task TheLibraryIsNamedAsTheFileCan()
    {
        var test = new Test<Bits040CallInFinalStateFixProvider>(
            "BITS040.UseRuntime",
            "class C { void M(IBackgroundCopyJob job) { job.Complete(); job.{|BITS040:Cancel|}(); } }",
            "class C { void M(IBackgroundCopyJob job) { job.Complete(); using (var bitsJob = BitsAnalyzers.Runtime.BitsJob.From(job)) { "
            + "bitsJob.TryCancel(); } } }");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task AWaitThatNeverEnds() => Verify<Bits050WaitNeverEndsFixProvider>(
        "BITS050.UseRuntime",
        """
            async System.Threading.Tasks.Task WaitAsync(IBackgroundCopyJob job)
            {
                // Until it is there.
                BG_JOB_STATE state;
                do
                {
                    await System.Threading.Tasks.Task.Delay(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});

                System.Console.WriteLine("done");
            }

            async System.Threading.Tasks.Task InsideAsync(IBackgroundCopyJob job)
            {
                await System.Threading.Tasks.Task.Yield();
                while ({|BITS050:true|})
                {
                    job.GetState(out var state);
                    if (state is BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        break;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }
        """,
        """
            async System.Threading.Tasks.Task WaitAsync(IBackgroundCopyJob job)
            {
                // Until it is there.
                using (var bitsJob = BitsJob.From(job))
                {
                    await bitsJob.WaitAsync();
                }

                System.Console.WriteLine("done");
            }

            async System.Threading.Tasks.Task InsideAsync(IBackgroundCopyJob job)
            {
                await System.Threading.Tasks.Task.Yield();
                using (var bitsJob = BitsJob.From(job))
                {
                    await bitsJob.WaitAsync();
                }
            }
        """);

    [Fact]
    public Task AWaitIsLeftAloneWhereNothingCanAwaitOrMoreIsDone() => NoFix<Bits050WaitNeverEndsFixProvider>(
        "BITS050.UseRuntime",
        """
            void Wait(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});
            }

            async System.Threading.Tasks.Task WaitAndCompleteAsync(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    await System.Threading.Tasks.Task.Delay(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});

                job.Complete();
            }

            async System.Threading.Tasks.Task CountAsync(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    await System.Threading.Tasks.Task.Delay(500);
                    _number++;
                    job.GetState(out state);
                }
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});
            }
        """);

    [Fact]
    public Task ADownloadThatIsLeftInTheQueue() => Verify<Bits048JobLeftInQueueFixProvider>(
        "BITS048.UseRuntime",
        """
            async System.Threading.Tasks.Task<bool> InsideAsync(IBackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    manager.{|BITS048:CreateJob|}("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile(url, path);
                    job.Resume();
                    BG_JOB_STATE state;
                    do
                    {
                        await System.Threading.Tasks.Task.Delay(500);
                        job.GetState(out state);
                    }
                    while (state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR));

                    job.Complete();
                    return true;
                }
                catch (System.Exception)
                {
                    return false;
                }
            }

            async System.Threading.Tasks.Task<bool> OutsideAsync(IBackgroundCopyManager manager, string url, string path)
            {
                manager.{|BITS048:CreateJob|}("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                try
                {
                    job.AddFile(url, path);
                    job.AddFile(url + ".sig", path + ".sig");
                    job.Resume();
                    while (true)
                    {
                        job.GetState(out var state);
                        if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED || state == BG_JOB_STATE.BG_JOB_STATE_ERROR) { break; }
                        await System.Threading.Tasks.Task.Delay(500);
                    }

                    job.Complete();
                    return true;
                }
                catch
                {
                    return false;
                }
            }
        """,
        """
            async System.Threading.Tasks.Task<bool> InsideAsync(IBackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    await BitsTransfer.DownloadAsync(new[] { new BitsFileRequest(url, path) }, new BitsTransferOptions { DisplayName = "Update" });
                    return true;
                }
                catch (System.Exception)
                {
                    return false;
                }
            }

            async System.Threading.Tasks.Task<bool> OutsideAsync(IBackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    await BitsTransfer.DownloadAsync(new[] { new BitsFileRequest(url, path), new BitsFileRequest(url + ".sig", path + ".sig") }, new BitsTransferOptions { DisplayName = "Update" });
                    return true;
                }
                catch
                {
                    return false;
                }
            }
        """);

    [Fact]
    public Task ADownloadIsLeftAloneWhereItIsAnotherProgram() => NoFix<Bits048JobLeftInQueueFixProvider>(
        "BITS048.UseRuntime",
        """
            async System.Threading.Tasks.Task<bool> OfComAsync(IBackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    manager.{|BITS048:CreateJob|}("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile(url, path);
                    job.Resume();
                    BG_JOB_STATE state;
                    do
                    {
                        await System.Threading.Tasks.Task.Delay(500);
                        job.GetState(out state);
                    }
                    while (state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR));

                    job.Complete();
                    return true;
                }
                catch ({|BITS103:System.Runtime.InteropServices.COMException|})
                {
                    return false;
                }
            }

            bool Start(IBackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    manager.{|BITS048:CreateJob|}("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile(url, path);
                    job.Resume();
                    return true;
                }
                catch (System.Exception)
                {
                    return false;
                }
            }

            async System.Threading.Tasks.Task<bool> UploadAsync(IBackgroundCopyManager manager, string url, string path)
            {
                try
                {
                    manager.{|BITS048:CreateJob|}("Update", BG_JOB_TYPE.BG_JOB_TYPE_UPLOAD, out _, out var job);
                    job.AddFile(url, path);
                    job.Resume();
                    BG_JOB_STATE state;
                    do
                    {
                        await System.Threading.Tasks.Task.Delay(500);
                        job.GetState(out state);
                    }
                    while (state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR));

                    job.{|BITS044:Complete|}();
                    return true;
                }
                catch (System.Exception)
                {
                    return false;
                }
            }
        """);

    [Fact]
    public Task ADownloadThatIsNeverCompleted() => Verify<Bits052JobNeverCompletedFixProvider>(
        "BITS052.UseRuntime",
        """
            async System.Threading.Tasks.Task DownloadAsync(IBackgroundCopyManager manager, string url, string path)
            {
                manager.CreateJob("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile(url, path);
                job.{|BITS052:Resume|}();
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                {
                    await System.Threading.Tasks.Task.Delay(500);
                    job.GetState(out state);
                }
            }
        """,
        """
            async System.Threading.Tasks.Task DownloadAsync(IBackgroundCopyManager manager, string url, string path)
            {
                await BitsTransfer.DownloadAsync(new[] { new BitsFileRequest(url, path) }, new BitsTransferOptions { DisplayName = "Update" });
            }
        """);

    [Fact]
    public Task ADownloadThatNobodyAwaitsIsLeftAlone() => NoFix<Bits052JobNeverCompletedFixProvider>(
        "BITS052.UseRuntime",
        """
            void Download(IBackgroundCopyManager manager, string url, string path)
            {
                manager.CreateJob("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile(url, path);
                job.{|BITS052:Resume|}();
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
            }

            async System.Threading.Tasks.Task PrioritisedAsync(IBackgroundCopyManager manager, string url, string path)
            {
                manager.CreateJob("Update", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile(url, path);
                job.SetPriority(BG_JOB_PRIORITY.BG_JOB_PRIORITY_LOW);
                job.{|BITS052:Resume|}();
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                {
                    await System.Threading.Tasks.Task.Delay(500);
                    job.GetState(out state);
                }
            }
        """);

    private static Task Verify<TFix>(string key, string before, string after)
        where TFix : CodeFixProvider, new()
        => new Test<TFix>(key, Program(before), Program(after)).RunAsync(TestContext.Current.CancellationToken);

    private static Task NoFix<TFix>(string key, string members)
        where TFix : CodeFixProvider, new()
        => Verify<TFix>(key, members, members);

    private static string Program(string members) => $$"""
        using BitsAnalyzers.Runtime;
        using static Contoso.Interop.BG_NOTIFY;

        abstract class Downloader
        {
            private const string Program = @"C:\Program Files\Contoso\Import.exe";
            private IBackgroundCopyJob2 _job2;
            private string _text;
            private int _number;

            protected abstract IBackgroundCopyJob2 Other();

        {{members}}
        }
        """;

    private sealed class Test<TFix> : CSharpCodeFixTest<BitsAnalyzer, TFix>
        where TFix : CodeFixProvider, new()
    {
        public Test(string key, string before, string after)
            : this(InteropShapes.Default, key, before, after)
        {
        }

        public Test(InteropShape shape, string key, string before, string after)
        {
            var library = MetadataReference.CreateFromFile(typeof(BitsJob).Assembly.Location);
            TestState.Sources.Add(("Test.cs", before));
            TestState.AddCompiledShape(shape);
            TestState.AdditionalReferences.Add(library);
            FixedState.Sources.Add(("Test.cs", after));
            FixedState.AddCompiledShape(shape);
            FixedState.AdditionalReferences.Add(library);
            CodeActionEquivalenceKey = key;
            DisabledDiagnostics.AddRange(Flow.IncidentalRules.NotNamedIn(before));

            // Command lines that the library would refuse have findings of their own.
            DisabledDiagnostics.AddRange(["BITS080", "BITS081", "BITS082", "BITS083", "BITS084", "BITS086"]);
        }
    }
}
