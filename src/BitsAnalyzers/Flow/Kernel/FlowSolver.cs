namespace BitsAnalyzers.Flow.Kernel;

/// <summary>
/// Explores every block in every world that can reach it. Equal worlds are one. Past the bound of worlds at a block, a new world is joined
/// with the one that is most like it; as joins only forget and there is only so much to forget, the exploration ends.
/// </summary>
internal sealed class FlowSolver<TWorld, TEvent>
    where TWorld : IEquatable<TWorld>
{
    /// <summary>How many worlds a block is explored in before they are joined.</summary>
    public const int MaximumWorlds = 32;

    // A body whose worlds multiply everywhere is explored in fewer of them from some point on, so that the work stays in proportion to its size.
    private const int GenerousNodes = 2048;
    private const int MinimumWorlds = 4;

    private readonly IFlowProgram<TWorld, TEvent> _program;
    private readonly Dictionary<(int Block, Continuation? Continuation), Arrivals> _arrivals = [];
    private readonly SortedSet<int> _pendingBlocks;
    private readonly Dictionary<int, Queue<FlowNode<TWorld, TEvent>>> _pending = [];
    private readonly List<FlowNode<TWorld, TEvent>> _nodes = [];
    private readonly CancellationToken _cancellationToken;

    private FlowSolver(IFlowProgram<TWorld, TEvent> program, CancellationToken cancellationToken)
    {
        _program = program;
        _pendingBlocks = new(program.Order);
        _cancellationToken = cancellationToken;
    }

    /// <summary>How many worlds were joined because there were too many at their block.</summary>
    public int Merges { get; private set; }

    public static FlowGraph<TWorld, TEvent> Solve(
        IFlowProgram<TWorld, TEvent> program, int entryBlock, IEnumerable<TWorld> entryWorlds, CancellationToken cancellationToken)
    {
        var solver = new FlowSolver<TWorld, TEvent>(program, cancellationToken);
        foreach (var world in entryWorlds)
        {
            solver.Reach(entryBlock, continuation: null, world);
        }

        solver.Run();
        return new(solver._nodes, solver.Merges);
    }

    private int Bound => Math.Max(MinimumWorlds, MaximumWorlds / (1 + (Math.Max(0, _nodes.Count - _arrivals.Count) / GenerousNodes)));

    /// <summary>The node for a block that is reached in a world; a node that is new will be explored.</summary>
    public FlowNode<TWorld, TEvent> Reach(int block, Continuation? continuation, TWorld world)
    {
        if (!_arrivals.TryGetValue((block, continuation), out var arrivals))
        {
            _arrivals.Add((block, continuation), arrivals = new());
        }

        if (arrivals.ByWorld.TryGetValue(world, out var known))
        {
            return known;
        }

        if (arrivals.Open.Count < Bound)
        {
            return Discover(block, continuation, world, arrivals, arrivals.Open.Count);
        }

        var nearest = Nearest(arrivals.Open, world);
        var joined = _program.Join(arrivals.Open[nearest].World, world);
        Merges++;
        if (!arrivals.ByWorld.TryGetValue(joined, out var node))
        {
            if (arrivals.Open[nearest].IsExplored)
            {
                return Discover(block, continuation, joined, arrivals, nearest);
            }

            node = arrivals.Open[nearest];
            node.Generalize(joined);
            arrivals.ByWorld.Add(joined, node);
        }

        // What arrives in this world from now on needs no second join.
        arrivals.ByWorld[world] = node;
        return node;
    }

    private FlowNode<TWorld, TEvent> Discover(int block, Continuation? continuation, TWorld world, Arrivals arrivals, int place)
    {
        var node = new FlowNode<TWorld, TEvent>(_nodes.Count, block, continuation, world);
        _nodes.Add(node);
        arrivals.ByWorld.Add(world, node);
        if (place == arrivals.Open.Count)
        {
            arrivals.Open.Add(node);
        }
        else
        {
            arrivals.Open[place] = node;
        }

        if (!_pending.TryGetValue(block, out var queue))
        {
            _pending.Add(block, queue = new());
        }

        if (queue.Count == 0)
        {
            _pendingBlocks.Add(block);
        }

        queue.Enqueue(node);
        return node;
    }

    // Blocks in their order in the program: by the time a block is explored most of its worlds have arrived.
    private void Run()
    {
        while (_pendingBlocks.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var block = _pendingBlocks.Min;
            var node = _pending[block].Dequeue();
            if (_pending[block].Count == 0)
            {
                _pendingBlocks.Remove(block);
            }

            node.IsExplored = true;
            _program.Pass(new(this, node));
        }
    }

    private int Nearest(List<FlowNode<TWorld, TEvent>> nodes, TWorld world)
    {
        var nearest = 0;
        var least = int.MaxValue;
        for (var i = 0; i < nodes.Count && least > 1; i++)
        {
            var distance = _program.Distance(nodes[i].World, world);
            if (distance < least)
            {
                (nearest, least) = (i, distance);
            }
        }

        return nearest;
    }

    // The worlds a block has been reached in, and the nodes that further ones may be joined with.
    private sealed class Arrivals
    {
        public Dictionary<TWorld, FlowNode<TWorld, TEvent>> ByWorld { get; } = [];

        public List<FlowNode<TWorld, TEvent>> Open { get; } = [];
    }
}
