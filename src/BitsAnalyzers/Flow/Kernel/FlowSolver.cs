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
    private readonly List<Queue<FlowNode<TWorld, TEvent>>?> _pending = [];
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

        if (arrivals.Find(world) is { } known)
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
        var node = arrivals.Find(joined);
        if (node is null)
        {
            if (arrivals.Open[nearest].IsExplored)
            {
                node = Discover(block, continuation, joined, arrivals, nearest);
                node.IsJoined = true;
                return node;
            }

            node = arrivals.Open[nearest];
            node.Generalize(joined);
            node.IsJoined = true;
            arrivals.Add(joined, node);
        }

        // What arrives in this world from now on needs no second join.
        arrivals.Add(world, node);
        return node;
    }

    private FlowNode<TWorld, TEvent> Discover(int block, Continuation? continuation, TWorld world, Arrivals arrivals, int place)
    {
        var node = new FlowNode<TWorld, TEvent>(_nodes.Count, block, continuation, world);
        _nodes.Add(node);
        arrivals.Add(world, node);
        if (place == arrivals.Open.Count)
        {
            arrivals.Open.Add(node);
        }
        else
        {
            arrivals.Open[place] = node;
        }

        while (_pending.Count <= block)
        {
            _pending.Add(null);
        }

        var queue = _pending[block] ??= new();
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
            var queue = _pending[block]!;
            var node = queue.Dequeue();
            if (queue.Count == 0)
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
        // Most blocks are reached in very few: those are looked through.
        private const int Few = 8;

        private readonly List<(TWorld World, FlowNode<TWorld, TEvent> Node)> _few = new(1);
        private Dictionary<TWorld, FlowNode<TWorld, TEvent>>? _many;

        public List<FlowNode<TWorld, TEvent>> Open { get; } = new(1);

        public FlowNode<TWorld, TEvent>? Find(TWorld world)
        {
            if (_many is not null)
            {
                return _many.TryGetValue(world, out var known) ? known : null;
            }

            foreach (var (other, node) in _few)
            {
                if (other.Equals(world))
                {
                    return node;
                }
            }

            return null;
        }

        public void Add(TWorld world, FlowNode<TWorld, TEvent> node)
        {
            if (_many is null && _few.Count < Few)
            {
                _few.Add((world, node));
                return;
            }

            if (_many is null)
            {
                _many = [];
                foreach (var (other, known) in _few)
                {
                    _many[other] = known;
                }
            }

            _many[world] = node;
        }
    }
}
