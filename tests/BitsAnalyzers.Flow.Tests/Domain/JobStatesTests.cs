using BitsAnalyzers.Engine.Domain;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>Nine states make 512 sets: each is tried.</summary>
public class JobStatesTests
{
    private static readonly JobStates[] s_all =
    [
        .. Enumerable.Range(0, 1 << JobStatesExtensions.Count).Select(static set => (JobStates)set)
    ];

    [Fact]
    public void LaterIsAClosure()
        => Assert.All(s_all, static states =>
        {
            Assert.Equal(states, states & states.Later());
            Assert.Equal(states.Later(), states.Later().Later());
        });

    [Fact]
    public void LaterIsMonotone()
    {
        foreach (var set in s_all)
        {
            foreach (var part in s_all)
            {
                if ((part & ~set) == JobStates.None && (part.Later() & ~set.Later()) != JobStates.None)
                {
                    Assert.Fail($"{part} is in {set}, but later it is not.");
                }
            }
        }
    }

    [Fact]
    public void BitsMovesAJobOnButNeverEndsIt()
        => Assert.All(s_all, static states => Assert.Equal(states & JobStates.Final, states.Later() & JobStates.Final));

    [Theory]
    [InlineData(JobStates.Suspended)]
    [InlineData(JobStates.Error)]
    [InlineData(JobStates.Transferred)]
    [InlineData(JobStates.Acknowledged)]
    [InlineData(JobStates.Cancelled)]
    public void AJobThatWaitsForTheProgramStaysWhereItIs(object state) => Assert.Equal(state, ((JobStates)state).Later());

    [Theory]
    [InlineData(JobStates.Queued)]
    [InlineData(JobStates.Connecting)]
    [InlineData(JobStates.Transferring)]
    [InlineData(JobStates.TransientError)]
    public void AnActiveJobMayBeTransferredLater(object state) => Assert.True(((JobStates)state).Later().HasFlag(JobStates.Transferred));

    [Fact]
    public void ASetIsFinalIfEveryStateInItIs()
        => Assert.All(s_all, static states => Assert.Equal(
            states is JobStates.Acknowledged or JobStates.Cancelled or (JobStates.Acknowledged | JobStates.Cancelled),
            states.IsFinal()));

    [Fact]
    public void EveryStateIsOpenOrFinal()
    {
        Assert.Equal(JobStates.Any, s_all[^1]);
        Assert.Equal(JobStates.None, JobStates.Open & JobStates.Final);
    }
}
