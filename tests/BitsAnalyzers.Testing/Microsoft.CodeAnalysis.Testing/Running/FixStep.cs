using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One way to fix: each diagnostic by itself or all at once.</summary>
internal abstract class FixStep(ImmutableArray<CodeFixProvider> fixers)
{
    /// <summary>Gives the actions that may be applied in this round. They are tried in this order until one changes something.</summary>
    public abstract IAsyncEnumerable<CodeAction> ActionsAsync(FixRound round, CancellationToken cancellationToken);

    protected async Task<ImmutableArray<(CodeFixProvider Fixer, CodeAction Action)>> OfferedAsync(
        FixRound round,
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        var offered = ImmutableArray.CreateBuilder<(CodeFixProvider, CodeAction)>();
        foreach (var fixer in fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var actions = ImmutableArray.CreateBuilder<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
            await fixer.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            offered.AddRange(round.Filter(actions.ToImmutable()).Select(action => (fixer, action)));
        }

        return offered.ToImmutable();
    }
}
