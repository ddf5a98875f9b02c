using Xunit;
using static BitsAnalyzers.Flow.Tests.Oracle.VerdictTests.Expect;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>The interpreter on the life of a job (BITS040 to BITS044).</summary>
public sealed class LifetimeVerdictTests
{
    [Fact]
    public void Call_after_cancel() => Verdicts("""
        outside.Cancel();
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void Every_call_after_cancel_is_wrong() => Verdicts("""
        outside.Cancel();
        outside.SetNotifyFlags(Masks.Usual); // BITS040 always
        outside.SetNotifyInterface(null); // BITS040 always
        outside.SetPriority(1); // BITS040 always
        outside.Cancel(); // BITS040 always
        outside.Complete(); // BITS040 always
        """);

    [Fact]
    public void Getters_stay_legal() => Verdicts("""
        outside.Complete();
        outside.GetState(out BG_JOB_STATE state);
        outside.GetNotifyFlags(out uint flags);
        outside.EnumFiles(out _);
        outside.GetErrorCount(out _);
        """);

    [Fact]
    public void AddFile_after_the_end_is_a_matter_of_two_pages() => Verdicts("""
        outside.Cancel();
        outside.AddFile("https://example.com/file", @"C:\file"); // BITS041 sometimes
        """);

    [Fact]
    public void Aliases_are_the_same_job() => Verdicts("""
        IBackgroundCopyJob alias = outside;
        IBackgroundCopyJob2 alias2 = (IBackgroundCopyJob2)alias;
        alias2.Cancel();
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void Two_jobs_are_two_jobs() => Verdicts("""
        outside.Cancel();
        another.Resume();
        """);

    [Fact]
    public void Variable_with_a_new_job_is_fresh() => Verdicts($$"""
        {{Download}}
        job.Cancel();
        job = another;
        job.Resume();
        """);

    [Fact]
    public void Element_is_a_new_unknown_job_at_each_read() => Verdicts("""
        IBackgroundCopyJob first = jobs[0];
        first.Cancel();
        IBackgroundCopyJob again = jobs[0];
        again.Resume();
        """);

    [Fact]
    public void Cancel_on_one_branch_leads_to_the_misuse() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        outside.Resume(); // BITS040 after
        """);

    [Fact]
    public void Cancel_on_a_path_that_returned() => Verdicts("""
        if (a)
        {
            outside.Cancel();
            return;
        }
        outside.Resume();
        """);

    [Fact]
    public void Cancel_and_call_on_opposite_conditions() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        if (!a)
        {
            outside.Resume();
        }
        """);

    [Fact]
    public void Cancel_and_call_on_independent_conditions() => Verdicts("""
        if (a)
        {
            outside.Cancel();
        }
        if (b)
        {
            outside.Resume(); // BITS041 sometimes
        }
        """);

    [Fact]
    public void Bool_records_the_decision() => Verdicts("""
        bool isDone = false;
        if (a)
        {
            outside.Complete();
            isDone = true;
        }
        if (!isDone)
        {
            outside.Resume();
        }
        else
        {
            outside.Cancel(); // BITS040 always
        }
        """);

    [Fact]
    public void Failing_complete_leaves_the_job_alive_for_its_handler() => Verdicts("""
        try
        {
            outside.Complete();
        }
        catch
        {
            outside.Complete();
        }
        """);

    [Fact]
    public void Complete_again_after_a_handler_is_wrong_where_the_first_succeeded() => Verdicts("""
        try
        {
            outside.Complete();
        }
        catch
        {
            Console.WriteLine();
        }
        outside.Cancel(); // BITS040 after
        """);

    [Fact]
    public void Finally_sees_both_ends() => Verdicts("""
        try
        {
            outside.Complete();
        }
        finally
        {
            outside.Cancel(); // BITS040 after
        }
        """);

    [Fact]
    public void Finally_after_cancel_is_wrong_on_every_end() => Verdicts("""
        outside.Cancel();
        try
        {
            Console.WriteLine();
        }
        finally
        {
            outside.Suspend(); // BITS040 always
        }
        """);

    [Fact]
    public void Handler_of_another_type_lets_a_failure_pass() => Verdicts("""
        try
        {
            outside.Cancel();
            Console.WriteLine();
        }
        catch (COMException)
        {
            return;
        }
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void Rethrown_exception_may_be_of_any_type() => Verdicts("""
        outside.Cancel();
        try
        {
            outside.Resume(); // BITS040 always
        }
        catch
        {
            try
            {
                throw;
            }
            catch (COMException)
            {
                Console.WriteLine();
            }
            catch
            {
                outside.Cancel(); // BITS040 always
            }
        }
        """);

    [Fact]
    public void Rethrow_does_not_come_back() => Verdicts("""
        try
        {
            outside.Complete();
        }
        catch
        {
            throw;
        }
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void Filter_may_let_a_failure_pass() => Verdicts("""
        try
        {
            outside.Cancel();
        }
        catch when (a)
        {
            outside.Resume();
        }
        """);

    [Fact]
    public void Filter_that_never_says_no_need_not_be_seen_through() => Verdicts("""
        bool decided = true;
        outside.Cancel();
        try
        {
            throw new COMException();
        }
        catch (COMException) when (decided || a)
        {
            return;
        }
        catch
        {
        }
        outside.Resume(); // BITS040 perhaps
        """);

    [Fact]
    public void Second_round_of_a_loop() => Verdicts("""
        for (int i = 0; i < 2; i++)
        {
            outside.Cancel(); // BITS040 after
        }
        """);

    [Fact]
    public void Second_round_that_may_not_come() => Verdicts("""
        foreach (string item in items)
        {
            outside.Cancel(); // BITS041 sometimes
        }
        """);

    [Fact]
    public void Fresh_job_in_each_round() => Verdicts("""
        foreach (string item in items)
        {
            manager.CreateJob("files", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out IBackgroundCopyJob job);
            job.AddFile("https://example.com/file", @"C:\file");
            job.Resume();
            job.Cancel();
        }
        """);

    [Fact]
    public void Each_element_is_a_job_of_its_own() => Verdicts("""
        foreach (IBackgroundCopyJob each in jobs)
        {
            each.Cancel();
        }
        """);

    [Fact]
    public void Break_leaves_before_the_second_round() => Verdicts("""
        foreach (string item in items)
        {
            outside.Cancel();
            break;
        }
        """);

    [Fact]
    public void Tested_state_is_final() => Verdicts("""
        outside.GetState(out BG_JOB_STATE state);
        if (state == BG_JOB_STATE_CANCELLED)
        {
            outside.Resume(); // BITS040 always
        }
        """);

    [Fact]
    public void Tested_state_is_not_final() => Verdicts("""
        outside.GetState(out BG_JOB_STATE state);
        if (state is not (BG_JOB_STATE_CANCELLED or BG_JOB_STATE_ACKNOWLEDGED))
        {
            outside.Cancel();
        }
        """);

    [Fact]
    public void Test_that_leaves_the_final_states_open_proves_nothing() => Verdicts("""
        outside.GetState(out BG_JOB_STATE state);
        if (state != BG_JOB_STATE_TRANSFERRED)
        {
            outside.Cancel(); // BITS041 perhaps
        }
        """);

    [Fact]
    public void State_in_a_switch() => Verdicts("""
        outside.GetState(out BG_JOB_STATE state);
        switch (state)
        {
            case BG_JOB_STATE_ACKNOWLEDGED:
            case BG_JOB_STATE_CANCELLED:
            {
                outside.Cancel(); // BITS040 always
            }
            break;
            case BG_JOB_STATE_TRANSFERRED:
            {
                outside.Complete();
            }
            break;
        }
        """);

    [Fact]
    public void Tested_final_state_that_the_code_ignores() => Verdicts("""
        outside.GetState(out BG_JOB_STATE state);
        if (state == BG_JOB_STATE_CANCELLED)
        {
            Console.WriteLine();
        }
        outside.Resume(); // BITS040 after
        """);

    [Fact]
    public void Unknown_code_may_cancel_a_job_and_cannot_revive_it() => Verdicts($$"""
        {{Download}}
        elsewhere.Use(job);
        job.Resume();
        job.Cancel();
        elsewhere.Use(job);
        job.Resume(); // BITS040 always
        """);

    [Fact]
    public void Null_is_not_called() => Verdicts("""
        outside?.Cancel();
        if (outside == null)
        {
            return;
        }
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void Call_that_is_refused_is_no_beginning() => Verdicts("""
        bool retried = false;
        again: ;
        outside.Complete(); // BITS040 after
        if (!retried)
        {
            retried = true;
            goto again;
        }
        """);

    [Fact]
    public void State_that_was_read_is_a_snapshot() => Verdicts($$"""
        {{Download}}
        outside.GetState(out BG_JOB_STATE state);
        outside.Cancel(); // BITS041 perhaps
        if (state != BG_JOB_STATE_CANCELLED)
        {
            job.SetNotifyFlags(0x00u); // BITS005 always
        }
        """);

    [Fact]
    public void Upload_that_has_failed_stays_so() => Verdicts($$"""
        {{Upload}}
        {{AddFile}}
        job.Resume();
        job.GetState(out BG_JOB_STATE state);
        if (state is BG_JOB_STATE_ERROR)
        {
            job.Complete(); // BITS044 perhaps
        }
        """);

    [Fact]
    public void Interface_that_is_asked_for_twice_is_there_twice() => Verdicts("""
        if (outside is IBackgroundCopyJob2 first)
        {
            first.Cancel();
        }
        if (outside is IBackgroundCopyJob2 second)
        {
            second.Resume(); // BITS040 always
        }
        """);

    [Fact]
    public void Interface_of_a_later_version_brings_the_earlier_ones() => Verdicts("""
        ((IBackgroundCopyJob5)outside).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { Enable = 1 });
        if (outside is IBackgroundCopyJob2 first)
        {
            first.Cancel();
        }
        outside.Resume(); // BITS040 after
        """);

    [Fact]
    public void Resume_without_a_file() => Verdicts($$"""
        {{Download}}
        job.Resume(); // BITS042 always
        """);

    [Fact]
    public void Resume_with_a_file_on_some_path() => Verdicts($$"""
        {{Download}}
        foreach (string item in items)
        {
            {{AddFile}}
        }
        job.Resume(); // BITS042 sometimes
        """);

    [Fact]
    public void Resume_of_a_job_that_others_had() => Verdicts($$"""
        {{Download}}
        elsewhere.Use(job);
        job.Resume();
        outside.Resume();
        """);

    [Fact]
    public void Second_file_of_an_upload() => Verdicts($$"""
        {{Upload}}
        {{AddFile}}
        {{AddFile}} // BITS043 always
        {{AddFile}} // BITS043 always
        """);

    [Fact]
    public void Second_file_on_another_branch() => Verdicts($$"""
        {{Upload}}
        if (a)
        {
            {{AddFile}}
        }
        else
        {
            {{AddFile}}
        }
        """);

    [Fact]
    public void Files_of_a_download_have_no_bound() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{AddFile}}
        """);

    [Fact]
    public void Complete_of_a_new_upload() => Verdicts($$"""
        {{Upload}}
        {{AddFile}}
        job.Complete(); // BITS044 always
        """);

    [Fact]
    public void Complete_of_a_resumed_upload_may_be_right() => Verdicts($$"""
        {{Upload}}
        {{AddFile}}
        job.Resume();
        job.Complete();
        """);

    [Fact]
    public void Complete_of_a_download_in_any_state() => Verdicts($$"""
        {{Download}}
        job.Complete();
        """);

    [Fact]
    public void Upload_that_could_not_be_completed_may_be_called_anything() => Verdicts($$"""
        {{Upload}}
        job.Complete(); // BITS044 always
        job.Cancel(); // BITS040 perhaps
        """);

    [Fact]
    public void Suspend_and_resume_as_often_as_one_likes() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.Suspend();
        job.Resume();
        job.Resume();
        job.Suspend();
        job.Suspend();
        job.Cancel();
        """);

    [Fact]
    public void Goto_skips() => Verdicts("""
        if (a)
        {
            goto end;
        }
        outside.Cancel();
        end: ;
        outside.Resume(); // BITS040 after
        """);

    [Fact]
    public void Goto_goes_back_once() => Verdicts("""
        bool retried = false;
        again: ;
        outside.Suspend(); // BITS040 after
        if (!retried)
        {
            retried = true;
            outside.Cancel();
            goto again;
        }
        """);

    [Fact]
    public void Throwing_path_makes_no_call() => Verdicts("""
        if (a)
        {
            outside.Cancel();
            throw new InvalidOperationException();
        }
        outside.Resume();
        """);

    [Fact]
    public void Poll_until_it_is_over() => Verdicts("""
        outside.GetState(out BG_JOB_STATE state);
        while (state != BG_JOB_STATE_TRANSFERRED && state != BG_JOB_STATE_ERROR)
        {
            outside.GetState(out state);
        }
        outside.Complete();
        """);

    private const string SetDynamicContent =
        "((IBackgroundCopyJob5)job).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_DYNAMIC_CONTENT, new BITS_JOB_PROPERTY_VALUE { "
        + "Enable = 1 });";

    private const string SetHighPerformance =
        "((IBackgroundCopyJob5)job).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_HIGH_PERFORMANCE, new BITS_JOB_PROPERTY_VALUE { "
        + "Enable = 1 });";

    [Fact]
    public void Properties_in_time() => Verdicts($$"""
        {{Download}}
        {{SetHighPerformance}}
        {{AddFile}}
        {{SetDynamicContent}}
        job.Resume();
        """);

    [Fact]
    public void Properties_too_late() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetHighPerformance}} // BITS045 always
        job.Resume();
        {{SetDynamicContent}} // BITS045 always
        """);

    [Fact]
    public void Property_after_a_resume_that_was_refused() => Verdicts($$"""
        {{Download}}
        job.Resume(); // BITS042 always
        {{SetDynamicContent}} // BITS045 perhaps
        """);
}
