using BitsAnalyzers.Runtime.Interop;
using BitsAnalyzers.Runtime.Testing;
using Xunit;

namespace BitsAnalyzers.Runtime.Tests.Simulator;

/// <summary>
/// Facts about BITS that conformance tests assert which run on Windows too: those of Wine. Each test begins with the identifier of its
/// fact.
/// </summary>
public sealed class WindowsFactsTests
{
    private const string Url = "https://example.com/a";
    private readonly BitsSimulator _bits = new();
    private readonly IBackgroundCopyManager _manager;
    private readonly IBackgroundCopyJob _job;
    private readonly Guid _id;

    public WindowsFactsTests()
    {
        _bits.Server.Add(Url, [1, 2, 3]);
        _manager = _bits.ConnectInterop();
        Assert.Equal(HResults.S_OK, _manager.CreateJob("facts", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _id, out _job));
    }

    private IBackgroundCopyJobHttpOptions HttpOptions => (IBackgroundCopyJobHttpOptions)_job;

    [Fact]
    public void F1_1_A_new_job_has_the_flags_transferred_and_error()
    {
        Assert.Equal(HResults.S_OK, _job.GetNotifyFlags(out var flags));
        Assert.Equal(3u, flags);
    }

    [Fact]
    public void F1_2_A_new_job_has_no_callback_and_that_is_no_failure()
    {
        Assert.Equal(HResults.S_OK, _job.GetNotifyInterface(out var callback));
        Assert.Null(callback);
    }

    [Fact]
    public void F1_3_Disable_together_with_every_other_classic_flag_is_accepted()
    {
        Assert.Equal(HResults.S_OK, _job.SetNotifyFlags(0x1F));
        _job.GetNotifyFlags(out var flags);
        Assert.Equal(0x1Fu, flags);
    }

    [Fact]
    public void F2_1_A_second_cancel_is_an_invalid_state()
    {
        Assert.Equal(HResults.S_OK, _job.Cancel());
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.Cancel());
    }

    [Fact]
    public void F2_2_A_second_complete_is_an_invalid_state()
    {
        Transfer();
        Assert.Equal(HResults.S_OK, _job.Complete());
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.Complete());
    }

    [Fact]
    public void F2_3_Taking_the_callback_off_after_complete_is_an_invalid_state()
    {
        _job.SetNotifyInterface(new Receiver());
        Transfer();
        Assert.Equal(HResults.S_OK, _job.Complete());
        Assert.Equal(HResults.BG_E_INVALID_STATE, _job.SetNotifyInterface(null));
    }

    [Theory]
    [InlineData(false, BG_JOB_STATE.BG_JOB_STATE_CANCELLED)]
    [InlineData(true, BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED)]
    public void F2_4_The_state_of_a_pointer_that_is_held_can_be_read_after_the_end(bool complete, BG_JOB_STATE expected)
    {
        Transfer();
        _ = complete ? _job.Complete() : _job.Cancel();
        Assert.Equal(HResults.S_OK, _job.GetState(out var state));
        Assert.Equal(expected, state);
    }

    [Fact]
    public void F2_10_A_job_that_is_transferred_has_no_error()
    {
        Transfer();
        Assert.Equal(HResults.BG_E_ERROR_INFORMATION_UNAVAILABLE, _job.GetError(out _));
    }

    [Fact]
    public void F2_11_Http_options_can_be_set_when_the_job_is_transferred()
    {
        Transfer();
        Assert.Equal(HResults.S_OK, HttpOptions.SetCustomHeaders("Extra: 1"));
        Assert.Equal(HResults.S_OK, HttpOptions.SetSecurityFlags(0x200));
    }

    [Fact]
    public void R1_3_Headers_that_were_never_set_are_a_success_of_the_second_kind()
    {
        Assert.Equal(HResults.S_FALSE, HttpOptions.GetCustomHeaders(out var headers));
        Assert.Null(headers);
    }

    [Fact]
    public void T2_2_A_new_job_is_suspended()
    {
        _job.GetState(out var state);
        Assert.Equal(BG_JOB_STATE.BG_JOB_STATE_SUSPENDED, state);
    }

    [Fact]
    public void T2_2_An_empty_job_cannot_be_resumed_and_stays_suspended()
    {
        Assert.Equal(HResults.BG_E_EMPTY, _job.Resume());
        _job.GetState(out var state);
        Assert.Equal(BG_JOB_STATE.BG_JOB_STATE_SUSPENDED, state);
    }

    [Fact]
    public void T2_2_Complete_makes_a_transferred_download_acknowledged_and_gives_the_files_their_names()
    {
        Transfer();
        Assert.Equal(HResults.S_OK, _job.Complete());
        AssertState(BG_JOB_STATE.BG_JOB_STATE_ACKNOWLEDGED);
        Assert.Equal([1, 2, 3], _bits.Files.Read(@"C:\a"));
        Assert.Equal(HResults.BG_E_NOT_FOUND, _manager.GetJob(_id, out _));
    }

    [Theory]
    [InlineData(BG_JOB_STATE.BG_JOB_STATE_SUSPENDED)]
    [InlineData(BG_JOB_STATE.BG_JOB_STATE_QUEUED)]
    [InlineData(BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)]
    public void T2_2_Cancel_makes_a_job_cancelled_from_every_state_before_the_end(BG_JOB_STATE before)
    {
        Assert.Equal(HResults.S_OK, _job.AddFile(Url, @"C:\a"));
        if (before != BG_JOB_STATE.BG_JOB_STATE_SUSPENDED)
        {
            Assert.Equal(HResults.S_OK, _job.Resume());
        }

        if (before == BG_JOB_STATE.BG_JOB_STATE_TRANSFERRED)
        {
            _bits.RunUntilIdle();
        }

        AssertState(before);
        Assert.Equal(HResults.S_OK, _job.Cancel());
        AssertState(BG_JOB_STATE.BG_JOB_STATE_CANCELLED);
        Assert.Equal(HResults.BG_E_NOT_FOUND, _manager.GetJob(_id, out _));
    }

    [Theory]
    [InlineData(true, HResults.S_OK)]
    [InlineData(false, HResults.E_ACCESSDENIED)]
    public void F3_41_The_transfer_policy_needs_a_caller_that_can_be_impersonated(bool allowsImpersonation, int expected)
    {
        var manager = new BitsSimulator(new() { AllowsImpersonation = allowsImpersonation }).ConnectInterop();
        Assert.Equal(HResults.S_OK, manager.CreateJob("facts", BG_JOB_TYPE.BG_JOB_TYPE_DOWNLOAD, out _, out var job));
        Assert.Equal(
            expected,
            ((IBackgroundCopyJob5)job).SetProperty(BITS_JOB_PROPERTY_ID.BITS_JOB_PROPERTY_ID_COST_FLAGS, new() { Dword = 1 }));
        Assert.Equal(HResults.S_OK, job.Cancel());
    }

    /// <summary>A fact that loses its test is missed here.</summary>
    [Fact]
    public void Every_fact_has_a_test()
    {
        string[] facts =
        [
            "F1_1", "F1_2", "F1_3", "F2_1", "F2_2", "F2_3", "F2_4", "F2_10", "F2_11", "F3_41", "R1_3", "T2_2",
        ];
        var tested = GetType().GetMethods().Select(method => method.Name.Split('_')).Where(name => name.Length > 2 && name[0].Length == 2)
            .Select(name => $"{name[0]}_{name[1]}").Distinct();
        Assert.Equal(facts.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    private void AssertState(BG_JOB_STATE expected)
    {
        Assert.Equal(HResults.S_OK, _job.GetState(out var state));
        Assert.Equal(expected, state);
    }

    private void Transfer()
    {
        Assert.Equal(HResults.S_OK, _job.AddFile(Url, @"C:\a"));
        Assert.Equal(HResults.S_OK, _job.Resume());
        _bits.RunUntilIdle();
    }
}
