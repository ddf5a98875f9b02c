using Xunit;
using static BitsAnalyzers.Flow.Tests.Oracle.VerdictTests.Expect;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>The interpreter on flags and receivers (BITS020, BITS021, BITS025, BITS027, BITS047).</summary>
public sealed class ReceiverVerdictTests
{
    private const string Progress = "BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION";

    [Fact]
    public void Command_line_with_the_default_pair_is_right() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.Resume();
        """);

    [Fact]
    public void Flags_that_a_command_line_ignores() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyFlags({{Progress}}); // BITS020 always
        job.Resume();
        """);

    [Fact]
    public void Order_is_free() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyFlags({{Progress}}); // BITS020 always
        {{SetCommandLine}}
        job.Resume();
        """);

    [Fact]
    public void Judged_at_the_end_of_the_body_too() => Verdicts($$"""
        {{Download}}
        job.SetNotifyFlags({{Progress}}); // BITS020 always
        {{SetCommandLine}}
        """);

    [Fact]
    public void Judged_when_the_job_escapes() => Verdicts($$"""
        {{Download}}
        job.SetNotifyFlags({{Progress}}); // BITS020 always
        {{SetCommandLine}}
        elsewhere.Use(job);
        job.SetNotifyInterface(callback);
        """);

    [Fact]
    public void Interface_gets_the_events() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyFlags({{Progress}});
        job.SetNotifyInterface(callback); // BITS027 always
        job.Resume();
        """);

    [Fact]
    public void Interface_set_and_cleared_is_none() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(new Listener());
        job.SetNotifyInterface(null);
        {{SetCommandLine}}
        job.SetNotifyFlags({{Progress}}); // BITS020 always
        job.Resume();
        """);

    [Fact]
    public void Receiver_that_may_be_null_is_unknown() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyInterface(anyone);
        job.SetNotifyFlags({{Progress}});
        job.Resume();
        """);

    [Fact]
    public void Removing_one_receiver_before_setting_the_other() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        ((IBackgroundCopyJob2)job).SetNotifyCmdLine(null, null);
        job.SetNotifyInterface(callback);
        job.SetNotifyFlags({{Progress}});
        job.Resume();
        """);

    [Fact]
    public void Mask_replaced_before_it_counts() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyFlags({{Progress}}); 
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR); // BITS009 always
        job.Resume();
        """);

    [Fact]
    public void Command_line_on_one_branch() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyFlags({{Progress}}); // BITS020 after
        if (a)
        {
            {{SetCommandLine}}
        }
        job.Resume();
        """);

    [Fact]
    public void Flags_and_command_line_on_independent_branches() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        if (a)
        {
            job.SetNotifyFlags({{Progress}}); // BITS020 sometimes
        }
        if (b)
        {
            {{SetCommandLine}}
        }
        job.Resume();
        """);

    [Fact]
    public void Flags_and_command_line_on_the_same_condition() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        if (a)
        {
            job.SetNotifyFlags({{Progress}}); // BITS020 after
        }
        if (a)
        {
            {{SetCommandLine}}
        }
        job.Resume();
        """);

    [Fact]
    public void Job_from_outside_has_no_interface_where_nobody_sets_one() => Verdicts("""
        ((IBackgroundCopyJob2)outside).SetNotifyCmdLine(@"C:\Tools\done.exe", null);
        outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION); // BITS020 always
        outside.Resume();
        """);

    [Fact]
    public void Job_from_outside_may_have_an_interface_where_somebody_sets_one() => Verdicts("""
        ((IBackgroundCopyJob2)outside).SetNotifyCmdLine(@"C:\Tools\done.exe", null);
        outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION);
        outside.Resume();
        another.SetNotifyInterface(callback);
        """);

    [Fact]
    public void Job_from_outside_has_unknown_flags() => Verdicts("""
        ((IBackgroundCopyJob2)outside).SetNotifyCmdLine(@"C:\Tools\done.exe", null);
        outside.Resume();
        """);

    [Fact]
    public void Unknown_code_in_between_may_change_a_job_from_outside() => Verdicts("""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION); // BITS020 sometimes
        action();
        ((IBackgroundCopyJob2)outside).SetNotifyCmdLine(@"C:\Tools\done.exe", null);
        """);

    [Fact]
    public void Unknown_code_cannot_reach_a_new_job() => Verdicts($$"""
        {{Download}}
        job.SetNotifyFlags({{Progress}}); // BITS020 always
        action();
        {{SetCommandLine}}
        """);

    [Fact]
    public void Disable_stops_the_command_line() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyFlags(BG_NOTIFY_DISABLE); // BITS021 always
        job.Resume();
        """);

    [Fact]
    public void Two_jobs_from_outside_may_be_one() => Verdicts("""
        outside.SetNotifyInterface(callback);
        another.SetNotifyInterface(null);
        ((IBackgroundCopyJob2)outside).SetNotifyCmdLine(@"C:\Tools\done.exe", null); // BITS027 perhaps
        """);

    [Fact]
    public void No_event_that_starts_the_command_line() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION); // BITS006 always, BITS020 perhaps, BITS021 always
        job.Resume();
        """);

    [Fact]
    public void Command_line_never_runs_beside_an_interface_either() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(callback);
        {{SetCommandLine}} // BITS027 always
        job.SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION); // BITS006 always, BITS021 always
        job.Resume();
        """);

    [Fact]
    public void Disabled_with_an_interface() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(callback);
        job.SetNotifyFlags(BG_NOTIFY_DISABLE); // BITS025 always
        job.Resume();
        """);

    [Fact]
    public void Disabled_only_until_it_is_resumed() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(callback);
        job.SetNotifyFlags(BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        job.Resume();
        job.SetNotifyFlags(BG_NOTIFY_DISABLE);
        """);

    [Fact]
    public void Disabled_with_a_command_line_too_is_one_cause() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(callback);
        {{SetCommandLine}} // BITS027 always
        job.SetNotifyFlags(BG_NOTIFY_DISABLE); // BITS021 always, BITS025 perhaps
        job.Resume();
        """);

    [Fact]
    public void Ownership_taken_after_the_command_line() => Verdicts($$"""
        {{Download}}
        {{SetCommandLine}} // BITS047 always
        job.TakeOwnership();
        """);

    [Fact]
    public void Ownership_taken_before_or_after_clearing() => Verdicts($$"""
        {{Download}}
        job.TakeOwnership();
        {{SetCommandLine}}
        ((IBackgroundCopyJob2)job).SetNotifyCmdLine(null, null);
        job.TakeOwnership();
        """);

    [Fact]
    public void Ownership_takes_the_command_line_out_of_force() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}} // BITS047 always
        job.SetNotifyFlags({{Progress}});
        job.TakeOwnership();
        job.Resume();
        """);

    [Fact]
    public void What_is_in_force_on_a_job_that_is_no_more_does_no_harm() => Verdicts($$"""
        {{Download}}
        {{SetCommandLine}}
        job.SetNotifyFlags({{Progress}}); // BITS020 perhaps
        job.Cancel();
        """);

    [Fact]
    public void Failing_call_leaves_things_as_they_were() => Verdicts($$"""
        {{Download}}
        job.SetNotifyFlags({{Progress}}); // BITS020 after
        try
        {
            {{SetCommandLine}}
        }
        catch (COMException)
        {
        }
        """);

    [Fact]
    public void Callback_class_gets_the_events() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        {{SetCommandLine}}
        job.SetNotifyFlags({{Progress}});
        ((IBackgroundCopyJob5)job).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_NOTIFICATION_CLSID, new BITS_JOB_PROPERTY_VALUE { ClsID = typeof(Listener).GUID });
        job.Resume();
        """);

    [Fact]
    public void Handler_of_an_event_that_nobody_asked_for() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(new ProgressListener()); // BITS028 always
        job.Resume();
        """);

    [Fact]
    public void Handler_of_an_event_that_the_mask_lacks() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(new ProgressListener());
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR); // BITS028 always
        job.Resume();
        """);

    [Fact]
    public void Handler_of_an_event_that_is_asked_for() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(new ProgressListener());
        job.SetNotifyFlags({{Progress}});
        job.Resume();
        job.SetNotifyInterface(new EndListener());
        job.Resume();
        """);

    [Fact]
    public void Handlers_of_a_failure_that_another_rule_misses() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyInterface(new EndListener());
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED); // BITS007 always
        job.Resume();
        """);

    [Fact]
    public void Handlers_of_a_job_from_outside() => Verdicts("""
        outside.SetNotifyInterface(new ProgressListener());
        outside.Resume();
        """);
}
