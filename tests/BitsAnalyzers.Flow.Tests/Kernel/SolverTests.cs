using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Kernel;
using Xunit;
using static BitsAnalyzers.Flow.Tests.Kernel.ToyProgram;

namespace BitsAnalyzers.Flow.Tests.Kernel;

public class SolverTests
{
    private const int Bound = Solver<Facts, string>.MaximumStates;

    [Fact]
    public void EqualStatesAreExploredOnce()
    {
        var graph = new ToyProgram(Block("", 1, 2), Block("", 3), Block("", 3), Exit).Solve();

        Assert.Equal([0, 1, 2, 3], graph.Nodes.Select(static node => node.Block));
    }

    [Fact]
    public void StatesThatDifferAreKeptApart()
    {
        var graph = new ToyProgram(Block("", 1, 2), Learn(1, 3), Learn(2, 3), Exit).Solve();

        Assert.Equal(["2", "4"], StatesAt(graph, 3));
        Assert.Equal(0, graph.Widenings);
    }

    [Fact]
    public void SeveralEntryStatesAreEachExplored()
        => Assert.Equal(["1", "2"], StatesAt(new ToyProgram(Block("", 1), Exit).Solve(new Facts(1), new Facts(2), new Facts(1)), 1));

    [Fact]
    public void WhatOnlyAJoinLeadsToIsNotSurelyReached()
    {
        var states = Enumerable.Range(0, Bound).Select(static state => Spread((uint)state) << 8 | 0xF).ToArray();
        var graph = Fan([.. states, states[17] & ~1u | 0x10u]);
        var joined = Assert.Single(graph.Nodes, static node => node.IsWidened);

        Assert.All(graph.Nodes, node => Assert.Equal(node != joined, graph.HasWitness(node)));
    }

    [Fact]
    public void AsManyStatesAsTheBoundAreKept()
    {
        var graph = Fan([.. Enumerable.Range(0, Bound).Select(static state => (uint)state)]);

        Assert.Equal(Bound, StatesAt(graph, 1).Count);
        Assert.Equal(0, graph.Widenings);
    }

    [Fact]
    public void PastTheBoundTheMostSimilarStatesAreJoined()
    {
        // Distance 8 between any two of the first ones; the last differs from the one with 0xF00 in one bit.
        var states = Enumerable.Range(0, Bound).Select(static state => Spread((uint)state) << 8 | 0xF).ToArray();
        var graph = Fan([.. states, states[17] | 0x10u]);

        // What is common to both is state 17 itself, so no other state had to be forgotten for it.
        Assert.Equal(states.Select(static state => new Facts(state).ToString()), StatesAt(graph, 1));
        Assert.Equal(1, graph.Widenings);
    }

    [Fact]
    public void PastTheBoundStatesThatRulesTellApartAreStillKeptApart()
    {
        const uint Telling = 1u << 31;
        var states = Enumerable.Range(0, 2 * Bound).Select(static state => (uint)state).ToArray();
        var graph = Fan([.. states, states[17] | Telling, states[18] | Telling], Telling);

        // There is room for both, past the bound: one shows that such states are reached, the other one stands for all that follow.
        Assert.Equal(Bound, graph.Widenings);
        Assert.Equal(
            [new Facts(states[17] | Telling).ToString(), new Facts(states[18] | Telling).ToString()],
            graph.Nodes.Where(static node => (node.State.Bits & Telling) != 0).Select(static node => node.State.ToString()));
    }

    [Fact]
    public void TheFirstStatesAreNeverJoined()
    {
        // All that comes later is like the first.
        var states = Enumerable.Range(0, Bound).Select(static state => Spread((uint)state) << 8 | 0xF).ToArray();
        var graph = Fan([.. states, .. Enumerable.Range(4, 9).Select(bit => states[0] | (1u << bit))]);

        var exact = graph.Nodes.Where(static node => node.Block == 1 && !node.IsWidened).Select(static node => node.State.Bits).ToList();
        Assert.Equal(states.Take(Bound / 4), exact.Intersect(states.Take(Bound / 4)));
        Assert.All(graph.Nodes.Where(node => exact.Contains(node.State.Bits)), node => Assert.True(graph.HasWitness(node)));
    }

    [Fact]
    public void AJoinedStateReplacesOneThatIsNotExploredYet()
    {
        var states = Enumerable.Range(0, Bound).Select(static state => Spread((uint)state) << 8 | 0xF).ToArray();
        var graph = Fan([.. states, states[17] & ~1u | 0x10u]);

        states[17] &= ~1u;
        Assert.Equal(states.Select(static state => new Facts(state).ToString()), StatesAt(graph, 1));
        Assert.Equal(Bound + 1, graph.Nodes[0].Edges.Count);
        Assert.Same(graph.Nodes[0].Edges[17].Target, graph.Nodes[0].Edges[^1].Target);
    }

    [Fact]
    public void AJoinedStateIsExploredWhereTheOneBeforeHasBeen()
    {
        // Block 2 comes after all of block 1, and leads back there.
        var states = Enumerable.Range(0, Bound).Select(static state => Spread((uint)state) << 8 | 0xF).ToArray();
        var graph = new ToyProgram(
            passage => Array.ForEach(states, state => passage.GoTo(1, null, new Facts(state))),
            static passage => passage.GoTo(2, null, Facts.None),
            passage =>
            {
                passage.GoTo(1, null, new Facts(states[17] & ~1u | 0x10u));
                passage.GoTo(3, null, passage.Node.State);
            },
            Exit).Solve();

        Assert.Equal([.. states.Append(states[17] & ~1u).Select(static state => new Facts(state).ToString())], StatesAt(graph, 1));
        Assert.Equal(
            ["passes to 2"],
            graph.Nodes.Where(static node => node.Block == 1).Select(static node => $"passes to {node.Edges[0].Target.Block}").Distinct());
    }

    [Fact]
    public void WhatWasJoinedOnceIsNotJoinedAgain()
    {
        var states = Enumerable.Range(0, Bound).Select(static state => Spread((uint)state) << 8 | 0xF).ToArray();
        var late = states[17] | 0x10u;

        Assert.Equal(1, Fan([.. states, late, late, late]).Widenings);
    }

    [Fact]
    public void ALoopThatAlwaysFindsNewStatesEnds()
    {
        // A walk through all 32-bit words that a plain exploration would never finish.
        var graph = new ToyProgram(
            Block("", 1),
            static passage =>
            {
                passage.GoTo(1, null, new Facts(unchecked((passage.Node.State.Bits * 1664525u) + 1013904223u)));
                passage.GoTo(2, null, passage.Node.State);
            },
            Exit).Solve();

        Assert.True(graph.Widenings > 0);
        Assert.InRange(graph.Nodes.Count, Bound, 2 * (Bound + (Bound * 32)));
    }

    [Fact]
    public void TheNumberOfNodesGrowsWithTheNumberOfBlocksNotWithTheNumberOfPaths()
    {
        Assert.InRange(Diamonds(1000).Nodes.Count, 1000, 12 * Diamonds(100).Nodes.Count);
    }

    [Fact]
    public void AFinallyRegionIsTraversedForEachWayThatLeavesThroughIt()
    {
        // Blocks 1 and 2 leave through the finally region in block 3: one to block 4, the other to block 5.
        var program = new ToyProgram(
            Block("", 1, 2),
            static passage => passage.GoTo(3, new Continuation(3, 4, null, passage.Node.Continuation, null), passage.Node.State),
            static passage => passage.GoTo(3, new Continuation(3, 5, null, passage.Node.Continuation, null), passage.Node.State.With(1)),
            static passage => passage.GoTo(passage.Node.Continuation!.Target, passage.Node.Continuation.Outer, passage.Node.State),
            Exit,
            Exit);
        var graph = program.Solve();

        Assert.Equal(["0", "2"], StatesAt(graph, 3));
        Assert.Equal(["0"], StatesAt(graph, 4));
        Assert.Equal(["2"], StatesAt(graph, 5));
    }

    [Fact]
    public void EqualWaysThroughAFinallyRegionAreOne()
    {
        var program = new ToyProgram(
            Block("", 1, 2),
            static passage => passage.GoTo(3, new Continuation(3, 4, new Chain(7, null, null), null, null), passage.Node.State),
            static passage => passage.GoTo(3, new Continuation(3, 4, new Chain(7, null, null), null, null), passage.Node.State),
            static passage => passage.GoTo(4, null, passage.Node.State),
            Exit);

        Assert.Single(program.Solve().Nodes, static node => node.Block == 3);
    }

    [Fact]
    public void ABlockIsExploredAfterTheBlocksBeforeIt()
    {
        // Block 0 leads to 3 first, and yet 1 and 2, which lead there too, are explored before it.
        var graph = new ToyProgram(Block("", 3, 1), Learn(1, 2), Learn(2, 3), Block("seen", 4), Exit).Solve();

        Assert.Equal([0, 3, 1, 2, 3, 4, 4], graph.Nodes.Select(static node => node.Block));
        Assert.All(graph.Nodes.Where(static node => node.Block == 3), static node => Assert.Equal(["seen"], node.Events));
    }

    [Fact]
    public void TheSameProgramGivesTheSameGraph()
        => Assert.Equal(Describe(Diamonds(40)), Describe(Diamonds(40)));

    [Fact]
    public void AStepKnowsHowMuchHasHappenedBeforeIt()
    {
        var graph = new ToyProgram(
            static passage =>
            {
                passage.GoTo(1, null, passage.Node.State);
                passage.Note("first");
                passage.GoTo(2, null, passage.Node.State, label: true);
            },
            Throw,
            Exit).Solve();

        Assert.Equal(
            [(0, 1, null), (1, 2, (bool?)true)], graph.Nodes[0].Edges.Select(static step => (step.Order, step.Target.Block, step.Label)));
    }

    [Fact]
    public void ExplorationCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        var program = new ToyProgram(passage =>
        {
            source.Cancel();
            passage.GoTo(0, null, passage.Node.State.With(1));
        });

        Assert.Throws<OperationCanceledException>(() => Solver<Facts, string>.Solve(program, 0, [Facts.None], source.Token));
    }

    // Every bit four times: states that are far from each other.
    private static uint Spread(uint bits) => (bits * 0x8421u) & 0x1FFFFF;

    private static ExplodedGraph<Facts, string> Fan(uint[] states, uint telling = 0)
        => new ToyProgram(
            passage =>
            {
                foreach (var state in states)
                {
                    passage.GoTo(1, null, new Facts(state));
                }
            },
            Exit)
        { Telling = telling }.Solve();

    // Each diamond adds a fact or not, and there are only so many: the states at each join multiply and are joined.
    private static ExplodedGraph<Facts, string> Diamonds(int count)
    {
        var blocks = new List<Action<TransferContext<Facts, string>>>();
        for (var diamond = 0; diamond < count; diamond++)
        {
            var first = blocks.Count;
            var fact = diamond % 32;
            blocks.Add(Block($"test{diamond}", first + 1, first + 2));
            blocks.Add(Learn(fact, first + 2));
        }

        blocks.Add(Exit);
        return new ToyProgram([.. blocks]).Solve();
    }

    private static List<string> StatesAt(ExplodedGraph<Facts, string> graph, int block)
        => [.. graph.Nodes.Where(node => node.Block == block).Select(static node => node.State.ToString())];

    private static string Describe(ExplodedGraph<Facts, string> graph)
        => string.Join('\n', graph.Nodes.Select(static node =>
            $"{node.Number}: block {node.Block}, {node.State}, {string.Join(' ', node.Events)} -> "
            + string.Join(' ', node.Edges.Select(static step => step.Target.Number))));
}
