using System.Collections.Immutable;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>
/// An action that lets BitsAnalyzers.Runtime wait for a job, in whatever state the wait ends, or do the whole download. Offered where the
/// project references the library, in code that can await, where nothing behind the loop uses the job or its state.
/// </summary>
/// <param name="equivalenceKey">The key of the action.</param>
internal sealed class WaitFix(string equivalenceKey) : TextEditFix(equivalenceKey, "Use BitsJob.WaitAsync or BitsTransfer.DownloadAsync")
{
    public override async Task<Repair?> RepairAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (LocatedDocument.Find(solution, diagnostic.Location) is not { } document ||
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model ||
            root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>() is not { } statement ||
            WaitLoop.Of(statement, model) is not { } wait)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var read = (InvocationExpressionSyntax)wait.Job.Parent!.Parent!;
        if (WholeDownload.Replace(new(document, text, model, read, ((MemberAccessExpressionSyntax)read.Expression).Name)) is { } download)
        {
            return new("Use BitsTransfer.DownloadAsync", Edit(document, download));
        }

        if (Comments.AreInside(statement) ||
            model.GetSymbolInfo(wait.Job, cancellationToken).Symbol is not { } job ||
            job is not (ILocalSymbol or IParameterSymbol) ||
            IsUsedBehind(job, statement, model) ||
            IsUsedBehind(wait.State, statement, model) ||
            RuntimeLibrary.SeenFrom(model, statement.SpanStart) is not { } library)
        {
            return null;
        }

        var name = library.UnusedName("bitsJob");
        var written = RuntimeStatement.Layout(
            $"using (var {name} = {library.NameOf("BitsJob")}.From({wait.Job}))", $"await {name}.WaitAsync();", statement, text);
        var changes = new List<TextChange> { new(statement.Span, written) };
        if (wait.Declaration is { } declaration)
        {
            if (new Statements.StatementLines(text).Remove(declaration) is not { } removal)
            {
                return null;
            }

            changes.Add(removal);
        }

        return new("Use BitsJob.WaitAsync", Edit(document, changes));
    }

    private static ImmutableArray<DocumentEdit> Edit(Document document, IEnumerable<TextChange> changes)
        => ImmutableArray.Create(new DocumentEdit(document.Id, changes) { IsOfStatements = true });

    // In another round of a loop around, what stands above comes behind.
    private static bool IsUsedBehind(ISymbol variable, StatementSyntax loop, SemanticModel model)
    {
        var start = loop.Ancestors().LastOrDefault(static node => node is WhileStatementSyntax
            or DoStatementSyntax
            or ForStatementSyntax
            or CommonForEachStatementSyntax)?.SpanStart ?? loop.Span.End;
        return loop.SyntaxTree.GetRoot()
            .DescendantNodes(TextSpan.FromBounds(start, loop.SyntaxTree.Length))
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.SpanStart >= start &&
                !loop.Span.Contains(name.Span) &&
                name.Identifier.ValueText == variable.Name &&
                SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, variable));
    }
}
