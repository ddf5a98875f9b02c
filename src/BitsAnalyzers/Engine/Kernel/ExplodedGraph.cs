namespace BitsAnalyzers.Engine.Kernel;

/// <summary>
/// The exploded graph of a program: its blocks, each in every state that can reach it, and the steps between them. It answers what is certain.
/// </summary>
internal sealed class ExplodedGraph<TState, TEvent>(IReadOnlyList<ExplodedNode<TState, TEvent>> nodes, int merges)
{
    private HashSet<ExplodedNode<TState, TEvent>>? _surelyReached;

    public IReadOnlyList<ExplodedNode<TState, TEvent>> Nodes { get; } = nodes;

    /// <summary>How many states were joined because there were too many at their block.</summary>
    public int Widenings { get; } = merges;

    /// <summary>Whether a path from the first node on leads to a node that no join of states has made up.</summary>
    public bool HasUnwidenedPath(ExplodedNode<TState, TEvent> node) => Widenings == 0 || (_surelyReached ??= FindSurelyReached()).Contains(node);

    private HashSet<ExplodedNode<TState, TEvent>> FindSurelyReached()
    {
        var reached = new HashSet<ExplodedNode<TState, TEvent>> { Nodes[0] };
        var pending = new Stack<ExplodedNode<TState, TEvent>>(reached);
        while (pending.Count > 0)
        {
            foreach (var transition in pending.Pop().Edges)
            {
                if (!transition.Target.IsWidened && reached.Add(transition.Target))
                {
                    pending.Push(transition.Target);
                }
            }
        }

        return reached;
    }

    /// <summary>
    /// Whether every path that goes on from a start to a normal return meets a goal on its way, and there is a path that does. A path that
    /// never returns, or leaves by an exception, needs no goal.
    /// </summary>
    /// <param name="starts">Nodes, and the order of the event in each after which a path starts.</param>
    /// <param name="isGoal">Whether an event is a goal.</param>
    /// <param name="isClosed">Whether no path goes on by the steps right after an event; null where every path counts.</param>
    public static bool InevitablyMeets(
        IEnumerable<(ExplodedNode<TState, TEvent> Node, int Order)> starts, Func<TEvent, bool> isGoal, Func<TEvent, bool>? isClosed = null)
    {
        var met = false;
        var seen = new HashSet<ExplodedNode<TState, TEvent>>();
        var pending = new Stack<ExplodedNode<TState, TEvent>>();
        foreach (var (node, order) in starts)
        {
            if (!Follow(node, order + 1, isGoal, isClosed, seen, pending, ref met))
            {
                return false;
            }
        }

        while (pending.Count > 0)
        {
            if (!Follow(pending.Pop(), 0, isGoal, isClosed, seen, pending, ref met))
            {
                return false;
            }
        }

        return met;
    }

    /// <summary>
    /// Those among the starts that a path gets to which has met neither a start nor a goal before. A path that meets any start meets one of these
    /// first, or a goal.
    /// </summary>
    /// <param name="starts">Nodes, and the order of the event in each after which a path starts; -1 for the node itself.</param>
    /// <param name="isGoal">Whether an event is a goal.</param>
    public List<(ExplodedNode<TState, TEvent> Node, int Order)> First(IEnumerable<(ExplodedNode<TState, TEvent> Node, int Order)> starts, Func<TEvent, bool> isGoal)
    {
        var firstInNode = new Dictionary<ExplodedNode<TState, TEvent>, int>();
        foreach (var (node, order) in starts)
        {
            firstInNode[node] = firstInNode.TryGetValue(node, out var known) ? Math.Min(known, order) : order;
        }

        var firsts = new List<(ExplodedNode<TState, TEvent> Node, int Order)>();
        var seen = new HashSet<ExplodedNode<TState, TEvent>> { Nodes[0] };
        var pending = new Stack<ExplodedNode<TState, TEvent>>();
        pending.Push(Nodes[0]);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            var start = firstInNode.TryGetValue(node, out var first) ? first : int.MaxValue;
            var end = 0;
            while (end < node.Events.Count && end < start && !isGoal(node.Events[end]))
            {
                end++;
            }

            if (start <= end)
            {
                firsts.Add((node, start));
            }

            if (start < 0)
            {
                continue;
            }

            foreach (var transition in node.Edges)
            {
                if (transition.Order <= end && seen.Add(transition.Target))
                {
                    pending.Push(transition.Target);
                }
            }
        }

        return firsts;
    }

    // Goes on from a place in a node; false where that is a normal return without a goal.
    private static bool Follow(
        ExplodedNode<TState, TEvent> node,
        int from,
        Func<TEvent, bool> isGoal,
        Func<TEvent, bool>? isClosed,
        HashSet<ExplodedNode<TState, TEvent>> seen,
        Stack<ExplodedNode<TState, TEvent>> pending,
        ref bool met)
    {
        // Events are numbered in their order, from 0.
        var goal = int.MaxValue;
        for (var order = from; order < node.Events.Count; order++)
        {
            if (isGoal(node.Events[order]))
            {
                goal = order;
                met = true;
                break;
            }
        }

        foreach (var transition in node.Edges)
        {
            if (transition.Order >= from && transition.Order <= goal && !IsClosed(transition.Order) && seen.Add(transition.Target))
            {
                pending.Push(transition.Target);
            }
        }

        bool IsClosed(int order) => isClosed is not null && order > 0 && isClosed(node.Events[order - 1]);

        return !(node.IsExit && goal == int.MaxValue);
    }
}
