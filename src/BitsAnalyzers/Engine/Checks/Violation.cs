using System.Collections.Immutable;

namespace BitsAnalyzers.Engine.Checks;

/// <summary>A rule that is broken in one program state.</summary>
/// <param name="Check">The check that found it.</param>
/// <param name="Site">The call that it is reported at.</param>
/// <param name="Causes">The operations that together make it a violation, in the order in which they are told.</param>
internal abstract record Violation(IJobCheck Check, int Site, ImmutableArray<int> Causes)
{
    /// <summary>
    /// The calls whose results somebody may look at later, and which have to succeed for it to be one. It is settled where there is none.
    /// </summary>
    public ImmutableArray<int> UnsettledBy { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>Whether it is a violation even if all calls but one have failed that may have.</summary>
    /// <param name="call">The call that has succeeded; 0 for none.</param>
    public bool IsSettledAfter(int call) => UnsettledBy.All(site => site == call);
}
