using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Finds what a rewritten expression would lose: comments, and the directives that switch parts of it on and off.</summary>
internal static class Comments
{
    public static bool IsKept(SyntaxTrivia trivia)
        => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Whether there are any between the first and the last token of the node.</summary>
    public static bool AreInside(SyntaxNode node)
        => node.DescendantTrivia().Any(trivia => IsKept(trivia) && node.Span.Contains(trivia.Span));

    /// <summary>Whether there are any between a token and the next.</summary>
    public static bool AreBetween(SyntaxToken token, SyntaxToken next)
        => token.TrailingTrivia.Any(IsKept) || next.LeadingTrivia.Any(IsKept);

    /// <summary>Whether parts of the node are switched on and off by directives.</summary>
    public static bool DirectivesAreInside(SyntaxNode node)
        => node.DescendantTrivia().Any(trivia => trivia.IsDirective && node.Span.Contains(trivia.Span));
}
