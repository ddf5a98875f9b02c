using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes a syntax tree with one line for each node, token and, if asked for, piece of trivia.</summary>
internal static class SyntaxTreeText
{
    public static string Write(SyntaxNode root, Type syntaxKindType, bool withTrivia)
    {
        var text = new StringBuilder();
        var pending = new Stack<(SyntaxNodeOrToken Item, int Depth)>([(root, 0)]);
        while (pending.TryPop(out var next))
        {
            var (item, depth) = next;
            Line(depth, item.RawKind, item.IsToken ? item.ToString() : string.Empty);
            if (withTrivia && item.IsToken)
            {
                Trivia("leading", item.GetLeadingTrivia(), depth);
                Trivia("trailing", item.GetTrailingTrivia(), depth);
            }

            foreach (var child in item.ChildNodesAndTokens().Reverse())
            {
                pending.Push((child, depth + 1));
            }
        }

        return text.ToString();

        void Trivia(string place, SyntaxTriviaList list, int depth)
        {
            foreach (var trivia in list)
            {
                Line(depth + 1, trivia.RawKind, $"{place} {trivia.ToFullString()}");
            }
        }

        void Line(int depth, int kind, string content) => text
            .Append(' ', 2 * depth)
            .Append(Enum.ToObject(syntaxKindType, kind))
            .Append(' ')
            .Append(content.ReplaceLineEndings("\\n"))
            .Append('\n');
    }
}
