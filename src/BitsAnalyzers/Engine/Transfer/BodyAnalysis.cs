using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>The explored body of a member or of a function nested in it.</summary>
internal sealed class BodyAnalysis
{
    // How many calls lie in each other that are followed: first as many as can tell something, then fewer, then none.
    private static readonly int[] s_depths = [CallFollower.MaximumDepth, 2, 1, 0];

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
        var pending = new Queue<(Func<int, BodyContext> Begin, ProgramState State)>();
        pending.Enqueue((depth => new(compilation, graph, owner, depth, cancellationToken), ProgramState.Empty));
        while (pending.Count > 0)
        {
            var (begin, state) = pending.Dequeue();
            var body = Explore(compilation, begin, state, cancellationToken);
            yield return body;

            var context = body.Context;
            foreach (var (function, created) in context.Nested.All)
            {
                if (function is IFlowAnonymousFunctionOperation lambda)
                {
                    pending.Enqueue((
                        depth => context.ForNested(
                            context.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, cancellationToken), depth),
                        Keep(context, created)));
                }
            }

            foreach (var local in context.Graph.LocalFunctions)
            {
                // Whoever calls it by its name follows it there.
                var known = context.Nested.StateOf(local, context.Graph.OriginalOperation) is { } created
                    ? Keep(context, created)
                    : ProgramState.Empty;
                pending.Enqueue((
                    depth => context.ForNested(
                        context.Graph.GetLocalFunctionControlFlowGraphInScope(local, cancellationToken), depth), known));
            }
        }
    }

    // Where following the calls takes too many states, the body is explored anew and fewer are followed. Whether one is does not depend on
    // how far the work has got: in some states of a body followed, and in others not, it would show nothing there.
    private static BodyAnalysis Explore(
        CompilationContext compilation, Func<int, BodyContext> begin, ProgramState state, CancellationToken cancellationToken)
    {
        var share = 1;
        foreach (var depth in s_depths)
        {
            var context = begin(depth);
            var solved = Solver<ProgramState, FlowEvent>.TrySolve(
                new BodyTransfer(context),
                context.FirstBlock,
                [state],
                isEnough: nodes => context.Blocks.Activations > 0 && compilation.IsTooMuchForBody(nodes * share, cancellationToken),
                cancellationToken);
            if (solved is not null)
            {
                compilation.Statistics.Count(solved);
                return new(context, solved);
            }

            compilation.Statistics.CountAbandoned();
            share *= 2;
        }

        throw new InvalidOperationException("A body of which no calls are followed is always explored.");
    }

    // A delegate runs later, or never. What holds then is what can not change: variables with one value, and the end of jobs.
    private static ProgramState Keep(BodyContext context, ProgramState state)
    {
        var locations = state.Locations.Where(
            pair => context.Locations.SymbolOf(pair.Key) is { } symbol && context.Shape.IsAssignedOnce(symbol));
        var jobs = state.Jobs.Where(static pair => pair.Value.States.IsFinal());

        // Windows does not become another one until then.
        var decisions = state.PathCondition.Where(static pair => WindowsVersionTests.IsAboutWindows(pair.Key));
        return new(
            Entries<int, Value>.From(locations),
            Entries<SymbolicValue, JobState>.From(jobs),
            Entries<Value, bool>.From(decisions),
            state.FieldEpoch);
    }
}
