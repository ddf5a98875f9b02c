using BitsAnalyzers.CodeFixes.Lifetime;
using Xunit;

namespace BitsAnalyzers.Tests.Fixes;

/// <summary>The fixes of the rules about jobs that are left in the queue, or waited for in vain: one by one, and with Fix All.</summary>
public class QueueFixTests
{
    private const string Url = "\"https://contoso.com/a\", @\"C:\\Data\\a\"";

    [Fact]
    public Task BITS048_CancelsInTheBranchAndInTheHandler() => CallFixTest<Bits048JobLeftInQueueFixProvider>.Members(
        "BITS048.CancelJob",
        "Cancel the job where it is left",
        $$"""
            void Branch(IBackgroundCopyManager manager, bool isReady)
            {
                manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                if (!isReady)
                {
                    return;
                }

                job.AddFile({{Url}});
                job.Resume();
            }

            void Alone(IBackgroundCopyManager manager, bool isReady)
            {
                manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                if (!isReady)
                    return;

                job.AddFile({{Url}});
                job.Resume();
            }

            bool Handler(IBackgroundCopyManager manager)
            {
                manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                try
                {
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }

            bool Inside(IBackgroundCopyManager manager)
            {
                IBackgroundCopyJob job = null;
                try
                {
                    manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out job);
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }
        """,
        $$"""
            void Branch(IBackgroundCopyManager manager, bool isReady)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                if (!isReady)
                {
                    job.Cancel();
                    return;
                }

                job.AddFile({{Url}});
                job.Resume();
            }

            void Alone(IBackgroundCopyManager manager, bool isReady)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                if (!isReady)
                {
                    job.Cancel();
                    return;
                }

                job.AddFile({{Url}});
                job.Resume();
            }

            bool Handler(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                try
                {
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    job.Cancel();
                    return false;
                }
            }

            bool Inside(IBackgroundCopyManager manager)
            {
                IBackgroundCopyJob job = null;
                try
                {
                    manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out job);
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    job?.Cancel();
                    return false;
                }
            }
        """);

    [Fact]
    public Task BITS048_DeclaresTheJobBeforeTheTry() => CallFixTest<Bits048JobLeftInQueueFixProvider>.Members(
        "BITS048.CancelJob",
        $$"""
            bool Inside(IBackgroundCopyManager manager)
            {
                Log("starts");
                try
                {
                    manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }

        #nullable enable
            bool Typed(IBackgroundCopyManager manager)
            {
                try
                {
                    manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out IBackgroundCopyJob job);
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }
        #nullable restore
        """,
        $$"""
            bool Inside(IBackgroundCopyManager manager)
            {
                Log("starts");
                IBackgroundCopyJob job = null;
                try
                {
                    manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out job);
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    job?.Cancel();
                    return false;
                }
            }

        #nullable enable
            bool Typed(IBackgroundCopyManager manager)
            {
                IBackgroundCopyJob? job = null;
                try
                {
                    manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out job);
                    job.AddFile({{Url}});
                    job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    job?.Cancel();
                    return false;
                }
            }
        #nullable restore
        """);

    [Fact]
    public Task BITS048_CancelsWhereTheMethodJustEnds() => CallFixTest<Bits048JobLeftInQueueFixProvider>.Members(
        "BITS048.CancelJob",
        $$"""
            void Plain(IBackgroundCopyManager manager)
            {
                manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
            }

            int Result(IBackgroundCopyManager manager)
            {
                manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                return 1;
            }
        """,
        $$"""
            void Plain(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.Cancel();
            }

            int Result(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.Cancel();
                return 1;
            }
        """);

    [Fact]
    public Task BITS048_IsNotOfferedWhereTheJobHasNoNameOrNobodyTellsWhere() => CallFixTest<Bits048JobLeftInQueueFixProvider>.NoFix(
        "BITS048.CancelJob",
        $$"""
            bool NameOfAnother(IBackgroundCopyManager manager)
            {
                try
                {
                    manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var _job);
                    _job.AddFile({{Url}});
                    _job.Resume();
                    return true;
                }
                catch (Exception)
                {
                    _job.Suspend();
                    return false;
                }
            }

            int TwoEnds(IBackgroundCopyManager manager, bool isReady)
            {
                manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                if (isReady)
                {
                    return 2;
                }

                return 1;
            }

            bool FailsAfterTheEnd(IBackgroundCopyManager manager)
            {
                IBackgroundCopyJob job = null;
                try
                {
                    manager.{|BITS048:CreateJob|}("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out job);
                    job.AddFile({{Url}});
                    job.Cancel();
                    Log("cancelled");
                    return true;
                }
                catch (Exception)
                {
                    return false;
                }
            }
        """);

    [Fact]
    public Task BITS049_CancelsInTheBranchAndInTheHandler() => CallFixTest<Bits049JobForgottenFixProvider>.Files(
        "BITS049.CancelJob",
        (Forgotten("{|BITS049:state == BG_JOB_STATE.BG_JOB_STATE_ERROR|}", "{|BITS049:JobError|}", "", ""),
            Forgotten("state == BG_JOB_STATE.BG_JOB_STATE_ERROR", "JobError", "job.Cancel(); ", "job.{|BITS064:Cancel|}(); ")));

    [Fact]
    public Task BITS049_GivesAHandlerABody() => CallFixTest<Bits049JobForgottenFixProvider>.Files(
        "BITS049.CancelJob",
        ("""
        sealed class Watcher : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) => job.{|BITS064:Complete|}();

            public void {|BITS049:JobError|}(IBackgroundCopyJob job, IBackgroundCopyError error) => Console.WriteLine("failed");

            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """,
        """
        sealed class Watcher : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) => job.{|BITS064:Complete|}();

            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error)
            {
                job.{|BITS064:Cancel|}();
                Console.WriteLine("failed");
            }

            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """));

    [Fact]
    public Task BITS049_CompletesInTheHandler() => CallFixTest<Bits049JobForgottenFixProvider>.Files(
        "BITS049.CompleteJob", (Deaf("{|BITS049:JobTransferred|}", ""), Deaf("JobTransferred", "        job.{|BITS064:Complete|}();\n")));

    private static string Deaf(string handler, string inserted) => $$"""
        sealed class Watcher : IBackgroundCopyCallback
        {
            public void {{handler}}(IBackgroundCopyJob job)
            {
        {{inserted}}        Console.WriteLine("done");
            }

            public void JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => job.{|BITS064:Cancel|}();
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """;

    private static string Forgotten(string test, string handler, string inserted, string inHandler) => $$"""
        class Downloader
        {
            void Wait(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.Resume();
                while (true)
                {
                    job.GetState(out var state);
                    if ({{test}}) { {{inserted}}return; }
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        job.Complete();
                        return;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }
        }

        sealed class Watcher : IBackgroundCopyCallback
        {
            public void JobTransferred(IBackgroundCopyJob job) { }
            public void {{handler}}(IBackgroundCopyJob job, IBackgroundCopyError error) { {{inHandler}}Console.WriteLine("failed"); }
            public void JobModification(IBackgroundCopyJob job, uint reserved) { }
        }
        """;

    [Fact]
    public Task BITS050_AddsTheStates() => CallFixTest<Bits050WaitNeverEndsFixProvider>.Members(
        "BITS050.AddStates",
        "End the loop in these states, too",
        """
            void Compared(IBackgroundCopyJob job)
            {
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|})
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
            }

            void Patterns(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR)|});
            }

            void Pattern(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state is not BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});
            }
        """,
        """
            void Compared(IBackgroundCopyJob job)
            {
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED && state != BG_JOB_STATE.BG_JOB_STATE_ERROR && state != BG_JOB_STATE.BG_JOB_STATE_CANCELLED && state != BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED)
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
            }

            void Patterns(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while (state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR or BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED));
            }

            void Pattern(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while (state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR or BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED));
            }
        """);

    [Fact]
    public Task BITS050_AddsTheStatesToATestInTheLoop() => CallFixTest<Bits050WaitNeverEndsFixProvider>.Members(
        "BITS050.AddStates",
        """
            void Leaves(IBackgroundCopyJob job)
            {
                while ({|BITS050:true|})
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        break;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }

            void LeavesAtOnce(IBackgroundCopyJob job)
            {
                {|BITS050:for|} (;;)
                {
                    job.GetState(out var state);
                    if (state is BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR) break;
                    System.Threading.Thread.Sleep(500);
                }
            }

            void Completes(IBackgroundCopyJob job)
            {
                while ({|BITS050:true|})
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        job.Complete();
                        return;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }

            async Task<bool> CompletesBehindAsync(IBackgroundCopyJob job)
            {
                while ({|BITS050:true|})
                {
                    await Task.Delay(500);
                    job.GetState(out var state);
                    if (state is BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        break;
                    }
                }

                job.Complete();
                return true;
            }
        """,
        """
            void Leaves(IBackgroundCopyJob job)
            {
                while (true)
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED || state == BG_JOB_STATE.BG_JOB_STATE_ERROR || state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED || state == BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED)
                    {
                        break;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }

            void LeavesAtOnce(IBackgroundCopyJob job)
            {
                for (;;)
                {
                    job.GetState(out var state);
                    if (state is BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR or BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED) break;
                    System.Threading.Thread.Sleep(500);
                }
            }

            void Completes(IBackgroundCopyJob job)
            {
                while (true)
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        job.Complete();
                        return;
                    }

                    if (state == BG_JOB_STATE.BG_JOB_STATE_ERROR)
                    {
                        job.Cancel();
                        return;
                    }

                    if (state == BG_JOB_STATE.BG_JOB_STATE_CANCELLED || state == BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED)
                    {
                        return;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }

            async Task<bool> CompletesBehindAsync(IBackgroundCopyJob job)
            {
                while (true)
                {
                    await Task.Delay(500);
                    job.GetState(out var state);
                    if (state is BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        break;
                    }

                    if (state is BG_JOB_STATE.BG_JOB_STATE_ERROR)
                    {
                        job.Cancel();
                        return false;
                    }

                    if (state is BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED)
                    {
                        return false;
                    }
                }

                job.Complete();
                return true;
            }
        """);

    [Fact]
    public Task BITS050_DoesBehindTheLoopWhatWasDoneBefore() => CallFixTest<Bits050WaitNeverEndsFixProvider>.Members(
        "BITS050.AddStates",
        """
            void Compared(IBackgroundCopyJob job)
            {
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|})
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }

                // It is there.
                job.Complete();
            }

            void Created(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("https://contoso.com/a", "C:/Data/a");
                job.Resume();
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});

                job.Complete();
            }

            void Patterns(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR)|});

                job.Complete();
                job.GetDisplayName(out var name);
            }
        """,
        """
            void Compared(IBackgroundCopyJob job)
            {
                var state = BG_JOB_STATE.BG_JOB_STATE_QUEUED;
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED && state != BG_JOB_STATE.BG_JOB_STATE_ERROR && state != BG_JOB_STATE.BG_JOB_STATE_CANCELLED && state != BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED)
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }

                // It is there.
                if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                {
                    job.Complete();
                }
                else if (state == BG_JOB_STATE.BG_JOB_STATE_ERROR)
                {
                    job.Cancel();
                }
            }

            void Created(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile("https://contoso.com/a", "C:/Data/a");
                job.Resume();
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED && state != BG_JOB_STATE.BG_JOB_STATE_ERROR);

                if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                {
                    job.Complete();
                }
                else if (state == BG_JOB_STATE.BG_JOB_STATE_ERROR)
                {
                    job.Cancel();
                }
            }

            void Patterns(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while (state is not (BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED or BG_JOB_STATE.BG_JOB_STATE_ERROR or BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED));

                if (state is not (BG_JOB_STATE.BG_JOB_STATE_CANCELLED or BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED))
                {
                    job.Complete();
                }
                job.GetDisplayName(out var name);
            }
        """);

    [Fact]
    public Task BITS050_IsNotOfferedWhereNobodyTellsWhatBecomesOfTheJob() => CallFixTest<Bits050WaitNeverEndsFixProvider>.NoFix(
        "BITS050.AddStates",
        """
            string Result(IBackgroundCopyJob job)
            {
                while ({|BITS050:true|})
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        job.Complete();
                        return "done";
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }

            void Each(IBackgroundCopyJob job, string[] texts)
            {
                foreach (var text in texts)
                {
                    while ({|BITS050:true|})
                    {
                        job.GetState(out var state);
                        if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                        {
                            break;
                        }

                        System.Threading.Thread.Sleep(500);
                    }

                    job.SetDisplayName(text);
                }
            }

            void Elsewhere(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while ({|BITS050:state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED|});

                Finish(job);
            }

            private static void Finish(IBackgroundCopyJob job) => job.Complete();
        """);

    [Fact]
    public Task BITS052_CompletesWhereItIsTransferred() => CallFixTest<Bits052JobNeverCompletedFixProvider>.Members(
        "BITS052.CompleteJob",
        "Complete the job",
        $$"""
            void Behind(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.{|BITS052:Resume|}();
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);
            }

            void Branch(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.{|BITS052:Resume|}();
                while (true)
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        return;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }
        """,
        $$"""
            void Behind(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.Resume();
                BG_JOB_STATE state;
                do
                {
                    System.Threading.Thread.Sleep(500);
                    job.GetState(out state);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);

                job.Complete();
            }

            void Branch(IBackgroundCopyManager manager)
            {
                manager.CreateJob("a", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job);
                job.AddFile({{Url}});
                job.Resume();
                while (true)
                {
                    job.GetState(out var state);
                    if (state == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
                    {
                        job.Complete();
                        return;
                    }

                    System.Threading.Thread.Sleep(500);
                }
            }
        """);

    [Fact]
    public Task BITS053_WaitsForTheDelay() => CallFixTest<Bits053PolledWithoutPauseFixProvider>.Members(
        "BITS053.WaitForDelay",
        "Wait for the delay",
        """
            async Task WaitAsync(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    job.{|BITS053:GetState|}(out state);
                    Task.Delay(500);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);

                await Task.Yield();
            }

            void Wait(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    job.{|BITS053:GetState|}(out state);
                    Task.Delay(500);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);
            }
        """,
        """
            async Task WaitAsync(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    job.GetState(out state);
                    await Task.Delay(500);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);

                await Task.Yield();
            }

            void Wait(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    job.GetState(out state);
                    Task.Delay(500).Wait();
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);
            }
        """);

    [Fact]
    public Task BITS053_IsNotOfferedWithoutADelay() => CallFixTest<Bits053PolledWithoutPauseFixProvider>.NoFix(
        "BITS053.WaitForDelay",
        """
            void Wait(IBackgroundCopyJob job)
            {
                BG_JOB_STATE state;
                do
                {
                    job.{|BITS053:GetState|}(out state);
                }
                while (state != BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED);
            }
        """);
}
