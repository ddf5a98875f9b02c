using BitsAnalyzers.Engine.ControlFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>The calls in the blocks of a body, and the paths between them.</summary>
internal sealed class CallPaths
{
    private readonly ControlFlowGraph _graph;
    private readonly BlockSuccessors _successors;
    private readonly List<CallParts>?[] _parts;

    // The first block of the innermost finally region around each block; null where the body has none.
    private readonly int[]? _finally;

    /// <param name="graph">The body.</param>
    /// <param name="successors">Where its blocks lead.</param>
    /// <param name="parts">What its calls can have a part in.</param>
    public CallPaths(ControlFlowGraph graph, BlockSuccessors successors, Dictionary<SyntaxNode, CallParts> parts)
    {
        _graph = graph;
        _successors = successors;
        MarkFinally(graph.Root, ref _finally);
        _parts = new List<CallParts>?[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                Add(operation, parts, ref _parts[block.Ordinal]);
            }

            if (block.BranchValue is { } value)
            {
                Add(value, parts, ref _parts[block.Ordinal]);
            }
        }
    }

    /// <summary>Whether one operation makes several of the calls, so that it does not show in which order.</summary>
    public bool AreUnclear { get; private set; }

    /// <summary>Whether a path leads from a call to another and makes no third one on the way that succeeds.</summary>
    public bool Lead(CallParts from, CallParts to, CallParts past)
    {
        var search = new Search(this, to, past);
        for (var block = 0; block < _parts.Length; block++)
        {
            if (_parts[block]?.FindIndex(part => (part & from) != CallParts.None) is { } place and >= 0 && search.Passes(block, place + 1))
            {
                return true;
            }
        }

        return search.Succeeds();
    }

    /// <summary>Whether a path leads from a call out of the body, and makes no other call on the way that succeeds.</summary>
    public bool LeadOut(CallParts from, CallParts past)
    {
        var search = new Search(this, CallParts.None, past);
        for (var block = 0; block < _parts.Length; block++)
        {
            if (_parts[block]?.FindIndex(part => (part & from) != CallParts.None) is { } place and >= 0)
            {
                search.Passes(block, place + 1);
            }
        }

        search.Succeeds();
        return search.Reached(_parts.Length - 1);
    }

    /// <summary>Whether a path leads from the beginning of one of the blocks to a call.</summary>
    public bool LeadOn(IEnumerable<int> blocks, CallParts to)
    {
        var search = new Search(this, to, CallParts.None);
        foreach (var block in blocks)
        {
            search.Reach(block);
        }

        return search.Succeeds();
    }

    private void MarkFinally(ControlFlowRegion region, ref int[]? marks)
    {
        if (region.Kind == ControlFlowRegionKind.Finally)
        {
            marks ??= [.. Enumerable.Repeat(-1, _graph.Blocks.Length)];
            for (var block = region.FirstBlockOrdinal; block <= region.LastBlockOrdinal; block++)
            {
                marks[block] = region.FirstBlockOrdinal;
            }
        }

        foreach (var nested in region.NestedRegions)
        {
            MarkFinally(nested, ref marks);
        }
    }

    // Whether a handler that an exception leads to is a finally region.
    private bool IsFinally(int handler) => _finally?[handler] == handler;

    private bool AreInOneFinally(int block, int other) => _finally is { } marks && marks[block] >= 0 && marks[block] == marks[other];

    private void Add(IOperation root, Dictionary<SyntaxNode, CallParts> known, ref List<CallParts>? parts)
    {
        var before = parts?.Count ?? 0;
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation.Kind == OperationKind.Invocation && known.TryGetValue(operation.Syntax, out var part) && part != CallParts.None)
            {
                (parts ??= []).Add(part);
            }
        }

        AreUnclear |= parts?.Count > before + 1;
    }

    // A way on from the blocks that have been reached. A finally region that an exception has led into goes on to the handlers around it;
    // any other way of entering it is taken to return wherever it may.
    private sealed class Search(CallPaths paths, CallParts to, CallParts past)
    {
        private readonly bool[] _reached = new bool[paths._parts.Length];
        private readonly bool[] _reachedUnwinding = new bool[paths._parts.Length];
        private readonly Stack<(int Block, bool IsUnwinding)> _pending = new();

        public bool Reached(int block) => _reached[block];

        public void Reach(int block, bool isUnwinding = false)
        {
            var reached = isUnwinding ? _reachedUnwinding : _reached;
            if (!reached[block])
            {
                reached[block] = true;
                _pending.Push((block, isUnwinding));
            }
        }

        public bool Succeeds()
        {
            while (_pending.Count > 0)
            {
                var (block, isUnwinding) = _pending.Pop();
                if (Passes(block, 0, isUnwinding))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether one of the calls of a block is what is looked for; otherwise goes on from the block.</summary>
        public bool Passes(int block, int first, bool isUnwinding = false)
        {
            for (var place = first; place < (paths._parts[block]?.Count ?? 0); place++)
            {
                var part = paths._parts[block]![place];
                if ((part & to) != CallParts.None)
                {
                    return true;
                }

                if ((part & past) != CallParts.None)
                {
                    // It may have failed.
                    ReachHandlers(block);
                    return false;
                }
            }

            var successors = paths._successors;
            var next = successors.Of(block);
            var branches = successors.BranchesOf(block);
            for (var i = 0; i < branches; i++)
            {
                Reach(next[i], isUnwinding && paths.AreInOneFinally(block, next[i]));
            }

            ReachHandlers(block);
            var end = next.Length - (isUnwinding ? successors.ReturnsOf(block) : 0);
            for (var i = branches + successors.HandlersOf(paths._graph.Blocks[block]).Length; i < end; i++)
            {
                Reach(next[i]);
            }

            return false;
        }

        private void ReachHandlers(int block)
        {
            foreach (var handler in paths._successors.HandlersOf(paths._graph.Blocks[block]))
            {
                Reach(handler, paths.IsFinally(handler));
            }
        }
    }
}
