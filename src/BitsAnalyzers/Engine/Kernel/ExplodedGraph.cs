namespace BitsAnalyzers.Engine.Kernel;

/// <summary>
/// The exploded graph of a program: its blocks, each in every state that can reach it, and the steps between them. It answers what is
/// certain.
/// </summary>
internal sealed class ExplodedGraph<TState, TEvent>(IReadOnlyList<ExplodedNode<TState, TEvent>> nodes, int merges, int doubts)
{
    private HashSet<ExplodedNode<TState, TEvent>>? _surelyReached;
    private HashSet<ExplodedNode<TState, TEvent>>? _reachedWithoutDoubt;

    public IReadOnlyList<ExplodedNode<TState, TEvent>> Nodes { get; } = nodes;

    /// <summary>How many states were joined because there were too many at their block.</summary>
    public int Widenings { get; } = merges;

    /// <summary>Whether every node has a path that no join of states has made up, and no step of which is in doubt.</summary>
    public bool HaveAllWitnesses => Widenings == 0 && doubts == 0;

    /// <summary>
    /// Whether a path from the first node on leads to a node that no join of states has made up, and no step of which is in doubt.
    /// </summary>
    public bool HasWitness(ExplodedNode<TState, TEvent> node)
        => HaveAllWitnesses || (_surelyReached ??= Find(static node => !node.IsWidened)).Contains(node);

    /// <summary>Whether there is such a path that comes to an event of which something is true.</summary>
    public bool HasWitness(ExplodedNode<TState, TEvent> node, Func<TEvent, bool> shows)
        => HasWitness(node) && node.Events.Take(node.FirstInDoubt).Any(shows);

    /// <summary>Whether a path leads to an event of a node no step of which is in doubt.</summary>
    public bool IsReachedWithoutDoubt(ExplodedNode<TState, TEvent> node, int order)
        => doubts == 0 || (order < node.FirstInDoubt && (_reachedWithoutDoubt ??= Find(static _ => true)).Contains(node));

    private HashSet<ExplodedNode<TState, TEvent>> Find(Func<ExplodedNode<TState, TEvent>, bool> counts)
    {
        var reached = new HashSet<ExplodedNode<TState, TEvent>> { Nodes[0] };
        var pending = new Stack<ExplodedNode<TState, TEvent>>(reached);
        while (pending.Count > 0)
        {
            foreach (var transition in pending.Pop().Edges)
            {
                if (!transition.IsInDoubt && counts(transition.Target) && reached.Add(transition.Target))
                {
                    pending.Push(transition.Target);
                }
            }
        }

        return reached;
    }

    /// <summary>
    /// Whether every path that goes on from a start meets a goal before it ends, and there is one that does. A path ends where it returns,
    /// and where it may leave. It need not meet a goal where an accident ends it, nor in a loop that a path leads out of: that it is left
    /// some time is taken for granted. In a loop that none leads out of it never meets one.
    /// </summary>
    /// <param name="starts">Nodes, and the order of the event in each after which a path starts.</param>
    /// <param name="isGoal">Whether an event is a goal.</param>
    /// <param name="isClosed">Whether no path goes on by the steps right after an event; null where every path counts.</param>
    /// <param name="countsWaysOut">Whether a path has to meet a goal before it may leave.</param>
    public static bool InevitablyMeets(
        IEnumerable<(ExplodedNode<TState, TEvent> Node, int Order)> starts,
        Func<TEvent, bool> isGoal,
        Func<TEvent, bool>? isClosed = null,
        bool countsWaysOut = true)
    {
        var search = new PathSearch(isGoal, isClosed, countsWaysOut);
        foreach (var (node, order) in starts)
        {
            if (!search.Follow(node, order + 1, isAfterAccident: false))
            {
                return false;
            }
        }

        return search.FollowAll() && search.HasMet && !(countsWaysOut && search.MayCircleForEver());
    }

    /// <summary>
    /// Those among the starts that a path gets to which has met neither a start nor a goal before. A path that meets any start meets one of
    /// these first, or a goal.
    /// </summary>
    /// <param name="starts">Nodes, and the order of the event in each after which a path starts; -1 for the node itself.</param>
    /// <param name="isGoal">Whether an event is a goal.</param>
    /// <param name="isClosed">Whether an event shows that the start before it was none.</param>
    public List<(ExplodedNode<TState, TEvent> Node, int Order)> First(
        IEnumerable<(ExplodedNode<TState, TEvent> Node, int Order)> starts, Func<TEvent, bool> isGoal, Func<TEvent, bool>? isClosed = null)
    {
        var all = new HashSet<(ExplodedNode<TState, TEvent> Node, int Order)>(starts);
        var firsts = new List<(ExplodedNode<TState, TEvent> Node, int Order)>();
        var seen = new HashSet<(ExplodedNode<TState, TEvent> Node, bool HasMet)> { (Nodes[0], false) };
        var pending = new Stack<(ExplodedNode<TState, TEvent> Node, bool HasMet)>(seen);
        while (pending.Count > 0)
        {
            var (node, hasMet) = pending.Pop();
            for (var order = -1; order <= node.Events.Count; order++)
            {
                // An edge is taken before the event of its order.
                foreach (var edge in node.Edges)
                {
                    if (edge.Order == order && seen.Add((edge.Target, hasMet)))
                    {
                        pending.Push((edge.Target, hasMet));
                    }
                }

                if (order >= 0 && order < node.Events.Count && isGoal(node.Events[order]))
                {
                    break;
                }

                if (!hasMet && all.Contains((node, order)))
                {
                    firsts.Add((node, order));
                    hasMet = true;
                }
                else if (hasMet && order >= 0 && order < node.Events.Count && isClosed?.Invoke(node.Events[order]) == true)
                {
                    hasMet = false;
                }
            }
        }

        return firsts;
    }

    // Goes along all paths, a node at a time.
    private sealed class PathSearch(Func<TEvent, bool> isGoal, Func<TEvent, bool>? isClosed, bool countsWaysOut)
    {
        private readonly HashSet<(ExplodedNode<TState, TEvent> Node, bool IsAfterAccident)> _seen = [];
        private readonly Stack<(ExplodedNode<TState, TEvent> Node, bool IsAfterAccident)> _pending = new();
        private readonly Dictionary<ExplodedNode<TState, TEvent>, HashSet<ExplodedNode<TState, TEvent>>> _sources = [];
        private readonly HashSet<ExplodedNode<TState, TEvent>> _meet = [];

        public bool HasMet { get; private set; }

        public bool FollowAll()
        {
            while (_pending.Count > 0)
            {
                var (node, isAfterAccident) = _pending.Pop();
                if (!Follow(node, 0, isAfterAccident))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether a path gets into a loop from where no path meets a goal any more.</summary>
        public bool MayCircleForEver()
        {
            // What leads to a goal is found backwards; of the rest, what has nothing before it is in no loop.
            var pending = new Stack<ExplodedNode<TState, TEvent>>(_meet);
            while (pending.Count > 0)
            {
                if (_sources.TryGetValue(pending.Pop(), out var sources))
                {
                    foreach (var source in sources.Where(_meet.Add))
                    {
                        pending.Push(source);
                    }
                }
            }

            var lost = _sources.Keys.Where(node => !_meet.Contains(node)).ToList();
            var count = -1;
            while (count != lost.Count)
            {
                count = lost.Count;
                var others = new HashSet<ExplodedNode<TState, TEvent>>(lost);
                lost.RemoveAll(node => !_sources[node].Overlaps(others));
            }

            return count > 0;
        }

        private HashSet<ExplodedNode<TState, TEvent>> SourcesOf(ExplodedNode<TState, TEvent> node)
        {
            if (!_sources.TryGetValue(node, out var sources))
            {
                _sources.Add(node, sources = []);
            }

            return sources;
        }

        /// <summary>Goes on from a place in a node; false where the path ends there without a goal.</summary>
        public bool Follow(ExplodedNode<TState, TEvent> node, int from, bool isAfterAccident)
        {
            // Events are numbered in their order, from 0.
            var goal = int.MaxValue;
            for (var order = from; order < node.Events.Count; order++)
            {
                if (isGoal(node.Events[order]))
                {
                    goal = order;
                    HasMet = true;
                    _meet.Add(node);
                    break;
                }
            }

            foreach (var wayOut in node.WaysOut)
            {
                if (countsWaysOut && IsOnPath(wayOut.Order) && !(wayOut.IsUnwinding && isAfterAccident))
                {
                    return false;
                }
            }

            foreach (var edge in node.Edges)
            {
                if (IsOnPath(edge.Order))
                {
                    SourcesOf(edge.Target).Add(node);
                }

                if (IsOnPath(edge.Order) && _seen.Add((edge.Target, isAfterAccident || edge.IsAccident)))
                {
                    _pending.Push((edge.Target, isAfterAccident || edge.IsAccident));
                }
            }

            return !(node.IsExit && goal == int.MaxValue);

            bool IsOnPath(int order)
                => order >= from && order <= goal && !(isClosed is not null && order > 0 && isClosed(node.Events[order - 1]));
        }
    }
}
