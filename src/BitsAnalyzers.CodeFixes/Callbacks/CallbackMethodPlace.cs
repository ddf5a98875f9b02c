using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>A method that BITS calls and that a diagnostic points into.</summary>
/// <param name="Document">The document it is in.</param>
/// <param name="Text">The text of that document.</param>
/// <param name="Model">The model of that document.</param>
/// <param name="Declaration">The method.</param>
/// <param name="Symbol">What it declares.</param>
/// <param name="Node">What the diagnostic points to.</param>
internal sealed record CallbackMethodPlace(
    Document Document, SourceText Text, SemanticModel Model, MethodDeclarationSyntax Declaration, IMethodSymbol Symbol, SyntaxNode Node)
{
    public CodeLayout Layout { get; } = new(Text);

    /// <summary>S_OK in the type that the method returns; null where it returns nothing.</summary>
    public string? Success => SuccessResult.Of(Symbol, Model, Declaration.SpanStart);

    public static async Task<CallbackMethodPlace?> FindAsync(Solution solution, Location location, CancellationToken cancellationToken)
    {
        if (LocatedDocument.Find(solution, location) is not { } document ||
            await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root ||
            !root.FullSpan.Contains(location.SourceSpan) ||
            root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is not { } node ||
            node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ContainsDiagnostics: false } method ||
            await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model ||
            model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
        {
            return null;
        }

        return new(document, await document.GetTextAsync(cancellationToken).ConfigureAwait(false), model, method, symbol, node);
    }
}
