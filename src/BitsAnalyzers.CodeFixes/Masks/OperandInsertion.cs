using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Writes an operator and operands behind an expression, in the layout of the operands that are there.</summary>
internal static class OperandInsertion
{
    /// <summary>Joins further operands to the expression with <c>|</c>.</summary>
    public static IReadOnlyList<TextChange> Append(MaskTerm term, SourceText text, IReadOnlyList<string> operands)
    {
        var expression = term.Outer;
        var last = expression.GetLastToken();
        if (term is MaskJoin join && OperatorLayouts.Of(join, text) is not OperatorLayout.Inline and var layout)
        {
            var sample = layout == OperatorLayout.Leading
                ? join.Operators[join.Operators.Length - 1].SpanStart
                : join.Terms[join.Terms.Length - 1].Outer.SpanStart;
            var newLine = OperatorLayouts.LineBreakAt(expression.SpanStart, text) + OperatorLayouts.IndentationAt(sample, text);
            var end = EndOfComments(last, static _ => true);
            return layout == OperatorLayout.Leading
                ? [Insert(end, string.Concat(operands.Select(operand => $"{newLine}| {operand}")))]
                : [Insert(expression.Span.End, " |"), Insert(end, newLine + string.Join(" |" + newLine, operands))];
        }

        // What follows a comment that ends the line would be on the next one.
        var position = EndOfComments(last, static comment => comment.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return Apply(expression, position, " | " + string.Join(" | ", operands), Precedence.Or);
    }

    /// <summary>Joins an operand to the expression with <c>&amp;</c>.</summary>
    public static IReadOnlyList<TextChange> Select(ExpressionSyntax expression, string operand)
        => Apply(expression, expression.Span.End, " & " + operand, Precedence.And);

    private static List<TextChange> Apply(ExpressionSyntax expression, int position, string addition, int precedence)
    {
        var changes = new List<TextChange>();
        var before = "";
        if (Precedence.Of(expression) < precedence)
        {
            before = "(";
            addition = ")" + addition;
            position = expression.Span.End;
        }

        // Where the expression had no operator of its own, or a tighter one, what stands around it may need it in parentheses now.
        if (Precedence.NeedsParentheses(expression, precedence))
        {
            before += "(";
            addition += ")";
        }

        if (before.Length > 0)
        {
            changes.Add(Insert(expression.SpanStart, before));
        }

        changes.Add(Insert(position, addition));
        return changes;
    }

    private static int EndOfComments(SyntaxToken token, Func<SyntaxTrivia, bool> includes)
        => token.TrailingTrivia.Any(comment => Comments.IsKept(comment) && !includes(comment))
            ? token.Span.End
            : token.TrailingTrivia.Where(Comments.IsKept).Select(static comment => comment.Span.End).DefaultIfEmpty(token.Span.End).Last();

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
