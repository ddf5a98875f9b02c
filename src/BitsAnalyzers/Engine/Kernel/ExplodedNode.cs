namespace BitsAnalyzers.Engine.Kernel;

/// <summary>
/// A point of the exploded graph: a block entered in one state, with what to do when its finally regions are left. It holds what happens in
/// the block from there on, in order.
/// </summary>
internal sealed class ExplodedNode<TState, TEvent>
{
    private List<ExplodedEdge<TState, TEvent>>? _transitions;
    private List<TEvent>? _events;
    private List<WayOut>? _waysOut;

    public ExplodedNode(int number, int block, Continuation? continuation, TState state)
    {
        Number = number;
        Block = block;
        Continuation = continuation;
        State = state;
    }

    /// <summary>The place in the order of discovery.</summary>
    public int Number { get; }

    public int Block { get; }

    public Continuation? Continuation { get; }

    /// <summary>
    /// What holds here on every path that leads here. Until the node is explored, what else arrives may be joined into it.
    /// </summary>
    public TState State { get; private set; }

    /// <summary>Whether the state is final.</summary>
    public bool IsExplored { get; set; }

    /// <summary>Whether a run that gets here has returned normally.</summary>
    public bool IsExit { get; set; }

    public IReadOnlyList<ExplodedEdge<TState, TEvent>> Edges => _transitions ?? (IReadOnlyList<ExplodedEdge<TState, TEvent>>)[];

    /// <summary>What happens in the block, in order: the first event has the order 0.</summary>
    public IReadOnlyList<TEvent> Events => _events ?? (IReadOnlyList<TEvent>)[];

    /// <summary>The order of the first event that perhaps no run comes to, because of a step in the block that is in doubt.</summary>
    public int FirstInDoubt { get; private set; } = int.MaxValue;

    /// <summary>Where a run may leave from here, in order.</summary>
    public IReadOnlyList<WayOut> WaysOut => _waysOut ?? (IReadOnlyList<WayOut>)[];

    public void AddTransition(ExplodedEdge<TState, TEvent> transition) => (_transitions ??= []).Add(transition);

    public void AddEvent(TEvent @event) => (_events ??= []).Add(@event);

    /// <summary>Notes that perhaps no run comes to what follows.</summary>
    public void Doubt() => FirstInDoubt = Math.Min(FirstInDoubt, Events.Count);

    /// <summary>Notes that a run may leave after the events so far.</summary>
    public void AddWayOut(bool isUnwinding)
    {
        var wayOut = new WayOut(Events.Count, isUnwinding);
        if (_waysOut is null || !_waysOut.Contains(wayOut))
        {
            (_waysOut ??= []).Add(wayOut);
        }
    }

    /// <summary>Whether the state was joined of several because there were too many: it may allow what none of them does.</summary>
    public bool IsWidened { get; set; }

    /// <summary>Lets the node stand for more paths than before.</summary>
    /// <param name="state">A state that holds on those, too.</param>
    public void Generalize(TState state) => State = state;
}
