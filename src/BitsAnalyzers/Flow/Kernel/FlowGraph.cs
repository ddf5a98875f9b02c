namespace BitsAnalyzers.Flow.Kernel;

/// <summary>
/// The exploded graph of a program: its blocks, each in every world that can reach it, and the steps between them. It answers what is certain.
/// </summary>
internal sealed class FlowGraph<TWorld, TEvent>(IReadOnlyList<FlowNode<TWorld, TEvent>> nodes, int merges)
{
    private HashSet<FlowNode<TWorld, TEvent>>? _surelyReached;

    public IReadOnlyList<FlowNode<TWorld, TEvent>> Nodes { get; } = nodes;

    /// <summary>How many worlds were joined because there were too many at their block.</summary>
    public int Merges { get; } = merges;

    /// <summary>Whether a path from the first node on leads to a node that no join of worlds has made up.</summary>
    public bool IsSurelyReached(FlowNode<TWorld, TEvent> node) => Merges == 0 || (_surelyReached ??= FindSurelyReached()).Contains(node);

    private HashSet<FlowNode<TWorld, TEvent>> FindSurelyReached()
    {
        var reached = new HashSet<FlowNode<TWorld, TEvent>> { Nodes[0] };
        var pending = new Stack<FlowNode<TWorld, TEvent>>(reached);
        while (pending.Count > 0)
        {
            foreach (var transition in pending.Pop().Transitions)
            {
                if (!transition.Target.IsJoined && reached.Add(transition.Target))
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
        IEnumerable<(FlowNode<TWorld, TEvent> Node, int Order)> starts, Func<TEvent, bool> isGoal, Func<TEvent, bool>? isClosed = null)
    {
        var met = false;
        var seen = new HashSet<FlowNode<TWorld, TEvent>>();
        var pending = new Stack<FlowNode<TWorld, TEvent>>();
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
    public List<(FlowNode<TWorld, TEvent> Node, int Order)> First(IEnumerable<(FlowNode<TWorld, TEvent> Node, int Order)> starts, Func<TEvent, bool> isGoal)
    {
        var firstInNode = new Dictionary<FlowNode<TWorld, TEvent>, int>();
        foreach (var (node, order) in starts)
        {
            firstInNode[node] = firstInNode.TryGetValue(node, out var known) ? Math.Min(known, order) : order;
        }

        var firsts = new List<(FlowNode<TWorld, TEvent> Node, int Order)>();
        var seen = new HashSet<FlowNode<TWorld, TEvent>> { Nodes[0] };
        var pending = new Stack<FlowNode<TWorld, TEvent>>();
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

            foreach (var transition in node.Transitions)
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
        FlowNode<TWorld, TEvent> node,
        int from,
        Func<TEvent, bool> isGoal,
        Func<TEvent, bool>? isClosed,
        HashSet<FlowNode<TWorld, TEvent>> seen,
        Stack<FlowNode<TWorld, TEvent>> pending,
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

        foreach (var transition in node.Transitions)
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
