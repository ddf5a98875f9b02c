using BitsAnalyzers.Flow.Kernel;
using Xunit;
using static BitsAnalyzers.Flow.Tests.Kernel.ToyProgram;

namespace BitsAnalyzers.Flow.Tests.Kernel;

public class FlowSolverTests
{
    private const int Bound = FlowSolver<Facts, string>.MaximumWorlds;

    [Fact]
    public void EqualWorldsAreExploredOnce()
    {
        var graph = new ToyProgram(Block("", 1, 2), Block("", 3), Block("", 3), Exit).Solve();

        Assert.Equal([0, 1, 2, 3], graph.Nodes.Select(static node => node.Block));
    }

    [Fact]
    public void WorldsThatDifferAreKeptApart()
    {
        var graph = new ToyProgram(Block("", 1, 2), Learn(1, 3), Learn(2, 3), Exit).Solve();

        Assert.Equal(["2", "4"], WorldsAt(graph, 3));
        Assert.Equal(0, graph.Merges);
    }

    [Fact]
    public void SeveralEntryWorldsAreEachExplored()
        => Assert.Equal(["1", "2"], WorldsAt(new ToyProgram(Block("", 1), Exit).Solve(new Facts(1), new Facts(2), new Facts(1)), 1));

    [Fact]
    public void WhatOnlyAJoinLeadsToIsNotSurelyReached()
    {
        var worlds = Enumerable.Range(0, Bound).Select(static world => Spread((uint)world) << 8 | 0xF).ToArray();
        var graph = Fan([.. worlds, worlds[17] & ~1u | 0x10u]);
        var joined = Assert.Single(graph.Nodes, static node => node.IsJoined);

        Assert.All(graph.Nodes, node => Assert.Equal(node != joined, graph.IsSurelyReached(node)));
    }

    [Fact]
    public void AsManyWorldsAsTheBoundAreKept()
    {
        var graph = Fan([.. Enumerable.Range(0, Bound).Select(static world => (uint)world)]);

        Assert.Equal(Bound, WorldsAt(graph, 1).Count);
        Assert.Equal(0, graph.Merges);
    }

    [Fact]
    public void PastTheBoundTheMostSimilarWorldsAreJoined()
    {
        // Distance 8 between any two of the first ones; the last differs from the one with 0xF00 in one bit.
        var worlds = Enumerable.Range(0, Bound).Select(static world => Spread((uint)world) << 8 | 0xF).ToArray();
        var graph = Fan([.. worlds, worlds[17] | 0x10u]);

        // What is common to both is world 17 itself, so no other world had to be forgotten for it.
        Assert.Equal(worlds.Select(static world => new Facts(world).ToString()), WorldsAt(graph, 1));
        Assert.Equal(1, graph.Merges);
    }

    [Fact]
    public void AJoinedWorldReplacesOneThatIsNotExploredYet()
    {
        var worlds = Enumerable.Range(0, Bound).Select(static world => Spread((uint)world) << 8 | 0xF).ToArray();
        var graph = Fan([.. worlds, worlds[17] & ~1u | 0x10u]);

        worlds[17] &= ~1u;
        Assert.Equal(worlds.Select(static world => new Facts(world).ToString()), WorldsAt(graph, 1));
        Assert.Equal(Bound + 1, graph.Nodes[0].Transitions.Count);
        Assert.Same(graph.Nodes[0].Transitions[17].Target, graph.Nodes[0].Transitions[^1].Target);
    }

    [Fact]
    public void AJoinedWorldIsExploredWhereTheOneBeforeHasBeen()
    {
        // Block 2 comes after all of block 1, and leads back there.
        var worlds = Enumerable.Range(0, Bound).Select(static world => Spread((uint)world) << 8 | 0xF).ToArray();
        var graph = new ToyProgram(
            passage => Array.ForEach(worlds, world => passage.GoTo(1, null, new Facts(world))),
            static passage => passage.GoTo(2, null, Facts.None),
            passage =>
            {
                passage.GoTo(1, null, new Facts(worlds[17] & ~1u | 0x10u));
                passage.GoTo(3, null, passage.Node.World);
            },
            Exit).Solve();

        Assert.Equal([.. worlds.Append(worlds[17] & ~1u).Select(static world => new Facts(world).ToString())], WorldsAt(graph, 1));
        Assert.Equal(["passes to 2"], graph.Nodes.Where(static node => node.Block == 1).Select(static node => $"passes to {node.Transitions[0].Target.Block}").Distinct());
    }

    [Fact]
    public void WhatWasJoinedOnceIsNotJoinedAgain()
    {
        var worlds = Enumerable.Range(0, Bound).Select(static world => Spread((uint)world) << 8 | 0xF).ToArray();
        var late = worlds[17] | 0x10u;

        Assert.Equal(1, Fan([.. worlds, late, late, late]).Merges);
    }

    [Fact]
    public void ALoopThatAlwaysFindsNewWorldsEnds()
    {
        // A walk through all 32-bit words that a plain exploration would never finish.
        var graph = new ToyProgram(
            Block("", 1),
            static passage =>
            {
                passage.GoTo(1, null, new Facts(unchecked((passage.Node.World.Bits * 1664525u) + 1013904223u)));
                passage.GoTo(2, null, passage.Node.World);
            },
            Exit).Solve();

        Assert.True(graph.Merges > 0);
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
            static passage => passage.GoTo(3, new Continuation(3, 4, null, passage.Node.Continuation), passage.Node.World),
            static passage => passage.GoTo(3, new Continuation(3, 5, null, passage.Node.Continuation), passage.Node.World.With(1)),
            static passage => passage.GoTo(passage.Node.Continuation!.Target, passage.Node.Continuation.Outer, passage.Node.World),
            Exit,
            Exit);
        var graph = program.Solve();

        Assert.Equal(["0", "2"], WorldsAt(graph, 3));
        Assert.Equal(["0"], WorldsAt(graph, 4));
        Assert.Equal(["2"], WorldsAt(graph, 5));
    }

    [Fact]
    public void EqualWaysThroughAFinallyRegionAreOne()
    {
        var program = new ToyProgram(
            Block("", 1, 2),
            static passage => passage.GoTo(3, new Continuation(3, 4, new Chain(7, null), null), passage.Node.World),
            static passage => passage.GoTo(3, new Continuation(3, 4, new Chain(7, null), null), passage.Node.World),
            static passage => passage.GoTo(4, null, passage.Node.World),
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
                passage.GoTo(1, null, passage.Node.World);
                passage.Note("first");
                passage.GoTo(2, null, passage.Node.World, label: true);
            },
            Throw,
            Exit).Solve();

        Assert.Equal([(0, 1, null), (1, 2, (bool?)true)], graph.Nodes[0].Transitions.Select(static step => (step.Order, step.Target.Block, step.Label)));
    }

    [Fact]
    public void ExplorationCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        var program = new ToyProgram(passage =>
        {
            source.Cancel();
            passage.GoTo(0, null, passage.Node.World.With(1));
        });

        Assert.Throws<OperationCanceledException>(() => FlowSolver<Facts, string>.Solve(program, 0, [Facts.None], source.Token));
    }

    // Every bit four times: worlds that are far from each other.
    private static uint Spread(uint bits) => (bits * 0x8421u) & 0x1FFFFF;

    private static FlowGraph<Facts, string> Fan(uint[] worlds)
        => new ToyProgram(
            passage =>
            {
                foreach (var world in worlds)
                {
                    passage.GoTo(1, null, new Facts(world));
                }
            },
            Exit).Solve();

    // Each diamond adds a fact or not, and there are only so many: the worlds at each join multiply and are joined.
    private static FlowGraph<Facts, string> Diamonds(int count)
    {
        var blocks = new List<Action<FlowPassage<Facts, string>>>();
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

    private static List<string> WorldsAt(FlowGraph<Facts, string> graph, int block)
        => [.. graph.Nodes.Where(node => node.Block == block).Select(static node => node.World.ToString())];

    private static string Describe(FlowGraph<Facts, string> graph)
        => string.Join('\n', graph.Nodes.Select(static node =>
            $"{node.Number}: block {node.Block}, {node.World}, {string.Join(' ', node.Events)} -> "
            + string.Join(' ', node.Transitions.Select(static step => step.Target.Number))));
}
