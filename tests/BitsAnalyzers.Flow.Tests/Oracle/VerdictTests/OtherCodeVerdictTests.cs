using Xunit;
using static BitsAnalyzers.Flow.Tests.Oracle.VerdictTests.Expect;

namespace BitsAnalyzers.Flow.Tests.Oracle.VerdictTests;

/// <summary>
/// The interpreter on what code that is not followed can reach, on objects from elsewhere, and on variables with a second name.
/// </summary>
public sealed class OtherCodeVerdictTests
{
    [Theory]
    [InlineData("_flags1 = 0x06u;", "_flags1")]
    [InlineData("s_flags1 = 0x06u;", "s_flags1")]
    [InlineData("given.Mask = 0x06u;", "given.Mask")]
    public void Other_code_writes_what_it_can_reach(string store, string mask) => Verdicts($$"""
        {{store}}
        elsewhere.Act();
        outside.SetNotifyFlags({{mask}}); // BITS001 perhaps, BITS005 perhaps, BITS006 perhaps, BITS007 perhaps
        """);

    [Theory]
    [InlineData("uint flags1 = 0x06u;", "flags1")]
    [InlineData("Settings set1 = new Settings { Mask = 0x06u };", "set1.Mask")]
    public void Other_code_writes_nothing_that_only_this_method_has(string store, string mask) => Verdicts($$"""
        {{store}}
        elsewhere.Act();
        outside.SetNotifyFlags({{mask}}); // BITS001 always
        """);

    [Theory]
    [InlineData("(uint Mask, int Rank) set1 = (0x06u, 0);")]
    [InlineData("Pair set1 = new Pair { Mask = 0x06u };")]
    public void What_is_an_element_need_not_be_followed(string store) => Verdicts($$"""
        {{store}}
        elsewhere.Act();
        outside.SetNotifyFlags(set1.Mask); // BITS001 perhaps
        """);

    [Fact]
    public void An_object_that_other_code_has_got_is_in_its_reach() => Verdicts("""
        Settings set1 = new Settings { Mask = 0x06u };
        elsewhere.Take(set1);
        outside.SetNotifyFlags(set1.Mask); // BITS001 sometimes, BITS005 perhaps, BITS006 perhaps, BITS007 perhaps
        """);

    [Fact]
    public void A_function_that_other_code_has_got_may_run() => Verdicts("""
        uint flags1 = 0x06u;
        elsewhere.Later(() => flags1 = 0x03u);
        outside.SetNotifyFlags(flags1); // BITS001 perhaps
        """);

    [Fact]
    public void Other_code_may_set_up_a_job_that_it_has() => Verdicts("""
        ((IBackgroundCopyJob2)outside).SetNotifyCmdLine(@"C:\Tools\done.exe", null);
        outside.SetNotifyFlags((uint)BG_NOTIFY_DISABLE); // BITS021 sometimes
        elsewhere.Act();
        outside.Resume();
        """);

    [Fact]
    public void Other_code_cannot_set_up_a_job_that_only_this_method_has() => Verdicts($$"""
        {{Download}}
        {{SetCommandLine}}
        job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE); // BITS021 always
        elsewhere.Act();
        job.Resume(); // BITS042 always
        """);

    [Theory]
    [InlineData("use(job);")]
    [InlineData("late.Use(job);")]
    [InlineData("elsewhere.Other = job;")]
    [InlineData("""((dynamic)job).AddFile("https://example.com/late", @"C:\late");""")]
    public void Other_code_may_add_a_file_to_a_job_that_it_is_given(string step) => Verdicts($$"""
        {{Download}}
        {{step}}
        job.Resume();
        """);

    [Fact]
    public void Other_code_cannot_bring_a_job_back() => Verdicts("""
        outside.Cancel();
        use(outside);
        outside.Resume(); // BITS040 always
        """);

    [Fact]
    public void Other_code_may_put_another_job_into_an_object() => Verdicts("""
        Holder taken1 = holders[0];
        taken1.Job.Cancel();
        elsewhere.Act();
        taken1.Job.Resume(); // BITS041 sometimes
        """);

    [Fact]
    public void A_job_that_an_object_keeps_for_ever_is_the_same() => Verdicts("""
        FixedHolder holder1 = new FixedHolder(outside);
        elsewhere.Take(holder1);
        holder1.Job.Cancel();
        elsewhere.Act();
        holder1.Job.Resume(); // BITS040 always
        """);

    [Fact]
    public void A_job_that_is_put_into_an_object_of_others_is_in_their_reach() => Verdicts($$"""
        {{Download}}
        Holder taken1 = find();
        taken1.Job = job;
        elsewhere.Act();
        job.Resume();
        """);

    [Fact]
    public void Each_round_has_another_object_and_another_job() => Verdicts("""
        foreach (Holder owner1 in holders)
        {
            owner1.Job.Cancel();
        }
        """);

    [Fact]
    public void Each_round_takes_another_object() => Verdicts("""
        for (int i1 = 0; i1 < 2; i1++)
        {
            Holder taken1 = holders[mode];
            taken1.Job.Suspend();
            taken1.Job.Cancel();
        }
        """);

    [Fact]
    public void Within_a_round_the_job_is_one() => Verdicts("""
        foreach (Holder owner1 in holders)
        {
            owner1.Job.Cancel();
            owner1.Job.Resume(); // BITS040 always
        }
        """);

    [Fact]
    public void A_delegate_gives_another_job_each_time() => Verdicts("""
        IBackgroundCopyJob found1 = next();
        found1.Cancel();
        IBackgroundCopyJob found2 = next();
        found2.Resume();
        """);

    [Fact]
    public void BITS_may_find_a_job_that_was_made_here() => Verdicts($$"""
        {{Download}}
        manager.GetJob(id, out IBackgroundCopyJob found1);
        found1.AddFile("https://example.com/file", @"C:\file");
        job.Resume(); // BITS042 sometimes
        """);

    [Fact]
    public void An_element_of_a_tuple_is_written() => Verdicts("""
        (IBackgroundCopyJob Job, int Rank) holder1 = (outside, 0);
        holder1.Job.Cancel();
        holder1.Job = another;
        holder1.Job.Resume();
        """);

    [Fact]
    public void What_has_a_second_name_is_written_by_it() => Verdicts("""
        uint flags1 = 0x06u;
        ref uint other1 = ref flags1;
        other1 = 0x03u;
        outside.SetNotifyFlags(flags1);
        """);

    [Theory]
    [InlineData("Span<uint> other1 = new(ref flags1);")]
    [InlineData("uint* other1 = &flags1;")]
    public void A_second_name_gives_what_was_written_by_the_first(string alias) => Verdicts($$"""
        uint flags1 = 0x03u;
        {{alias}}
        flags1 = 0x06u;
        outside.SetNotifyFlags(other1[0]); // BITS001 perhaps
        """);

    [Fact]
    public void A_property_keeps_what_it_likes() => Verdicts("""
        CleanSettings set1 = new CleanSettings { Mask = 0x06u };
        outside.SetNotifyFlags(set1.Mask);
        """);

    [Fact]
    public void A_mask_that_is_passed_by_reference_is_another() => Verdicts("""
        uint flags1 = 0x06u;
        Masks.Reset(ref flags1);
        outside.SetNotifyFlags(flags1);
        """);

    [Fact]
    public void A_method_of_the_class_does_what_it_says_whatever_its_name() => Verdicts($$"""
        {{Download}}
        Monitor.Enter(job);
        job.Resume();
        Interlocked.Exchange(job);
        job.Resume(); // BITS040 always
        """);
}
