using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>An expression that a diagnostic names, in the document it is in.</summary>
internal sealed record ReportedExpression(Document Document, SourceText Text, SemanticModel Model, ExpressionSyntax Expression)
{
    /// <summary>
    /// The expression at a location; null where there is none, or it stands in code that cannot be edited or does not parse.
    /// </summary>
    public static async Task<ReportedExpression?> FindAsync(Solution solution, Location location, CancellationToken cancellationToken)
        => LocatedDocument.Find(solution, location) is { } document &&
            await FindAsync(document, location, cancellationToken).ConfigureAwait(false) is { } expression &&
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                ? new(document, await document.GetTextAsync(cancellationToken).ConfigureAwait(false), model, expression)
                : null;

    /// <summary>The expression at a location of a document; null where there is none, or the code around it does not parse.</summary>
    public static async Task<ExpressionSyntax?> FindAsync(Document document, Location location, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || !root.FullSpan.Contains(location.SourceSpan))
        {
            return null;
        }

        var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        var around = node.FirstAncestorOrSelf<SyntaxNode>(static outer => outer is StatementSyntax or MemberDeclarationSyntax);
        return node.Span == location.SourceSpan && around is { ContainsDiagnostics: false } ? node as ExpressionSyntax : null;
    }
}
