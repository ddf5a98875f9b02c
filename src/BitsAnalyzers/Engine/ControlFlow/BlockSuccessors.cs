using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// The blocks that may follow each block of a body: by its branches, through finally regions, and where an exception leads.
/// </summary>
internal sealed class BlockSuccessors
{
    private readonly ControlFlowGraph _graph;
    private readonly int[][] _all;

    // How many of the successors of a block its branches lead to, which come first, and how many a finally region returns to, which come
    // last.
    private readonly int[] _branches;
    private readonly int[] _returns;
    private readonly Dictionary<ControlFlowRegion, int[]> _handlers = [];
    private readonly Dictionary<ControlFlowBranch, ImmutableArray<ControlFlowRegion>> _finallyRegions = [];

    public BlockSuccessors(ControlFlowGraph graph)
    {
        _graph = graph;
        _all = new int[graph.Blocks.Length][];
        _branches = new int[graph.Blocks.Length];
        _returns = new int[graph.Blocks.Length];
        Find();
    }

    /// <summary>The successors of each block, by its ordinal.</summary>
    public int[][] All => _all;

    /// <summary>
    /// Whether some step leads back. Blocks are numbered in their order in the text: without such a step there is no loop.
    /// </summary>
    public bool GoBack
    {
        get
        {
            for (var block = 0; block < _all.Length; block++)
            {
                foreach (var successor in _all[block])
                {
                    if (successor <= block)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    public int[] Of(int block) => _all[block];

    /// <summary>How many of the successors of a block, the first ones, its branches lead to.</summary>
    public int BranchesOf(int block) => _branches[block];

    /// <summary>
    /// How many of the successors of a block, the last ones, are those that a finally region returns to. Where an exception has led into
    /// it, it goes on to the handlers around it instead.
    /// </summary>
    public int ReturnsOf(int block) => _returns[block];

    /// <summary>Where an exception may lead to.</summary>
    public int[] HandlersOf(BasicBlock block)
    {
        if (block.EnclosingRegion is not { Kind: not ControlFlowRegionKind.Root } enclosing)
        {
            return [];
        }

        // The same for all blocks of a region.
        if (!_handlers.TryGetValue(enclosing, out var handlers))
        {
            _handlers.Add(enclosing, handlers = FindHandlers(enclosing));
        }

        return handlers;
    }

    /// <summary>The finally regions that a branch leads through. The graph looks for them anew each time.</summary>
    public ImmutableArray<ControlFlowRegion> FinallyRegionsOf(ControlFlowBranch branch)
        => _finallyRegions.TryGetValue(branch, out var regions) ? regions : ImmutableArray<ControlFlowRegion>.Empty;

    private void FindFinallyRegions(ControlFlowBranch? branch)
    {
        for (var region = branch?.Source.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region =
            region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                // Most branches stay inside.
                if (branch!.Destination is not { Ordinal: var target }
                    || target < region.FirstBlockOrdinal
                    || target > region.LastBlockOrdinal)
                {
                    _finallyRegions.Add(branch, branch.FinallyRegions);
                }

                return;
            }
        }
    }

    private void Find()
    {
        var successors = new List<int>();
        var waysOut = default(Dictionary<int, List<int>>);
        foreach (var block in _graph.Blocks)
        {
            FindFinallyRegions(block.ConditionalSuccessor);
            FindFinallyRegions(block.FallThroughSuccessor);
            NoteWaysOutOfFinally(block.ConditionalSuccessor, ref waysOut);
            NoteWaysOutOfFinally(block.FallThroughSuccessor, ref waysOut);
        }

        foreach (var block in _graph.Blocks)
        {
            successors.Clear();
            AddTargets(block.ConditionalSuccessor, successors);
            AddTargets(block.FallThroughSuccessor, successors);
            _branches[block.Ordinal] = successors.Count;
            successors.AddRange(HandlersOf(block));
            AddWhereFilterLeads(block, successors);
            if (waysOut?.TryGetValue(block.Ordinal, out var ways) == true)
            {
                successors.AddRange(ways);
                _returns[block.Ordinal] = ways.Count;
            }

            _all[block.Ordinal] = successors.ToArray();
        }
    }

    private void AddTargets(ControlFlowBranch? branch, List<int> successors)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Destination is { } destination)
        {
            successors.Add(destination.Ordinal);
        }

        foreach (var region in FinallyRegionsOf(branch))
        {
            successors.Add(region.FirstBlockOrdinal);
        }
    }

    // From a filter an exception goes to the handlers behind it, and runs the finally regions inside their try.
    private void AddWhereFilterLeads(BasicBlock block, List<int> successors)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Filter, EnclosingRegion: { EnclosingRegion: { } guarded } handler })
            {
                continue;
            }

            foreach (var other in guarded.NestedRegions.Skip(1))
            {
                if (other.FirstBlockOrdinal > handler.FirstBlockOrdinal)
                {
                    successors.Add(other.FirstBlockOrdinal);
                }
            }

            AddFinallyRegions(guarded.NestedRegions[0], successors);
            return;
        }
    }

    private static void AddFinallyRegions(ControlFlowRegion region, List<int> successors)
    {
        foreach (var nested in region.NestedRegions)
        {
            if (nested.Kind == ControlFlowRegionKind.Finally)
            {
                successors.Add(nested.FirstBlockOrdinal);
            }

            AddFinallyRegions(nested, successors);
        }
    }

    private static int[] FindHandlers(ControlFlowRegion enclosing)
    {
        List<int>? handlers = null;

        // The regions of a nested function lie in those of the body around it, which its exceptions do not reach.
        for (var region = enclosing; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
            {
                for (var i = 1; i < guarded.NestedRegions.Length; i++)
                {
                    (handlers ??= []).Add(guarded.NestedRegions[i].FirstBlockOrdinal);
                }
            }
        }

        return handlers?.ToArray() ?? [];
    }

    private void NoteWaysOutOfFinally(ControlFlowBranch? branch, ref Dictionary<int, List<int>>? waysOut)
    {
        if (branch is not { Destination: { } destination })
        {
            return;
        }

        foreach (var region in FinallyRegionsOf(branch))
        {
            // Every block of the region, since any of them may be the last one.
            for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
            {
                if (_graph.Blocks[ordinal].FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling })
                {
                    waysOut ??= [];
                    if (!waysOut.TryGetValue(ordinal, out var ways))
                    {
                        waysOut.Add(ordinal, ways = []);
                    }

                    ways.Add(destination.Ordinal);
                }
            }
        }
    }
}
