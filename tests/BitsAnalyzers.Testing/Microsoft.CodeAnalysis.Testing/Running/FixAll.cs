using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fixes all diagnostics of a scope at once, starting from the first that has a fix.</summary>
internal sealed class FixAll(ImmutableArray<CodeFixProvider> fixers, FixAllScope scope) : FixStep(fixers)
{
    public override async IAsyncEnumerable<CodeAction> ActionsAsync(
        FixRound round,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (document, diagnostic) in round.Fixable)
        {
            var offered = await OfferedAsync(round, document, diagnostic, cancellationToken).ConfigureAwait(false);
            if (round.Choose([.. offered.Select(offer => offer.Action)]) is not { } chosen)
            {
                continue;
            }

            var fixer = offered.First(offer => ReferenceEquals(offer.Action, chosen)).Fixer;
            if (await FixAllActionAsync(round, document, fixer, chosen, cancellationToken).ConfigureAwait(false) is { } action)
            {
                yield return action;
            }

            yield break;
        }
    }

    private async Task<CodeAction?> FixAllActionAsync(
        FixRound round,
        Document document,
        CodeFixProvider fixer,
        CodeAction chosen,
        CancellationToken cancellationToken)
    {
        if (fixer.GetFixAllProvider() is not { } provider || !provider.GetSupportedFixAllScopes().Contains(scope))
        {
            return null;
        }

        return await provider.GetFixAsync(new FixAllContext(
            document,
            fixer,
            scope,
            chosen.EquivalenceKey,
            provider.GetSupportedFixAllDiagnosticIds(fixer),
            new FixAllDiagnostics(round.Diagnostics),
            cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The diagnostics of the round, as a Fix All provider asks for them.</summary>
    private sealed class FixAllDiagnostics(ImmutableArray<(Project Project, Diagnostic Diagnostic)> diagnostics)
        : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            return Of(document.Project).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Of(project).Where(diagnostic => !diagnostic.Location.IsInSource));

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Of(project));

        private IEnumerable<Diagnostic> Of(Project project) =>
            diagnostics.Where(item => item.Project.Id == project.Id).Select(item => item.Diagnostic);
    }
}
