using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Xunit;
using static BitsAnalyzers.Engine.Transfer.ConditionTransfer;

namespace BitsAnalyzers.Flow.Tests;

/// <summary>What follows from a condition that came out true or false.</summary>
public class ConditionTransferTests
{
    private const int Mask = 1;
    private const int StateRead = 40;
    private const int Ended = 50;

    private static readonly SymbolicValue s_job = new(9);
    private static readonly SymbolicValue s_input = new(20);
    private static readonly Value s_first = new SymbolicValue(21);
    private static readonly Value s_second = new SymbolicValue(22);
    private static readonly NumberValue s_mask = new(NotifyMask.Unknown, s_input, null);
    private static readonly StateValue s_state = new(s_job, StateRead);
    private static readonly ResultValue s_result = new(Ended, s_job);

    [Fact]
    public void AnUndecidedConditionCanComeOutEitherWay()
    {
        Assert.Single(Assume(ProgramState(), s_first, true));
        Assert.Single(Assume(ProgramState(), s_first, false));
    }

    [Fact]
    public void ADecidedConditionComesOutTheSameAgain()
    {
        var programState = Assert.Single(Assume(ProgramState(), s_first, true));

        Assert.Single(Assume(programState, s_first, true));
        Assert.Empty(Assume(programState, s_first, false));
        Assert.Empty(Assume(programState, Not(s_first), true));
        Assert.Single(Assume(programState, Not(s_first), false));
    }

    [Fact]
    public void AnUnknownConditionIsNotRemembered()
    {
        var programState = Assert.Single(Assume(ProgramState(), Value.Unknown, true));

        Assert.Single(Assume(programState, Value.Unknown, false));
        Assert.Empty(programState.PathCondition);
    }

    [Fact]
    public void AConstantConditionDropsTheOtherProgramState()
    {
        Assert.Empty(Assume(ProgramState(), Value.False, true));
        Assert.Single(Assume(ProgramState(), Value.False, false));
    }

    [Theory]
    [InlineData(Comparison.Equal, Comparison.NotEqual)]
    [InlineData(Comparison.Less, Comparison.GreaterOrEqual)]
    [InlineData(Comparison.Greater, Comparison.LessOrEqual)]
    public void AComparisonExcludesItsOpposite(object comparison, object opposite)
    {
        var programState = Assert.Single(Assume(ProgramState(), Compare((Comparison)comparison, s_mask, Number(5)), true));

        Assert.Empty(Assume(programState, Compare((Comparison)opposite, s_mask, Number(5)), true));
        Assert.Single(Assume(programState, Compare((Comparison)opposite, s_mask, Number(5)), false));
    }

    [Theory]
    [InlineData(Comparison.Equal, Comparison.Equal)]
    [InlineData(Comparison.NotEqual, Comparison.NotEqual)]
    [InlineData(Comparison.Less, Comparison.Greater)]
    [InlineData(Comparison.LessOrEqual, Comparison.GreaterOrEqual)]
    public void AComparisonIsTheSameFromItsOtherSide(object comparison, object mirrored)
        => Assert.Equal(Compare((Comparison)comparison, s_mask, Number(5)), Compare((Comparison)mirrored, Number(5), s_mask));

    [Theory]
    [InlineData(Comparison.Equal, 3u, 3u, true)]
    [InlineData(Comparison.Equal, 3u, 4u, false)]
    [InlineData(Comparison.NotEqual, 3u, 4u, true)]
    [InlineData(Comparison.Less, 3u, 4u, true)]
    [InlineData(Comparison.Less, 4u, 4u, false)]
    [InlineData(Comparison.LessOrEqual, 4u, 4u, true)]
    [InlineData(Comparison.Greater, 5u, 4u, true)]
    [InlineData(Comparison.GreaterOrEqual, 3u, 4u, false)]
    public void ConstantsAreCompared(object comparison, uint left, uint right, bool outcome)
        => Assert.Equal(Value.Of(outcome), Compare((Comparison)comparison, Number(left), Number(right)));

    [Fact]
    public void TheSignOfAConstantIsNotGuessed() => Assert.Equal(Value.Unknown, Compare(Comparison.Less, Number(uint.MaxValue), Number(1)));

    [Fact]
    public void AValueIsEqualToItself()
    {
        Assert.Equal(Value.True, Compare(Comparison.Equal, s_mask, s_mask with { Bits = NotifyMask.FromBits(1, 0) }));
        Assert.Equal(Value.False, Compare(Comparison.Less, s_mask, s_mask));
    }

    [Fact]
    public void UnknownValuesAreNotEqualToThemselves()
        => Assert.Equal(Value.Unknown, Compare(Comparison.Equal, Value.Unknown, Value.Unknown));

    [Fact]
    public void BitsThatDifferMakeNumbersDifferent()
        => Assert.Equal(Value.False, Compare(Comparison.Equal, s_mask with { Bits = NotifyMask.FromBits(ones: 1, zeros: 0) }, Number(6)));

    [Fact]
    public void AnEqualNumberIsKnownToTheLastBit()
    {
        Assert.Equal(NotifyMask.FromConstant(5), BitsAfter(Compare(Comparison.Equal, s_mask, Number(5)), true));
        Assert.Equal(NotifyMask.Unknown, BitsAfter(Compare(Comparison.Equal, s_mask, Number(5)), false));
    }

    [Fact]
    public void ATestedBitIsKnown()
    {
        var isSet = Compare(Comparison.NotEqual, Masked(4), Number(0));

        Assert.Equal(NotifyMask.FromBits(ones: 4, zeros: 0), BitsAfter(isSet, true));
        Assert.Equal(NotifyMask.FromBits(ones: 0, zeros: 4), BitsAfter(isSet, false));
    }

    [Fact]
    public void TestsOfSeveralBitsTellAsMuchAsTheyCan()
    {
        Assert.Equal(NotifyMask.FromBits(ones: 6, zeros: 0), BitsAfter(Compare(Comparison.Equal, Masked(6), Number(6)), true));
        Assert.Equal(NotifyMask.Unknown, BitsAfter(Compare(Comparison.Equal, Masked(6), Number(6)), false));
        Assert.Equal(NotifyMask.Unknown, BitsAfter(Compare(Comparison.NotEqual, Masked(6), Number(0)), true));
        Assert.Equal(NotifyMask.FromBits(ones: 0, zeros: 6), BitsAfter(Compare(Comparison.NotEqual, Masked(6), Number(0)), false));
    }

    [Fact]
    public void TestsThatContradictEachOtherDropTheProgramState()
    {
        var programState = Assert.Single(Assume(ProgramState(), Compare(Comparison.Equal, s_mask, Number(5)), true));

        Assert.Empty(Assume(programState, Compare(Comparison.Equal, s_mask, Number(6)), true));
        Assert.Empty(Assume(programState, Compare(Comparison.NotEqual, Masked(4), Number(0)), false));
        Assert.Single(Assume(programState, Compare(Comparison.NotEqual, Masked(4), Number(0)), true));
    }

    [Fact]
    public void AConjunctionIsTrueInOneWayAndFalseInTwo()
    {
        Assert.Equal([(true, true)], Outcomes(And(s_first, s_second), true));
        Assert.Equal([(false, null), (true, false)], Outcomes(And(s_first, s_second), false));
    }

    [Fact]
    public void ADisjunctionIsFalseInOneWayAndTrueInTwo()
    {
        Assert.Equal([(false, false)], Outcomes(Or(s_first, s_second), false));
        Assert.Equal([(true, null), (false, true)], Outcomes(Or(s_first, s_second), true));
    }

    [Fact]
    public void JunctionsWithConstantsAreSimpler()
    {
        Assert.Equal(s_first, And(Value.True, s_first));
        Assert.Equal(Value.False, And(s_first, Value.False));
        Assert.Equal(s_first, Or(s_first, Value.False));
        Assert.Equal(Value.True, Or(Value.True, s_first));
    }

    [Fact]
    public void TwoNegationsAreNone() => Assert.Equal(s_first, Not(Not(s_first)));

    [Fact]
    public void ComparisonWithABoolIsTheConditionItself()
    {
        Assert.Equal(s_first, Compare(Comparison.Equal, s_first, Value.True));
        Assert.Equal(Not(s_first), Compare(Comparison.Equal, Value.False, s_first));
        Assert.Equal(s_first, Compare(Comparison.NotEqual, s_first, Value.False));
    }

    [Fact]
    public void AJobThatIsTestedForNullIsNullOnOneSideOnly()
    {
        var nullness = new SymbolicValue(9, 1000);
        var programState = ProgramState();
        programState[2] = new JobValue(s_job, nullness);
        var isNull = IsNull(programState[2]!);

        Assert.Equal(Value.Null, Assert.Single(Assume(programState, isNull, true))[2]);
        Assert.Equal(new JobValue(s_job, null), Assert.Single(Assume(programState, isNull, false))[2]);
    }

    [Fact]
    public void WhatIsNeverNullIsNotNull()
    {
        Assert.Equal(Value.False, IsNull(new JobValue(s_job, null)));
        Assert.Equal(Value.False, IsNull(new ObjectValue(1, 0)));
        Assert.Equal(Value.True, IsNull(Value.Null));
    }

    [Fact]
    public void AFinalStateThatIsSeenEndsTheJob()
    {
        var job = JobAfter(State(JobStates.Cancelled), true);

        Assert.Equal(JobStates.Cancelled, job.States);
        Assert.Equal(StateRead, job.FinalSite);
    }

    [Fact]
    public void AStateThatIsNotSeenIsExcluded()
    {
        var isCancelled = State(JobStates.Cancelled);
        var isAcknowledged = State(JobStates.Acknowledged);
        var ended = Assume(ProgramState(), Or(isCancelled, isAcknowledged), true).Select(static programState => programState[s_job].States);
        var alive = Assert.Single(Assume(ProgramState(), Or(isCancelled, isAcknowledged), false))[s_job];

        Assert.Equal([JobStates.Cancelled, JobStates.Acknowledged], ended);
        Assert.Equal(JobStates.Open, alive.States);
        Assert.Equal(0, alive.FinalSite);
    }

    [Fact]
    public void StatesAreOrdered()
    {
        Assert.Equal(JobStates.Final, JobAfter(Compare(Comparison.GreaterOrEqual, s_state, Number(7)), true).States);
        Assert.Equal(JobStates.Final, JobAfter(Compare(Comparison.Less, Number(6), s_state), true).States);
        Assert.Equal(JobStates.Open, JobAfter(Compare(Comparison.LessOrEqual, s_state, Number(6)), true).States);
    }

    [Fact]
    public void ATestOfAStateAndItsOppositeAreOneCondition()
        => Assert.Equal(
            Not(Compare(Comparison.Equal, s_state, Number(0))),
            Compare(Comparison.NotEqual, Number(0), s_state));

    [Fact]
    public void OneReadingShowsOneState()
    {
        var programState = Assert.Single(Assume(ProgramState(), State(JobStates.Error), true));

        Assert.Empty(Assume(programState, State(JobStates.Suspended), true));
        Assert.Single(Assume(programState, State(JobStates.Suspended), false));
    }

    [Fact]
    public void AllStatesExcludedDropTheProgramState()
    {
        IEnumerable<ProgramStateBuilder> states = [ProgramState()];
        for (var state = 0u; state < JobStatesExtensions.Count; state++)
        {
            states = states
                .SelectMany(programState => Assume(programState, Compare(Comparison.Equal, s_state, Number(state)), false))
                .ToList();
        }

        Assert.Empty(states);
    }

    [Fact]
    public void AnEndedJobIsNotSeenInAnotherState()
    {
        var programState = ProgramState();
        programState[s_job] = programState[s_job] with { States = JobStates.Cancelled, FinalSite = 3 };

        var read = s_state with { Possible = JobStates.Cancelled };

        Assert.Empty(Assume(programState, State(read, JobStates.Error), true));
        Assert.Empty(Assume(programState, State(read, JobStates.Acknowledged), true));
        Assert.Equal(3, Assert.Single(Assume(programState, State(read, JobStates.Cancelled), true))[s_job].FinalSite);
    }

    [Fact]
    public void AStateThatWasReadBeforeTheEndMayBeAnyOther()
    {
        var programState = ProgramState();
        programState[s_job] = programState[s_job] with { States = JobStates.Cancelled, FinalSite = 3 };

        Assert.Equal(JobStates.Cancelled, Assert.Single(Assume(programState, State(JobStates.Error), true))[s_job].States);
        Assert.Equal(JobStates.Cancelled, Assert.Single(Assume(programState, State(JobStates.Cancelled), false))[s_job].States);
    }

    [Fact]
    public void ANumberIsNotWhatAnEarlierComparisonExcludes()
    {
        var programState = Assert.Single(Assume(ProgramState(), Compare(Comparison.Less, s_mask, Number(2)), true));

        Assert.Empty(Assume(programState, Compare(Comparison.Equal, s_mask, Number(3)), true));
        Assert.Single(Assume(programState, Compare(Comparison.Equal, s_mask, Number(1)), true));
    }

    [Fact]
    public void AFailureLeavesTheJobAsItWas()
    {
        var job = JobAfter(Failed(s_result), true, AfterUncheckedCancel());

        Assert.Equal(JobStates.Suspended, job.States);
        Assert.Equal(0, job.FinalSite);
    }

    [Fact]
    public void ASuccessEndsTheJob() => Assert.Equal(JobStates.Cancelled, JobAfter(Failed(s_result), false, AfterUncheckedCancel()).States);

    [Fact]
    public void ZeroIsASuccessAndOtherCodesMayBe()
    {
        var isZero = Compare(Comparison.Equal, s_result, Number(0));

        Assert.Equal(JobStates.Cancelled, JobAfter(isZero, true, AfterUncheckedCancel()).States);
        Assert.Equal(JobStates.Cancelled | JobStates.Suspended, JobAfter(isZero, false, AfterUncheckedCancel()).States);
    }

    [Fact]
    public void AFailureCodeIsAFailure()
        => Assert.Equal(
            JobStates.Suspended, JobAfter(Compare(Comparison.Equal, s_result, Number(0x80200002)), true, AfterUncheckedCancel()).States);

    [Theory]
    [InlineData(Comparison.Less, 1u, false, false)]
    [InlineData(Comparison.Less, 0xFFFF_FFF0u, true, true)]
    [InlineData(Comparison.Greater, 0u, true, false)]
    [InlineData(Comparison.Greater, 0x8000_0000u, false, true)]
    [InlineData(Comparison.GreaterOrEqual, 5u, true, false)]
    [InlineData(Comparison.LessOrEqual, 0xFFFF_FFFFu, true, true)]
    [InlineData(Comparison.LessOrEqual, 0xFFFF_FFFFu, false, false)]
    public void AnOrderOfCodesTellsOfFailure(object comparison, uint code, bool outcome, bool hasFailed)
        => Assert.Equal(
            hasFailed ? JobStates.Suspended : JobStates.Cancelled,
            JobAfter(Compare((Comparison)comparison, s_result, Number(code)), outcome, AfterUncheckedCancel()).States);

    [Theory]
    [InlineData(Comparison.Less, 1u, true)]
    [InlineData(Comparison.Less, 0xFFFF_FFF0u, false)]
    [InlineData(Comparison.Greater, 5u, false)]
    [InlineData(Comparison.Equal, 0x8020_0002u, false)]
    [InlineData(Comparison.Equal, 1u, false)]
    public void AnOrderOfCodesMayTellNothing(object comparison, uint code, bool outcome)
        => Assert.Equal(
            JobStates.Suspended | JobStates.Cancelled,
            JobAfter(Compare((Comparison)comparison, s_result, Number(code)), outcome, AfterUncheckedCancel()).States);

    [Fact]
    public void WithoutASignAFailureIsLarge()
    {
        var unsigned = s_result with { IsUnsigned = true };

        Assert.Equal(Failed(s_result), Compare(Comparison.GreaterOrEqual, unsigned, Number(0x8000_0000)));
        Assert.Equal(Failed(s_result), Compare(Comparison.Greater, unsigned, Number(0x7FFF_FFFF)));
        Assert.Equal(JobStates.Cancelled, JobAfter(Compare(Comparison.Less, unsigned, Number(5)), true, AfterUncheckedCancel()).States);
        var isLarger = Compare(Comparison.Greater, unsigned, Number(0x8000_4005));
        Assert.Equal(JobStates.Suspended, JobAfter(isLarger, true, AfterUncheckedCancel()).States);
    }

    [Fact]
    public void TwoTestsOfAResultAgree()
    {
        var after = Assert.Single(Assume(AfterUncheckedCancel(), Failed(s_result), true));

        Assert.Empty(Assume(after, Compare(Comparison.Equal, s_result, Number(0)), true));
        Assert.Single(Assume(after, Compare(Comparison.Equal, s_result, Number(0x8020_0002)), true));
    }

    private static ProgramStateBuilder ProgramState()
    {
        var programState = new ProgramStateBuilder(Engine.Domain.ProgramState.Empty);
        programState[Mask] = s_mask;
        programState[s_job] = JobState.Outside with { StateReadSite = StateRead };
        return programState;
    }

    private static ProgramStateBuilder AfterUncheckedCancel()
    {
        var programState = ProgramState();
        var before = programState[s_job] with { States = JobStates.Suspended };
        var after = before with { States = JobStates.Cancelled, FinalSite = Ended, StateReadSite = 0 };
        programState[s_job] = PendingCall.Add(before, after, Ended);
        return programState;
    }

    private static List<ProgramStateBuilder> Assume(ProgramStateBuilder programState, Value condition, bool outcome)
        => [.. new ConditionTransfer(programState).Assume(condition, outcome)];

    private static NotifyMask BitsAfter(Value condition, bool outcome)
        => ((NumberValue)Assert.Single(Assume(ProgramState(), condition, outcome))[Mask]!).Bits;

    private static JobState JobAfter(Value condition, bool outcome, ProgramStateBuilder? before = null)
        => Assert.Single(Assume(before ?? ProgramState(), condition, outcome))[s_job];

    private static List<(bool?, bool?)> Outcomes(Value condition, bool outcome)
        =>
        [
            .. Assume(ProgramState(), condition, outcome).Select(
                static programState => (programState.Entails(s_first), programState.Entails(s_second)))
        ];

    private static NumberValue Number(uint value) => NumberValue.Constant(value);

    private static NumberValue Masked(uint bits)
        => new(s_mask.Bits & NotifyMask.FromConstant(bits), new OperationValue("&", s_input, Number(bits)), null);

    private static Value State(JobStates state) => State(s_state, state);

    private static Value State(StateValue read, JobStates state)
        => Compare(Comparison.Equal, read, Number((uint)System.Numerics.BitOperations.TrailingZeroCount((uint)state)));
}
