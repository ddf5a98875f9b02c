using BitsAnalyzers.Engine.Domain;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>What a call has done is undone where its result tells of a failure, and nothing else.</summary>
public class PendingCallTests
{
    private const int First = 1;
    private const int Second = 2;

    private static readonly JobState s_new = JobState.New(site: 9, JobKind.Upload);

    private static readonly JobState s_filled = s_new with { Files = FileCount.One, FileSite = First };

    [Fact]
    public void AFailureHasDoneNothing()
    {
        var failed = PendingCall.Decide(PendingCall.Add(s_new, s_filled, First), First, hasFailed: true);

        Assert.Equal(s_new, failed);
    }

    [Fact]
    public void ASuccessIsSettled()
    {
        var succeeded = PendingCall.Decide(PendingCall.Add(s_new, s_filled, First), First, hasFailed: false);

        Assert.Equal(s_filled, succeeded);
    }

    [Fact]
    public void WhatIsUndecidedMayStillBeDecided()
    {
        var undecided = PendingCall.Undecide(PendingCall.Add(s_new, s_filled, First), First);

        Assert.Equal(FileCount.Unknown, undecided.Files);
        Assert.Equal(s_filled, PendingCall.Decide(undecided, First, hasFailed: false));
        Assert.Equal(s_new, PendingCall.Decide(undecided, First, hasFailed: true));
    }

    [Fact]
    public void WhatComesLaterStays()
    {
        var filled = PendingCall.Add(s_new, s_filled, First);
        var masked = PendingCall.Add(filled, filled with { Mask = NumberValue.Constant(11), MaskSite = Second }, Second);
        var failed = PendingCall.Decide(masked, First, hasFailed: true);

        Assert.Equal(FileCount.None, failed.Files);
        Assert.Equal(Second, failed.MaskSite);
        Assert.Equal(s_new.MaskSite, PendingCall.Decide(failed, Second, hasFailed: true).MaskSite);
    }

    [Fact]
    public void OfTooManyTheEarliestStaysUndecided()
    {
        var job = PendingCall.Add(s_new, s_filled, First);
        for (var site = 10; site < 20; site++)
        {
            job = PendingCall.Add(job, job with { Mask = NumberValue.Constant((uint)site), MaskSite = site }, site);
        }

        Assert.Equal(FileCount.Unknown, job.Files);
        Assert.Equal(FileCount.Unknown, PendingCall.Decide(job, First, hasFailed: true).Files);
    }

    [Fact]
    public void AResultThatIsThrownAwayIsForgotten()
    {
        var kept = PendingCall.Keep(PendingCall.Add(s_new, s_filled, First), isHeld: static _ => false, isAskedFor: static _ => false);

        Assert.Equal(s_filled, kept);
    }

    [Fact]
    public void AResultThatIsReadOnAnotherPathIsNotThrownAway()
    {
        var job = PendingCall.Add(s_new, s_filled, First);

        // First the variable goes out of use on this path, and with it what tells that others read it.
        var noted = PendingCall.Keep(job, isHeld: static _ => false, isAskedFor: static _ => true);
        var kept = PendingCall.Keep(noted, isHeld: static _ => false, isAskedFor: static _ => false);

        Assert.Equal(FileCount.Unknown, PendingCall.UndecideAll(kept).Files);
    }
}
