using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// The bodies of the compilation that calls are followed into. The control flow graph of each is built when it is first followed, and kept
/// for the compilation.
/// </summary>
internal sealed class CalleeBodies(SourceBodies sources, Compilation compilation, FlowStatistics statistics)
{
    private readonly ConcurrentDictionary<IMethodSymbol, Entry> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConditionalWeakTable<ControlFlowGraph, BodyShape> _shapes = new();
    private readonly ConditionalWeakTable<ControlFlowGraph, BlockSuccessors> _successors = new();

    /// <summary>
    /// The body of a method, accessor or constructor; null where it has none that can be seen, or one that does not run at once.
    /// </summary>
    public CalleeBody? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (definition.IsAbstract
            || definition.IsExtern
            || !compilation.Owns(definition))
        {
            return null;
        }

        // Whoever asks while it is built waits for it. Cancelled work is not kept: whoever asks next does it.
        var entry = _bodies.GetOrAdd(definition, static _ => new());
        lock (entry)
        {
            if (!entry.IsBuilt)
            {
                entry.Body = Build(definition, cancellationToken);
                entry.IsBuilt = true;
            }

            return entry.Body;
        }
    }

    /// <summary>The body of a function nested in one that has been built.</summary>
    public CalleeBody OfNested(IMethodSymbol function, ControlFlowGraph graph)
        => new(function, graph.OriginalOperation.Syntax.Span.Length, () => (graph, ShapeOf(graph)));

    public BodyShape ShapeOf(ControlFlowGraph graph) => _shapes.GetValue(graph, graph => new(graph, SuccessorsOf(graph)));

    /// <summary>Where the blocks of a body lead.</summary>
    public BlockSuccessors SuccessorsOf(ControlFlowGraph graph) => _successors.GetValue(graph, static graph => new(graph));

    private CalleeBody? Build(IMethodSymbol method, CancellationToken cancellationToken)
    {
        // Most calls need not be followed, so that nobody asks for the graph. Whoever does need not be the one who is cancelled now.
        Func<ControlFlowGraph>? create = sources.Of(method, cancellationToken) switch
        {
            IMethodBodyOperation body => () => ControlFlowGraph.Create(body),
            IConstructorBodyOperation body => () => ControlFlowGraph.Create(body),
            IBlockOperation { Parent: null } body => () => ControlFlowGraph.Create(body),
            _ => null,
        };
        return create is null ? null : new(method, sources.Of(method, cancellationToken)!.Syntax.Span.Length, () =>
        {
            var graph = create();
            statistics.CountGraph();
            return (graph, ShapeOf(graph));
        });
    }

    private sealed class Entry
    {
        public bool IsBuilt { get; set; }

        public CalleeBody? Body { get; set; }
    }
}
