using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>What may still happen in a body once a call in it has returned.</summary>
internal sealed class EffectsAhead(CompilationContext compilation)
{
    private readonly ConditionalWeakTable<ControlFlowGraph, OfGraph> _graphs = new();

    /// <summary>What may follow a call, on any path to the end of the body; null where the call is not found in it.</summary>
    public Effects? Of(BodyContext context, IOperation call)
        => For(context).After(call, context.CancellationToken);

    /// <summary>What the functions may do that are nested in a body.</summary>
    public Effects OfNested(BodyContext context) => For(context).Nested(context.CancellationToken);

    /// <summary>
    /// What a handler may do that nobody comes out of but by another exception; null where it may end otherwise, or is not as simple.
    /// </summary>
    public Effects? OfThrowingHandler(BodyContext context, ControlFlowRegion handler)
        => For(context).OfThrowingHandler(handler, context.CancellationToken);

    private OfGraph For(BodyContext context)
        => _graphs.GetValue(context.Graph, graph => new(compilation, context.Owner, graph, context.Shape.Successors));

    private sealed class OfGraph
    {
        private readonly CompilationContext _compilation;
        private readonly ISymbol _owner;
        private readonly ControlFlowGraph _graph;
        private readonly BlockSuccessors _successors;
        private readonly Dictionary<IOperation, (int Block, int Place)> _places = new(OperationIdentity.Instance);
        private readonly ConcurrentDictionary<IOperation, Effects?> _after = new(OperationIdentity.Instance);
        private readonly Effects?[] _blocks;
        private readonly Dictionary<ControlFlowRegion, Effects?> _handlers = [];
        private Effects? _nested;

        public OfGraph(CompilationContext compilation, ISymbol owner, ControlFlowGraph graph, BlockSuccessors successors)
        {
            _compilation = compilation;
            _owner = owner;
            _graph = graph;
            _successors = successors;
            _blocks = new Effects?[graph.Blocks.Length];
            foreach (var block in graph.Blocks)
            {
                for (var i = 0; i < block.Operations.Length; i++)
                {
                    _places[block.Operations[i]] = (block.Ordinal, i);
                }

                if (block.BranchValue is { } value)
                {
                    _places[value] = (block.Ordinal, block.Operations.Length);
                }
            }
        }

        public Effects? After(IOperation call, CancellationToken cancellationToken)
        {
            if (_after.TryGetValue(call, out var known))
            {
                return known;
            }

            lock (_places)
            {
                return _after.GetOrAdd(call, Find(call, cancellationToken));
            }
        }

        public Effects? OfThrowingHandler(ControlFlowRegion handler, CancellationToken cancellationToken)
        {
            lock (_places)
            {
                if (!_handlers.TryGetValue(handler, out var effects))
                {
                    if (OnlyThrows(handler))
                    {
                        effects = new();
                        for (var block = handler.FirstBlockOrdinal; block <= handler.LastBlockOrdinal; block++)
                        {
                            effects.Add(OfBlock(block, cancellationToken), static roots => roots);
                        }
                    }

                    _handlers.Add(handler, effects);
                }

                return effects;
            }
        }

        private bool OnlyThrows(ControlFlowRegion handler)
        {
            if (handler.Kind != ControlFlowRegionKind.Catch || !AreOnlyScopes(handler))
            {
                return false;
            }

            for (var block = handler.FirstBlockOrdinal; block <= handler.LastBlockOrdinal; block++)
            {
                if (!StaysOrThrows(handler, _graph.Blocks[block].ConditionalSuccessor) ||
                    !StaysOrThrows(handler, _graph.Blocks[block].FallThroughSuccessor))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool AreOnlyScopes(ControlFlowRegion region)
            => region.NestedRegions.All(static inner => inner.Kind == ControlFlowRegionKind.LocalLifetime && AreOnlyScopes(inner));

        private static bool StaysOrThrows(ControlFlowRegion handler, ControlFlowBranch? branch)
            => branch is null or { Semantics: ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow } ||
                (branch.Destination is { Ordinal: var target }
                    && target >= handler.FirstBlockOrdinal
                    && target <= handler.LastBlockOrdinal);

        private Effects? Find(IOperation call, CancellationToken cancellationToken)
        {
            var root = call;
            while (root.Parent is { } parent)
            {
                root = parent;
            }

            if (!_places.TryGetValue(root, out var place))
            {
                return null;
            }

            var after = new Effects();
            Add(after, root, except: call, cancellationToken);
            var block = _graph.Blocks[place.Block];
            for (var i = place.Place + 1; i < block.Operations.Length; i++)
            {
                Add(after, block.Operations[i], except: null, cancellationToken);
            }

            if (place.Place < block.Operations.Length && block.BranchValue is { } value)
            {
                Add(after, value, except: null, cancellationToken);
            }

            var reached = new bool[_graph.Blocks.Length];
            var pending = new Stack<int>(_successors.Of(place.Block));
            while (pending.Count > 0)
            {
                var next = pending.Pop();
                if (reached[next])
                {
                    continue;
                }

                reached[next] = true;
                after.Add(OfBlock(next, cancellationToken), static roots => roots);
                foreach (var successor in _successors.Of(next))
                {
                    pending.Push(successor);
                }
            }

            return after;
        }

        private Effects OfBlock(int ordinal, CancellationToken cancellationToken)
        {
            if (_blocks[ordinal] is { } known)
            {
                return known;
            }

            var effects = new Effects();
            var block = _graph.Blocks[ordinal];
            foreach (var operation in block.Operations)
            {
                Add(effects, operation, except: null, cancellationToken);
            }

            if (block.BranchValue is { } value)
            {
                Add(effects, value, except: null, cancellationToken);
            }

            return _blocks[ordinal] = effects;
        }

        private void Add(Effects effects, IOperation operation, IOperation? except, CancellationToken cancellationToken)
        {
            var own = OwnEffects.Of(_compilation, _owner, operation, cancellationToken, except);
            effects.Add(own.Effects, static roots => roots);
            foreach (var call in own.Calls)
            {
                _compilation.Effects.AddCall(effects, call, _compilation.Effects.Of(call.Method, cancellationToken), cancellationToken);
            }

            if (own.UsesNested)
            {
                effects.Add(Nested(cancellationToken), static roots => roots);
            }
        }

        // Which of the nested functions runs is not asked.
        public Effects Nested(CancellationToken cancellationToken)
        {
            if (_nested is { } known)
            {
                return known;
            }

            var effects = new Effects();
            foreach (var function in _graph.OriginalOperation.Descendants().Where(
                static operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                var own = OwnEffects.Of(_compilation, _owner, function, cancellationToken);
                effects.Add(own.Effects, static roots => roots);
                foreach (var call in own.Calls)
                {
                    _compilation.Effects.AddCall(effects, call, _compilation.Effects.Of(call.Method, cancellationToken), cancellationToken);
                }
            }

            return _nested = effects;
        }
    }
}
