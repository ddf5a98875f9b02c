namespace BitsAnalyzers.Engine.Kernel;

/// <summary>The passage of one node: collects what the program tells of it.</summary>
internal sealed class TransferContext<TState, TEvent>
    where TState : IEquatable<TState>
{
    private readonly Solver<TState, TEvent> _solver;

    public TransferContext(Solver<TState, TEvent> solver, ExplodedNode<TState, TEvent> node)
    {
        _solver = solver;
        Node = node;
    }

    public ExplodedNode<TState, TEvent> Node { get; }

    /// <summary>Notes that something happens now.</summary>
    /// <param name="event">What happens.</param>
    /// <param name="isInDoubt">Whether perhaps no run comes to it.</param>
    public void Note(TEvent @event, bool isInDoubt = false)
    {
        if (isInDoubt)
        {
            _solver.Doubts++;
            Node.Doubt();
        }

        Node.AddEvent(@event);
    }

    /// <summary>Goes on from here to a block.</summary>
    public void GoTo(
        int block, Continuation? continuation, TState state, bool? label = null, bool isAccident = false, bool isInDoubt = false)
    {
        _solver.Doubts += isInDoubt ? 1 : 0;
        Node.AddTransition(new(Node.Events.Count, _solver.Reach(block, continuation, state), label, isAccident, isInDoubt));
    }

    /// <summary>A run that gets here may not go on: it never comes back, or an exception leaves the program.</summary>
    /// <param name="isUnwinding">Whether an exception leaves that was thrown before.</param>
    public void MayLeave(bool isUnwinding = false) => Node.AddWayOut(isUnwinding);

    /// <summary>A run that gets here has returned normally.</summary>
    public void Exit() => Node.IsExit = true;
}
