using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>
/// A fixer whose actions are edits to the text of the original solution. An action is offered only when its edits are known, so it is never
/// offered in vain; and because all edits refer to the same original, those of many diagnostics can be made at once.
/// </summary>
internal abstract class TextEditFixProvider(string diagnosticId, params TextEditFix[] fixes) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(diagnosticId);

    /// <summary>The actions, the one most likely meant first.</summary>
    public ImmutableArray<TextEditFix> Fixes { get; } = ImmutableArray.Create(fixes);

    public sealed override FixAllProvider GetFixAllProvider() => TextEditFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
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
