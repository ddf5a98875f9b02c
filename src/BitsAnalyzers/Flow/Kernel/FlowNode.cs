namespace BitsAnalyzers.Flow.Kernel;

/// <summary>
/// A point of the exploded graph: a block entered in one world, with what to do when its finally regions are left. It holds what happens in
/// the block from there on, in order.
/// </summary>
internal sealed class FlowNode<TWorld, TEvent>
{
    private List<FlowTransition<TWorld, TEvent>>? _transitions;
    private List<TEvent>? _events;

    public FlowNode(int number, int block, Continuation? continuation, TWorld world)
    {
        Number = number;
        Block = block;
        Continuation = continuation;
        World = world;
    }

    /// <summary>The place in the order of discovery.</summary>
    public int Number { get; }

    public int Block { get; }

    public Continuation? Continuation { get; }

    /// <summary>What holds here on every path that leads here. Until the node is explored, what else arrives may be joined into it.</summary>
    public TWorld World { get; private set; }

    /// <summary>Whether the world is final.</summary>
    public bool IsExplored { get; set; }

    /// <summary>Whether a run that gets here has returned normally.</summary>
    public bool IsExit { get; set; }

    public IReadOnlyList<FlowTransition<TWorld, TEvent>> Transitions => _transitions ?? (IReadOnlyList<FlowTransition<TWorld, TEvent>>)[];

    /// <summary>What happens in the block, in order: the first event has the order 0.</summary>
    public IReadOnlyList<TEvent> Events => _events ?? (IReadOnlyList<TEvent>)[];

    public void AddTransition(FlowTransition<TWorld, TEvent> transition) => (_transitions ??= []).Add(transition);

    public void AddEvent(TEvent @event) => (_events ??= []).Add(@event);

    /// <summary>Whether the world was joined of several because there were too many: it may allow what none of them does.</summary>
    public bool IsJoined { get; set; }

    /// <summary>Lets the node stand for more paths than before.</summary>
    /// <param name="world">A world that holds on those, too.</param>
    public void Generalize(TWorld world) => World = world;
}
