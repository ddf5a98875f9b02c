namespace BitsAnalyzers.Engine.Kernel;

/// <summary>
/// A place in a block at which a run may end other than by a normal return: it never goes on, or an exception leaves the program.
/// </summary>
/// <param name="Order">How much of the block has happened by then: events of a smaller order have.</param>
/// <param name="IsUnwinding">
/// Whether it only carries on an exception that was thrown before. Where that was by accident, the run counts as one that does not leave.
/// </param>
internal readonly record struct WayOut(int Order, bool IsUnwinding);
