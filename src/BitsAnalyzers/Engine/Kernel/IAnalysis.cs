namespace BitsAnalyzers.Engine.Kernel;

/// <summary>What the solver has to know of a program: how a state passes a block, and how states compare and join.</summary>
/// <typeparam name="TState">What holds at a point on some of the paths that lead there; immutable, compared by content.</typeparam>
/// <typeparam name="TEvent">What is noted on the way.</typeparam>
internal interface IAnalysis<TState, TEvent>
    where TState : IEquatable<TState>
{
    /// <summary>Lets the state of the node pass its block, and tells the passage where that leads and what happens on the way.</summary>
    void Pass(TransferContext<TState, TEvent> passage);

    /// <summary>The order in which blocks are explored: by the time a block is, most of its states should have arrived.</summary>
    IComparer<int> Order { get; }

    /// <summary>A state that holds wherever one of the two holds.</summary>
    TState Join(TState left, TState right);

    /// <summary>
    /// Whether no rule can tell the two states apart by what they say of jobs, so that a join of them takes no report away.
    /// </summary>
    bool AreAlike(TState left, TState right);

    /// <summary>How much a join of the two would forget; 0 for equal states.</summary>
    int Distance(TState left, TState right);
}
