using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A solution with the diagnostics that are left to fix, and how the test chooses among the actions offered for one.</summary>
internal sealed record FixRound(
    ImmutableArray<(Project Project, Diagnostic Diagnostic)> Diagnostics,
    ImmutableArray<(Document Document, Diagnostic Diagnostic)> Fixable,
    Func<ImmutableArray<CodeAction>, ImmutableArray<CodeAction>> Filter,
    Func<ImmutableArray<CodeAction>, CodeAction?> Choose);
