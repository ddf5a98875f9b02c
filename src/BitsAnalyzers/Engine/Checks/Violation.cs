using System.Collections.Immutable;

namespace BitsAnalyzers.Engine.Checks;

/// <summary>A rule that is broken in one program state.</summary>
/// <param name="Check">The check that found it.</param>
/// <param name="Site">The call that it is reported at.</param>
/// <param name="Causes">The operations that together make it a violation, in the order in which they are told.</param>
internal abstract record Violation(IJobCheck Check, int Site, ImmutableArray<int> Causes)
{
    /// <summary>Whether it is none if a call has failed whose result somebody may look at later.</summary>
    public bool IsUnsettled { get; init; }
}
