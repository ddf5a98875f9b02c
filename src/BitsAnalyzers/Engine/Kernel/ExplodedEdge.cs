namespace BitsAnalyzers.Engine.Kernel;

/// <summary>A step from one node to the next.</summary>
/// <param name="Order">How much of the block has happened by then: events of a smaller order have.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Label">What the block's condition came to; null for a step that no condition decides.</param>
/// <param name="IsAccident">Whether it is taken where something goes wrong that nobody counts on.</param>
/// <param name="IsInDoubt">Whether perhaps no run takes it.</param>
internal sealed record ExplodedEdge<TState, TEvent>(
    int Order, ExplodedNode<TState, TEvent> Target, bool? Label, bool IsAccident = false, bool IsInDoubt = false);
