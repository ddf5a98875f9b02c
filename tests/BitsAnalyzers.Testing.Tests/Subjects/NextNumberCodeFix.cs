using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Replaces an odd number by the next one.</summary>
public class NextNumberCodeFix : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ["ODD001"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken);
        var literal = root!.FindNode(context.Span).FirstAncestorOrSelf<LiteralExpressionSyntax>()!;
        Register(context, root, literal, (int)literal.Token.Value!);
    }

    protected virtual void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
        Offer(context, $"Replace by {number + 1}", "next", Replace(context, root, literal, number + 1));

    protected static Document Replace(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
        context.Document.WithSyntaxRoot(root.ReplaceToken(
            literal.Token,
            SyntaxFactory.Literal(number).WithTriviaFrom(literal.Token)));

    protected static void Offer(CodeFixContext context, string title, string key, Document changed) =>
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), key), context.Diagnostics);
}
