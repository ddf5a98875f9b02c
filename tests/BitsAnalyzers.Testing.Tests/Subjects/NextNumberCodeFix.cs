using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Replaces an odd number by the next one; what is derived from it does something else.</summary>
public class NextNumberCodeFix : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ["ODD001"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        var literal = root!.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<LiteralExpressionSyntax>()!;
        foreach (var action in Actions(context.Document, root, literal, (int)literal.Token.Value!))
        {
            context.RegisterCodeFix(action, context.Diagnostics);
        }
    }

    protected virtual IEnumerable<CodeAction> Actions(Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
        [Action("next", document, root, literal, SyntaxFactory.Literal(number + 1))];

    /// <summary>An action that puts another token in the place of the number.</summary>
    protected static CodeAction Action(
        string key, Document document, SyntaxNode root, LiteralExpressionSyntax literal, SyntaxToken token) =>
        Action(key, document.WithSyntaxRoot(root.ReplaceToken(literal.Token, token.WithTriviaFrom(literal.Token))));

    protected static CodeAction Action(string key, Document changed) => Action(key, changed.Project.Solution);

    protected static CodeAction Action(string key, Solution changed) =>
        CodeAction.Create($"Replace by the {key}", _ => Task.FromResult(changed), key);
}
