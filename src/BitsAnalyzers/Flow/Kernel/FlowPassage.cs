namespace BitsAnalyzers.Flow.Kernel;

/// <summary>The passage of one node: collects what the program tells of it.</summary>
internal sealed class FlowPassage<TWorld, TEvent>
    where TWorld : IEquatable<TWorld>
{
    private readonly FlowSolver<TWorld, TEvent> _solver;

    public FlowPassage(FlowSolver<TWorld, TEvent> solver, FlowNode<TWorld, TEvent> node)
    {
        _solver = solver;
        Node = node;
    }

    public FlowNode<TWorld, TEvent> Node { get; }

    /// <summary>Notes that something happens now.</summary>
    public void Note(TEvent @event) => Node.AddEvent(@event);

    /// <summary>Goes on from here to a block.</summary>
    public void GoTo(int block, Continuation? continuation, TWorld world, bool? label = null)
        => Node.AddTransition(new(Node.Events.Count, _solver.Reach(block, continuation, world), label));

    /// <summary>A run that gets here has returned normally.</summary>
    public void Exit() => Node.IsExit = true;
}
