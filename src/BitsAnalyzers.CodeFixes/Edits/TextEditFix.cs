using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>What one action does about one diagnostic.</summary>
/// <param name="Title">The title of the action, in the names of the user's code.</param>
/// <param name="Edits">The edits to the original solution; at least one.</param>
internal sealed record Repair(string Title, ImmutableArray<DocumentEdit> Edits);

/// <summary>One of the actions that a fixer offers.</summary>
internal abstract class TextEditFix(string equivalenceKey, string title)
{
    /// <summary>What says that the actions for two diagnostics do the same. It never changes its meaning.</summary>
    public string EquivalenceKey { get; } = equivalenceKey;

    /// <summary>The title of the action where it is done for many diagnostics.</summary>
    public string Title { get; } = title;

    /// <summary>
    /// Whether BITS does for the program what it did before. What changes that, a person chooses: see <see cref="TextEditFixAllProvider"/>.
    /// </summary>
    public bool KeepsBehavior { get; init; }

    /// <summary>What the action does about a diagnostic; null where it cannot repair it completely.</summary>
    public abstract Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken);
}
