using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Kernel;
using Xunit;
using static BitsAnalyzers.Flow.Tests.Kernel.ToyProgram;

namespace BitsAnalyzers.Flow.Tests.Kernel;

/// <summary>Whether every run that goes on from "start" and returns normally meets "goal".</summary>
public class InevitablyMeetsTests
{
    [Fact]
    public void ALaterStatementIsMet() => Assert.True(IsMet(Block("start goal", 1), Exit));

    [Fact]
    public void AnEarlierStatementIsNotMet() => Assert.False(IsMet(Block("goal start", 1), Exit));

    [Fact]
    public void AnEarlierStatementIsMetInALoopThatComesBackOnEveryPath() => Assert.True(IsMet(Block("goal start", 0)));

    [Fact]
    public void BothArmsMeetIt() => Assert.True(IsMet(Block("start", 1, 2), Block("goal", 3), Block("goal", 3), Exit));

    [Fact]
    public void OneArmDoesNotMeetIt() => Assert.False(IsMet(Block("start", 1, 2), Block("goal", 3), Block("", 3), Exit));

    [Fact]
    public void ItIsMetBehindADiamond() => Assert.True(IsMet(Block("start", 1, 2), Block("", 3), Block("", 3), Block("goal", 4), Exit));

    [Fact]
    public void AnEarlyReturnDoesNotMeetIt() => Assert.False(IsMet(Block("start", 1, 2), Block("", 3), Block("goal", 3), Exit));

    [Fact]
    public void APathThatThrowsNeedNotMeetIt() => Assert.True(IsMet(Block("start", 1, 2), Throw, Block("goal", 3), Exit));

    [Fact]
    public void AProgramThatNeverReturnsMeetsItOnTheWay() => Assert.True(IsMet(Block("start", 1), Block("", 1, 2), Block("goal", 1)));

    [Fact]
    public void AProgramThatNeverReturnsNeedNotMeetIt() => Assert.False(IsMet(Block("start", 1), Block("", 1)));

    [Fact]
    public void ALoopBeforeItDoesNotMatter() => Assert.True(IsMet(Block("start", 1), Block("", 1, 2), Block("goal", 3), Exit));

    [Fact]
    public void ALoopAroundItMayBeSkipped() => Assert.False(IsMet(Block("start", 1), Block("", 2, 3), Block("goal", 1), Exit));

    [Fact]
    public void ALoopThatRunsAtLeastOnceMeetsIt() => Assert.True(IsMet(Block("start", 1), Block("goal", 1, 2), Exit));

    [Fact]
    public void EveryStartMustMeetIt() => Assert.False(IsMet(Block("", 1, 2), Block("start goal", 3), Block("start", 3), Exit));

    [Fact]
    public void WithoutAStartNothingIsMet() => Assert.False(IsMet(Block("goal", 1), Exit));

    [Fact]
    public void AStepThatLeavesTheBlockBeforeItMissesIt()
        => Assert.False(IsMet(LeavingBetween("start", "goal"), Exit, Exit));

    [Fact]
    public void AStepThatLeavesTheBlockBeforeTheStartDoesNotCount()
        => Assert.True(IsMet(LeavingBetween("before", "start"), Exit, Block("goal", 1)));

    [Fact]
    public void AStepThatLeavesTheBlockAfterItHasMetIt()
        => Assert.True(IsMet(Block("start", 1), LeavingBetween("goal", "after", next: 3), Exit, Exit));

    [Fact]
    public void AStepThatIsClosedNeedNotMeetIt()
        => Assert.True(IsMet(Block("start", 1), LeavingBetween("closed", "goal", next: 3), Exit, Exit));

    [Fact]
    public void AStepBehindAClosedOneMustMeetIt()
        => Assert.False(IsMet(Block("start", 1), LeavingBetween("closed", "after", next: 3), Block("goal", 4), Exit, Exit));

    [Fact]
    public void APathThatMayLeaveBeforeItMissesIt()
        => Assert.False(IsMet(Block("start", 1), LeavingIn("", "goal", isUnwinding: false, 2), Exit));

    [Fact]
    public void APathThatMayLeaveAfterItHasMetIt()
        => Assert.True(IsMet(Block("start", 1), LeavingIn("goal", "", isUnwinding: false, 2), Exit));

    [Fact]
    public void APathThatMayLeaveBeforeTheStartDoesNotCount()
        => Assert.True(IsMet(LeavingIn("before", "start goal", isUnwinding: false, 1), Exit));

    [Fact]
    public void APathThatMayLeaveInAnotherArmMissesIt()
        => Assert.False(IsMet(Block("start", 1, 2), Block("goal", 3), LeavingIn("", "goal", isUnwinding: false, 3), Exit));

    [Fact]
    public void AWayOutThatIsClosedDoesNotCount()
        => Assert.True(IsMet(Block("start", 1), LeavingIn("closed", "goal", isUnwinding: false, 2), Exit));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnExceptionThatLeavesMissesIt(bool isUnwinding)
        => Assert.False(IsMet(Block("start", 1, 2), Block("goal", 3), LeavingIn("", "", isUnwinding), Exit));

    // What goes wrong by accident, and is only carried on, is no way out; what is unknown is one, wherever it stands.
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void AnAccidentThatLeavesNeedNotMeetIt(bool isUnwinding, bool isMet)
        => Assert.Equal(isMet, IsMet(AccidentTo(3, 1), Block("goal", 2), Exit, LeavingIn("", "", isUnwinding)));

    [Fact]
    public void AnAccidentThatReturnsMissesIt() => Assert.False(IsMet(AccidentTo(2, 1), Block("goal", 2), Exit));

    [Fact]
    public void AnAccidentThatGoesOnToItMeetsIt() => Assert.True(IsMet(AccidentTo(1, 1), Block("goal", 2), Exit));

    // The same block is on a path with an accident and on one without.
    [Fact]
    public void AWayOutCountsForThePathWithoutAnAccident()
        => Assert.False(IsMet(AccidentTo(1, 1), LeavingIn("", "goal", isUnwinding: true, 2), Exit));

    [Fact]
    public void WhatHappensInOtherStatesOfABlockDoesNotCount()
    {
        // The start is in one state only, and there the goal is met; the other state skips it.
        var graph = new ToyProgram(
            static passage =>
            {
                passage.GoTo(1, null, new Facts(1));
                passage.GoTo(1, null, new Facts(2));
            },
            static passage =>
            {
                passage.Note(passage.Node.State.Bits == 1 ? "start" : "other");
                passage.GoTo(passage.Node.State.Bits == 1 ? 2 : 3, null, passage.Node.State);
            },
            Block("goal", 3),
            Exit).Solve();

        Assert.True(IsMet(graph));
    }

    [Fact]
    public void OnlyTheFirstStartOfALoopMustMeetItThere()
    {
        // The goal is met in the first round and no more; the first fact tells the rounds apart.
        var loop = new ToyProgram(Block("", 1), StartThenInFirstRound("goal", 1, 2), Exit).Solve();
        Assert.False(IsMet(loop));
        Assert.True(IsMetByFirst(loop));
    }

    [Fact]
    public void AStartBehindTheGoalIsNotTheFirst()
        => Assert.True(
            IsMetByFirst(new ToyProgram(Block("", 1, 2), Block("start goal", 2), Block("start goal", 3), Block("start", 4), Exit).Solve()));

    [Fact]
    public void EveryFirstStartMustMeetIt()
        => Assert.False(IsMetByFirst(new ToyProgram(Block("", 1, 2), Block("start goal", 3), Block("start", 3), Exit).Solve()));

    [Fact]
    public void TheFirstStartIsOnEachWay()
    {
        var graph = new ToyProgram(Block("", 1, 3), Block("start", 2), Block("goal start", 3), Block("start", 4), Exit).Solve();
        Assert.False(IsMetByFirst(graph));
        Assert.Equal(
            [1, 3], graph.First(Starts(graph), static @event => @event == "goal").Select(static start => start.Node.Block).Order());
    }

    [Fact]
    public void AStartThatTurnsOutToBeNoneIsFollowedByAnotherFirst()
    {
        var graph = new ToyProgram(Block("start", 1, 2), Block("closed", 3), Block("goal", 3), Block("start", 4), Exit).Solve();

        Assert.Equal(
            [0, 3],
            graph.First(Starts(graph), static @event => @event == "goal", static @event => @event == "closed")
                .Select(static start => start.Node.Block)
                .Order());
    }

    private static Action<TransferContext<Facts, string>> StartThenInFirstRound(string @event, params int[] targets) => passage =>
    {
        passage.Note("start");
        if (passage.Node.State == Facts.None)
        {
            passage.Note(@event);
        }

        foreach (var target in targets)
        {
            passage.GoTo(target, null, passage.Node.State.With(1));
        }
    };

    // A block that may be left for the exit in block 1 between two events; then it goes on.
    private static Action<TransferContext<Facts, string>> LeavingBetween(string first, string second, int next = 2) => passage =>
    {
        passage.Note(first);
        passage.GoTo(next == 2 ? 1 : 2, null, passage.Node.State);
        passage.Note(second);
        passage.GoTo(next, null, passage.Node.State);
    };

    // A block that a run may leave between two groups of events.
    private static Action<TransferContext<Facts, string>> LeavingIn(string first, string second, bool isUnwinding, params int[] targets)
        => passage =>
    {
        Block(first)(passage);
        passage.MayLeave(isUnwinding);
        Block(second, targets)(passage);
    };

    // The start, after which an accident leads elsewhere.
    private static Action<TransferContext<Facts, string>> AccidentTo(int accident, int next) => passage =>
    {
        passage.Note("start");
        passage.GoTo(accident, null, passage.Node.State, isAccident: true);
        passage.GoTo(next, null, passage.Node.State);
    };

    private static bool IsMet(params Action<TransferContext<Facts, string>>[] blocks) => IsMet(new ToyProgram(blocks).Solve());

    private static bool IsMet(ExplodedGraph<Facts, string> graph) => ExplodedGraph<Facts, string>.InevitablyMeets(
        Starts(graph), static @event => @event == "goal", static @event => @event == "closed");

    private static bool IsMetByFirst(ExplodedGraph<Facts, string> graph)
        => ExplodedGraph<Facts, string>.InevitablyMeets(
            graph.First(Starts(graph), static @event => @event == "goal"), static @event => @event == "goal");

    private static List<(ExplodedNode<Facts, string> Node, int Order)> Starts(ExplodedGraph<Facts, string> graph)
        => [.. from node in graph.Nodes
               from order in Enumerable.Range(0, node.Events.Count)
               where node.Events[order] == "start"
               select (node, order)];
}
