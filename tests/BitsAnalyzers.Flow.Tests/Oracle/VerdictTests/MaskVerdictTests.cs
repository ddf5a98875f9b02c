using Xunit;
using static BitsAnalyzers.Flow.Tests.Oracle.VerdictTests.Expect;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>The interpreter on the value of a mask (BITS001 to BITS010).</summary>
public sealed class MaskVerdictTests
{
    [Fact]
    public void Success_is_never_announced() => Verdicts("""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR); // BITS011 always
        another.SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED);
        """);

    [Fact]
    public void Usual_masks_are_right() => Verdicts($$"""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION);
        another.SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public void Disable_alone_mutes_a_job() => Verdicts("outside.SetNotifyFlags(BG_NOTIFY_DISABLE);");

    [Fact]
    public void Disable_with_others() => Verdicts("outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE); // BITS001 always");

    [Fact]
    public void Undefined_bit() => Verdicts("outside.SetNotifyFlags(0x43u); // BITS002 always");

    [Fact]
    public void Undefined_bit_alone_announces_no_end_either()
        => Verdicts("outside.SetNotifyFlags(1u << 6); // BITS002 always, BITS006 always");

    [Fact]
    public void Zero() => Verdicts("outside.SetNotifyFlags(0u); // BITS005 always");

    [Fact]
    public void Only_modification() => Verdicts("outside.SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION); // BITS006 always");

    [Fact]
    public void Only_transferred() => Verdicts("outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED); // BITS007 always");

    [Fact]
    public void Literals_have_names() => Verdicts("""
        outside.SetNotifyFlags(11u); // BITS008 always
        another.SetNotifyFlags((BG_NOTIFY)3u | (BG_NOTIFY)8u); // BITS008 always
        """);

    [Fact]
    public void Shifts_need_no_names() => Verdicts("outside.SetNotifyFlags(1u << 1);");

    [Fact]
    public void Joined_by_plus_with_luck()
        => Verdicts("outside.SetNotifyFlags((uint)BG_NOTIFY_JOB_TRANSFERRED + (uint)BG_NOTIFY_JOB_ERROR); // BITS004 always");

    [Fact]
    public void Joined_by_plus_twice_the_same()
        => Verdicts("outside.SetNotifyFlags((uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_ERROR); // BITS003 always");

    [Fact]
    public void Joined_by_and()
        => Verdicts("outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED & BG_NOTIFY_JOB_ERROR); // BITS003 always, BITS005 always");

    [Fact]
    public void Named_twice()
        => Verdicts("outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_ERROR); // BITS004 always");

    [Fact]
    public void Taking_a_flag_away_is_no_join() => Verdicts("""
        uint flags = Masks.Everything;
        flags &= ~(uint)BG_NOTIFY_JOB_MODIFICATION;
        flags ^= (uint)BG_NOTIFY_FILE_TRANSFERRED;
        flags -= (uint)BG_NOTIFY_FILE_RANGES_TRANSFERRED;
        outside.SetNotifyFlags(flags);
        """);

    [Fact]
    public void Constant_of_another_family()
        => Verdicts("outside.SetNotifyFlags((uint)BG_JOB_STATE_TRANSFERRED); // BITS001 always, BITS010 always");

    [Fact]
    public void Built_up_over_branches() => Verdicts("""
        BG_NOTIFY flags = Masks.Usual;
        if (a)
        {
            flags |= BG_NOTIFY_JOB_MODIFICATION;
        }
        else
        {
            flags = BG_NOTIFY_DISABLE;
        }
        outside.SetNotifyFlags(flags);
        """);

    [Fact]
    public void Wrong_on_every_branch() => Verdicts("""
        BG_NOTIFY flags = BG_NOTIFY_DISABLE;
        if (a)
        {
            flags |= BG_NOTIFY_JOB_TRANSFERRED;
        }
        else
        {
            flags |= BG_NOTIFY_JOB_ERROR;
        }
        outside.SetNotifyFlags(flags); // BITS001 always
        """);

    [Fact]
    public void Wrong_where_one_branch_writes_it() => Verdicts("""
        BG_NOTIFY flags = Masks.Usual;
        if (a)
        {
            flags |= BG_NOTIFY_DISABLE;
        }
        outside.SetNotifyFlags(flags); // BITS001 after
        """);

    [Fact]
    public void Wrong_only_where_two_independent_conditions_meet() => Verdicts("""
        BG_NOTIFY flags = BG_NOTIFY_DISABLE;
        if (a)
        {
            flags = Masks.Usual;
        }
        if (b)
        {
            flags |= BG_NOTIFY_DISABLE;
        }
        if (c)
        {
            flags &= ~BG_NOTIFY_DISABLE;
        }
        outside.SetNotifyFlags(flags); // BITS001 sometimes, BITS005 sometimes
        """);

    [Fact]
    public void Wrong_in_one_arm()
        => Verdicts("outside.SetNotifyFlags(a ? BG_NOTIFY_JOB_ERROR : (BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE)); // BITS001 after");

    [Fact]
    public void Arm_that_is_never_taken() => Verdicts("""
        if (a)
        {
            outside.SetNotifyFlags(a ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_MODIFICATION);
        }
        """);

    [Fact]
    public void Repeated_condition_is_one_condition() => Verdicts("""
        uint flags = 8u;
        if (a)
        {
            flags |= 3u;
        }
        if (a)
        {
            outside.SetNotifyFlags(flags);
        }
        else
        {
            outside.SetNotifyFlags(flags); // BITS006 always
        }
        """);

    [Fact]
    public void Condition_changed_in_between_is_another() => Verdicts("""
        bool decided = a;
        uint flags = 8u;
        if (decided)
        {
            flags |= 3u;
        }
        decided = b;
        if (decided)
        {
            outside.SetNotifyFlags(flags); // BITS006 sometimes
        }
        """);

    [Fact]
    public void Unknown_code_answers_anew_each_time() => Verdicts("""
        uint flags = 8u;
        if (elsewhere.Ask())
        {
            flags |= 3u;
        }
        if (elsewhere.Ask())
        {
            outside.SetNotifyFlags(flags); // BITS006 sometimes
        }
        """);

    [Fact]
    public void Mask_test_refines() => Verdicts("""
        outside.GetNotifyFlags(out uint current);
        if ((current & 0x04u) != 0)
        {
            outside.SetNotifyFlags(current | 1u); // BITS001 always
        }
        """);

    [Fact]
    public void New_job_has_the_usual_pair() => Verdicts($$"""
        {{Download}}
        job.GetNotifyFlags(out uint current);
        job.SetNotifyFlags(current | (uint)BG_NOTIFY_DISABLE); // BITS001 always
        """);

    [Fact]
    public void Job_from_outside_has_any_mask() => Verdicts("""
        outside.GetNotifyFlags(out uint current);
        outside.SetNotifyFlags(current | (uint)BG_NOTIFY_DISABLE); // BITS001 sometimes
        """);

    [Fact]
    public void Mask_that_was_set_is_read_again() => Verdicts("""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
        outside.GetNotifyFlags(out uint current);
        outside.SetNotifyFlags(current | (uint)BG_NOTIFY_DISABLE); // BITS001 always
        """);

    [Fact]
    public void Unknown_code_may_change_the_mask_of_a_job_it_got() => Verdicts($$"""
        {{Download}}
        elsewhere.Use(job);
        job.GetNotifyFlags(out uint current);
        job.SetNotifyFlags(current | (uint)BG_NOTIFY_DISABLE); // BITS001 sometimes
        """);

    [Fact]
    public void Loop_may_run_never_or_twice() => Verdicts("""
        uint flags = 3u;
        foreach (string item in items)
        {
            flags ^= 3u;
        }
        outside.SetNotifyFlags(flags); // BITS005 sometimes
        """);

    [Fact]
    public void Loop_with_a_constant_count_is_run_so_often() => Verdicts("""
        uint flags = 1u;
        for (int i = 0; i < 2; i++)
        {
            flags <<= 1;
        }
        outside.SetNotifyFlags(flags | 2u); // BITS001 always
        """);

    [Fact]
    public void What_a_mask_becomes_in_a_loop_that_runs_as_often_as_it_likes_takes_running_it() => Verdicts("""
        uint flags = 6u;
        bool retried = false;
        again: ;
        flags <<= 1;
        if (!retried && a)
        {
            retried = true;
            goto again;
        }
        if ((flags & 0x38u) == 0)
        {
            outside.SetNotifyFlags(0u); // BITS005 perhaps
        }
        """);

    [Fact]
    public void What_no_round_of_a_loop_changes_is_known() => Verdicts("""
        uint flags = 0u;
        while (elsewhere.Ask())
        {
            flags += 2u;
            if ((flags & 1u) != 0)
            {
                outside.SetNotifyFlags(0u);
            }
        }
        """);

    [Fact]
    public void Second_mask_replaces_the_first() => Verdicts($$"""
        {{Download}}
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        {{AddFile}}
        job.SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION); // BITS009 always
        """);

    [Fact]
    public void Second_mask_that_has_the_first_is_right() => Verdicts($$"""
        {{Download}}
        job.SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public void Mask_that_was_muted_or_read_or_used_is_not_lost() => Verdicts($$"""
        {{Download}}
        {{AddFile}}
        job.SetNotifyFlags(BG_NOTIFY_DISABLE);
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        job.GetNotifyFlags(out uint current);
        job.SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION);
        job.Resume();
        job.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        """);

    [Fact]
    public void Whether_a_second_mask_on_a_job_from_outside_is_late_is_a_matter_of_judgement() => Verdicts("""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
        outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR); // BITS009 perhaps
        """);

    [Fact]
    public void Mask_that_no_mask_of_BITS_adds_up_to() => Verdicts("""
        outside.GetNotifyFlags(out uint flags);
        flags += (uint)BG_NOTIFY_JOB_ERROR;
        if (flags == 0x01u)
        {
            another.SetNotifyFlags(flags); // BITS007 perhaps
        }
        """);

    [Fact]
    public void Mask_that_a_computed_constant_is_taken_from() => Verdicts("""
        outside.GetNotifyFlags(out uint flags);
        flags -= 1u << 2;
        if (flags == 0x38u)
        {
            another.SetNotifyFlags(0u); // BITS005 always
        }
        """);

    [Fact]
    public void Mask_of_a_job_that_may_have_another_name_may_be_another() => Verdicts("""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
        another.SetNotifyFlags(BG_NOTIFY_DISABLE);
        outside.GetNotifyFlags(out uint flags);
        if ((flags & 8u) != 0)
        {
            another.SetNotifyFlags(0u); // BITS005 perhaps
        }
        """);

    [Fact]
    public void Mask_after_a_refusal_may_be_the_one_before() => Verdicts("""
        outside.Cancel();
        outside.SetNotifyFlags(BG_NOTIFY_JOB_ERROR); // BITS040 always
        outside.GetNotifyFlags(out uint flags);
        if (flags == 0x00u)
        {
            another.SetNotifyFlags(flags); // BITS005 perhaps
        }
        """);

    [Fact]
    public void Mask_that_a_refused_call_sets_on_some_paths_is_idle_to_ask() => Verdicts("""
        outside.SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION); // BITS006 always
        outside.GetState(out BG_JOB_STATE state);
        outside.SetNotifyFlags((state != BG_JOB_STATE_ACKNOWLEDGED) ? BG_NOTIFY_FILE_RANGES_TRANSFERRED : BG_NOTIFY_JOB_ERROR); // BITS006 after, BITS009 perhaps, BITS040 perhaps
        outside.GetNotifyFlags(out uint flags);
        another.SetNotifyFlags(flags); // BITS006 after
        """);

    [Fact]
    public void Loops_over_one_array_may_run_or_not() => Verdicts("""
        foreach (string first in items)
        {
            return;
        }
        foreach (string second in items)
        {
            foreach (string third in items)
            {
                another.SetNotifyFlags(0u); // BITS005 perhaps
            }
        }
        """);
}
