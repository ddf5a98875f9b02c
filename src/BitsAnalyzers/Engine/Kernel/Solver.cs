namespace BitsAnalyzers.Engine.Kernel;

/// <summary>
/// Explores every block in every state that can reach it. Equal states are one. Past the bound of states at a block, a new state is joined
/// with the one that is most like it, if possible with one that no rule tells from it; as joins only forget and there is only so much to
/// forget, the exploration ends. The first states at each block, and the first of each kind that rules can tell apart, are joined with
/// none: they show what is reached.
/// </summary>
internal sealed class Solver<TState, TEvent>
    where TState : IEquatable<TState>
{
    /// <summary>How many states a block is explored in before they are joined.</summary>
    public const int MaximumStates = 32;

    // A body whose states multiply everywhere is explored in fewer of them from some point on, so that the work stays in proportion to its
    // size.
    private const int GenerousNodes = 2048;
    private const int MinimumStates = 4;

    // Of the states at a block, one in so many stays as it is.
    private const int ExactShare = 4;

    // States that rules can tell apart may be kept apart past the bound, up to so many times as many.
    private const int ClassAllowance = 2;

    private readonly IAnalysis<TState, TEvent> _program;
    private readonly Dictionary<(int Block, Continuation? Continuation), Arrivals> _arrivals = [];
    private readonly SortedSet<int> _pendingBlocks;
    private readonly List<Queue<ExplodedNode<TState, TEvent>>?> _pending = [];
    private readonly List<ExplodedNode<TState, TEvent>> _nodes = [];
    private readonly CancellationToken _cancellationToken;

    private Solver(IAnalysis<TState, TEvent> program, CancellationToken cancellationToken)
    {
        _program = program;
        _pendingBlocks = new(program.Order);
        _cancellationToken = cancellationToken;
    }

    /// <summary>How many states were joined because there were too many at their block.</summary>
    public int Widenings { get; private set; }

    /// <summary>How many steps there are that perhaps no run takes.</summary>
    public int Doubts { get; set; }

    public static ExplodedGraph<TState, TEvent> Solve(
        IAnalysis<TState, TEvent> program, int entryBlock, IEnumerable<TState> entryStates, CancellationToken cancellationToken)
        => TrySolve(program, entryBlock, entryStates, static _ => false, cancellationToken)!;

    /// <summary>Explores a program; null where that takes more than it may.</summary>
    /// <param name="program">The program.</param>
    /// <param name="entryBlock">Where it begins.</param>
    /// <param name="entryStates">The states it begins in.</param>
    /// <param name="isEnough">Whether so many nodes are too many, asked before each is explored.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ExplodedGraph<TState, TEvent>? TrySolve(
        IAnalysis<TState, TEvent> program,
        int entryBlock,
        IEnumerable<TState> entryStates,
        Func<int, bool> isEnough,
        CancellationToken cancellationToken)
    {
        var solver = new Solver<TState, TEvent>(program, cancellationToken);
        foreach (var state in entryStates)
        {
            solver.Reach(entryBlock, continuation: null, state);
        }

        return solver.Run(isEnough) ? new(solver._nodes, solver.Widenings, solver.Doubts) : null;
    }

    private int Bound => Math.Max(MinimumStates, MaximumStates / (1 + (Math.Max(0, _nodes.Count - _arrivals.Count) / GenerousNodes)));

    /// <summary>The node for a block that is reached in a state; a node that is new will be explored.</summary>
    public ExplodedNode<TState, TEvent> Reach(int block, Continuation? continuation, TState state)
    {
        if (!_arrivals.TryGetValue((block, continuation), out var arrivals))
        {
            _arrivals.Add((block, continuation), arrivals = new());
        }

        if (arrivals.Find(state) is { } known)
        {
            return known;
        }

        if (arrivals.Open.Count < Bound)
        {
            return Discover(block, continuation, state, arrivals, arrivals.Open.Count);
        }

        var (nearest, isAlike) = Nearest(arrivals, state, out var isFirstOfItsKind);
        if (!isAlike && arrivals.Open.Count < Bound * ClassAllowance)
        {
            arrivals.IsExact!.Add(isFirstOfItsKind);
            return Discover(block, continuation, state, arrivals, arrivals.Open.Count);
        }

        var joined = _program.Join(arrivals.Open[nearest].State, state);
        Widenings++;
        var node = arrivals.Find(joined);
        if (node is null)
        {
            if (arrivals.Open[nearest].IsExplored)
            {
                node = Discover(block, continuation, joined, arrivals, nearest);
                node.IsWidened = true;
                return node;
            }

            node = arrivals.Open[nearest];
            node.Generalize(joined);
            node.IsWidened = true;
            arrivals.Add(joined, node);
        }

        // What arrives in this state from now on needs no second join.
        arrivals.Add(state, node);
        return node;
    }

    private ExplodedNode<TState, TEvent> Discover(int block, Continuation? continuation, TState state, Arrivals arrivals, int place)
    {
        var node = new ExplodedNode<TState, TEvent>(_nodes.Count, block, continuation, state);
        _nodes.Add(node);
        arrivals.Add(state, node);
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

    // Blocks in their order in the program: by the time a block is explored most of its states have arrived.
    private bool Run(Func<int, bool> isEnough)
    {
        while (_pendingBlocks.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (isEnough(_nodes.Count))
            {
                return false;
            }

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

        return true;
    }

    // The state to join another one with: of those that may be joined the nearest, and if possible one that no rule tells from it.
    private (int Place, bool IsAlike) Nearest(Arrivals arrivals, TState state, out bool isFirstOfItsKind)
    {
        var nodes = arrivals.Open;
        var isExact = arrivals.IsExact ??= FindExact(nodes);
        var nearest = (Place: nodes.Count - 1, IsAlike: false, Distance: int.MaxValue);
        isFirstOfItsKind = true;
        for (var place = 0; place < nodes.Count; place++)
        {
            var isAlike = _program.AreAlike(nodes[place].State, state);
            isFirstOfItsKind &= !isAlike;
            if (!isExact[place] && (isAlike || !nearest.IsAlike))
            {
                var distance = _program.Distance(nodes[place].State, state);
                if (distance < nearest.Distance || (isAlike && !nearest.IsAlike))
                {
                    nearest = (place, isAlike, distance);
                }
            }
        }

        isExact[nearest.Place] = false;
        return (nearest.Place, nearest.IsAlike);
    }

    private List<bool> FindExact(List<ExplodedNode<TState, TEvent>> nodes)
        => [.. nodes.Select((node, place) =>
            place < Bound / ExactShare || !nodes.Take(place).Any(other => _program.AreAlike(other.State, node.State)))];

    // The states a block has been reached in, and the nodes that further ones may be joined with.
    private sealed class Arrivals
    {
        // Most blocks are reached in very few: those are looked through.
        private const int Few = 8;

        private readonly List<(TState State, ExplodedNode<TState, TEvent> Node)> _few = new(1);
        private Dictionary<TState, ExplodedNode<TState, TEvent>>? _many;

        public List<ExplodedNode<TState, TEvent>> Open { get; } = new(1);

        /// <summary>Which of the open nodes are joined with no other; null as long as there was no need to join any.</summary>
        public List<bool>? IsExact { get; set; }

        public ExplodedNode<TState, TEvent>? Find(TState state)
        {
            if (_many is not null)
            {
                return _many.TryGetValue(state, out var known) ? known : null;
            }

            foreach (var (other, node) in _few)
            {
                if (other.Equals(state))
                {
                    return node;
                }
            }

            return null;
        }

        public void Add(TState state, ExplodedNode<TState, TEvent> node)
        {
            if (_many is null && _few.Count < Few)
            {
                _few.Add((state, node));
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

            _many[state] = node;
        }
    }
}
