using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Testing.Tests;

/// <summary>Replaces an odd number by another odd number.</summary>
public sealed class NextButOneCodeFix : NextNumberCodeFix
{
    protected override IEnumerable<CodeAction> Actions(Document document, SyntaxNode root, LiteralExpressionSyntax literal, int number) =>
        [Action("next but one", document, root, literal, SyntaxFactory.Literal(number + 2))];
}
