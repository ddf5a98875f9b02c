namespace BitsAnalyzers.Flow.Kernel;

/// <summary>What the solver has to know of a program: how a world passes a block, and how worlds compare and join.</summary>
/// <typeparam name="TWorld">What holds at a point on some of the paths that lead there; immutable, compared by content.</typeparam>
/// <typeparam name="TEvent">What is noted on the way.</typeparam>
internal interface IFlowProgram<TWorld, TEvent>
    where TWorld : IEquatable<TWorld>
{
    /// <summary>Lets the world of the node pass its block, and tells the passage where that leads and what happens on the way.</summary>
    void Pass(FlowPassage<TWorld, TEvent> passage);

    /// <summary>The order in which blocks are explored: by the time a block is, most of its worlds should have arrived.</summary>
    IComparer<int> Order { get; }

    /// <summary>A world that holds wherever one of the two holds.</summary>
    TWorld Join(TWorld left, TWorld right);

    /// <summary>How much a join of the two would forget; 0 for equal worlds.</summary>
    int Distance(TWorld left, TWorld right);
}
