using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>
/// A fixer whose actions are edits to the text of the original solution. An action is offered only when its edits are known, so it is never
/// offered in vain; and because all edits refer to the same original, those of many diagnostics can be made at once.
/// </summary>
/// <remarks>
/// Fixers are not marked [Shared]: hosts create those of a package themselves, and the attribute would bind this assembly to a newer
/// System.Composition than the oldest host has.
/// </remarks>
internal abstract class TextEditFixProvider(string diagnosticId, params TextEditFix[] fixes) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(diagnosticId);

    /// <summary>The actions, the one most likely meant first.</summary>
    public ImmutableArray<TextEditFix> Fixes { get; } = ImmutableArray.Create(fixes);

    public sealed override FixAllProvider GetFixAllProvider() => TextEditFixAllProvider.Of(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;

        // dotnet format hands over whichever diagnostic of the analyzer it meets first.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            foreach (var fix in Fixes)
            {
                if (await fix.RepairAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } repair)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            repair.Title,
                            cancellationToken => SolutionEdit.ApplyAsync(solution, repair.Edits, cancellationToken),
                            fix.EquivalenceKey),
                        diagnostic);
                }
            }
        }
    }
}
