using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>The explored body of a member or of a function nested in it.</summary>
internal sealed class BodyAnalysis
{
    private static readonly List<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)> s_none = [];
    private static readonly List<(FlowEvent Event, Violation Violation)> s_noViolations = [];

    private Dictionary<int, List<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>>? _events;

    private BodyAnalysis(BodyContext context, ExplodedGraph<ProgramState, FlowEvent> graph)
    {
        Context = context;
        Graph = graph;
        List<(FlowEvent Event, Violation Violation)>? violations = null;
        foreach (var node in graph.Nodes)
        {
            foreach (var @event in node.Events)
            {
                foreach (var violation in @event.Violations)
                {
                    (violations ??= []).Add((@event, violation));
                }
            }
        }

        Violations = violations ?? s_noViolations;
    }

    public BodyContext Context { get; }

    public ExplodedGraph<ProgramState, FlowEvent> Graph { get; }

    /// <summary>Every event, in the order of discovery.</summary>
    public IEnumerable<FlowEvent> Events => Graph.Nodes.SelectMany(static node => node.Events);

    /// <summary>What is wrong in some state, with the event that it shows at, in the order of discovery.</summary>
    public IReadOnlyList<(FlowEvent Event, Violation Violation)> Violations { get; }

    /// <summary>The events of a site, each with the node it happens in and its order there.</summary>
    public IReadOnlyList<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)> EventsAt(int site)
        => (_events ??= FindEvents()).TryGetValue(site, out var events) ? events : s_none;

    // Only where something is wrong does anybody ask for it.
    private Dictionary<int, List<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>> FindEvents()
    {
        var found = new Dictionary<int, List<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>>();
        foreach (var node in Graph.Nodes)
        {
            for (var order = 0; order < node.Events.Count; order++)
            {
                var site = node.Events[order].Site;
                if (!found.TryGetValue(site, out var events))
                {
                    found.Add(site, events = []);
                }

                events.Add((node, order));
            }
        }

        return found;
    }

    /// <summary>Explores a body and then, with what is known where they are created, the functions nested in it.</summary>
    public static IEnumerable<BodyAnalysis> Explore(
        CompilationContext compilation, ControlFlowGraph graph, ISymbol owner, CancellationToken cancellationToken)
    {
        var pending = new Queue<(BodyContext Context, ProgramState State)>();
        pending.Enqueue((new(compilation, graph, owner, cancellationToken), ProgramState.Empty));
        while (pending.Count > 0)
        {
            var (context, state) = pending.Dequeue();
            var solved = Solver<ProgramState, FlowEvent>.Solve(new BodyTransfer(context), context.FirstBlock, [state], cancellationToken);
            compilation.Statistics.Count(solved);
            yield return new(context, solved);

            foreach (var (function, created) in context.Nested.All)
            {
                if (function is IFlowAnonymousFunctionOperation lambda)
                {
                    pending.Enqueue((context.ForNested(context.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, cancellationToken)), Keep(context, created)));
                }
            }

            foreach (var local in context.Graph.LocalFunctions)
            {
                // Whoever calls it by its name follows it there.
                var known = context.Nested.StateOf(local, context.Graph.OriginalOperation) is { } created ? Keep(context, created) : ProgramState.Empty;
                pending.Enqueue((context.ForNested(context.Graph.GetLocalFunctionControlFlowGraphInScope(local, cancellationToken)), known));
            }
        }
    }

    // A delegate runs later, or never. What holds then is what can not change: variables with one value, and the end of jobs.
    private static ProgramState Keep(BodyContext context, ProgramState state)
    {
        var locations = state.Locations.Where(pair => context.Locations.SymbolOf(pair.Key) is { } symbol && context.Shape.IsAssignedOnce(symbol));
        var jobs = state.Jobs.Where(static pair => pair.Value.States.IsFinal());

        // Windows does not become another one until then.
        var decisions = state.PathCondition.Where(static pair => WindowsVersionTests.IsAboutWindows(pair.Key));
        return new(Entries<int, Value>.From(locations), Entries<SymbolicValue, JobState>.From(jobs), Entries<Value, bool>.From(decisions), state.FieldEpoch);
    }
}
