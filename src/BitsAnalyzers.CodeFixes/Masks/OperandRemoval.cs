using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>
/// Removes operands, each with one of the operators beside it, so that what remains keeps its lines and every comment stays.
/// </summary>
internal sealed class OperandRemoval
{
    private readonly SourceText _text;
    private readonly Func<MaskOperand, bool> _isRemoved;
    private readonly List<TextSpan> _spans = [];

    private OperandRemoval(SourceText text, Func<MaskOperand, bool> isRemoved)
    {
        _text = text;
        _isRemoved = isRemoved;
    }

    /// <summary>The spans to delete, in order and without overlap. Some operand must remain.</summary>
    public static IReadOnlyList<TextSpan> Spans(MaskTerm term, SourceText text, Func<MaskOperand, bool> isRemoved)
    {
        var removal = new OperandRemoval(text, isRemoved);
        removal.Visit(term);
        return Merged(removal._spans);
    }

    private bool IsRemoved(MaskTerm term) => term.Operands.All(_isRemoved);

    private void Visit(MaskTerm term)
    {
        if (term is not MaskJoin join)
        {
            return;
        }

        var kept = Enumerable.Range(0, join.Terms.Length).Where(index => !IsRemoved(join.Terms[index])).ToList();
        if (kept.Count < join.Terms.Length)
        {
            // The operator that goes with an operand is the one on its line: before it, except where operators end the lines.
            var isTrailing = OperatorLayouts.Of(join, _text) == OperatorLayout.Trailing;
            RemoveWithNextOperator(join, 0, kept[0]);
            for (var index = 1; index < kept.Count; index++)
            {
                if (isTrailing)
                {
                    RemoveWithNextOperator(join, kept[index - 1] + 1, kept[index]);
                }
                else
                {
                    RemoveWithOperatorBefore(join, kept[index - 1] + 1, kept[index]);
                }
            }

            RemoveWithOperatorBefore(join, kept[kept.Count - 1] + 1, join.Terms.Length);
            if (kept.Count == 1)
            {
                RemoveParentheses(join, join.Terms[kept[0]]);
            }
        }

        foreach (var index in kept)
        {
            Visit(join.Terms[index]);
        }
    }

    private void RemoveWithNextOperator(MaskJoin join, int start, int end)
    {
        var pieces = Enumerable.Range(start, end - start)
            .SelectMany(index => new[] { PieceOf(join.Terms[index]), PieceOf(join.Operators[index]) });
        Remove(pieces, takesSpaceBefore: false);
    }

    private void RemoveWithOperatorBefore(MaskJoin join, int start, int end)
    {
        var pieces = Enumerable.Range(start, end - start)
            .SelectMany(index => new[] { PieceOf(join.Operators[index - 1]), PieceOf(join.Terms[index]) });
        Remove(pieces, takesSpaceBefore: true);
    }

    private static (SyntaxToken First, SyntaxToken Last) PieceOf(MaskTerm term)
        => (term.Outer.GetFirstToken(), term.Outer.GetLastToken());

    private static (SyntaxToken First, SyntaxToken Last) PieceOf(SyntaxToken token) => (token, token);

    // Pieces are removed together up to the next comment.
    private void Remove(IEnumerable<(SyntaxToken First, SyntaxToken Last)> pieces, bool takesSpaceBefore)
    {
        (SyntaxToken First, SyntaxToken Last)? run = null;
        foreach (var piece in pieces)
        {
            if (run is { } open && Comments.AreBetween(open.Last, piece.First))
            {
                _spans.Add(WithSpace(open.First, open.Last, takesSpaceBefore));
                run = piece;
            }
            else
            {
                run = (run?.First ?? piece.First, piece.Last);
            }
        }

        if (run is { } rest)
        {
            _spans.Add(WithSpace(rest.First, rest.Last, takesSpaceBefore));
        }
    }

    // The tokens with the space that would be left over without them.
    private TextSpan WithSpace(SyntaxToken first, SyntaxToken last, bool takesSpaceBefore)
    {
        var start = first.SpanStart;
        var end = last.Span.End;
        var firstLine = _text.Lines.GetLineFromPosition(start);
        var lastLine = _text.Lines.GetLineFromPosition(end);
        var startsLine = SkipSpaceBack(start, firstLine.Start) == firstLine.Start;
        var next = SkipSpace(end, lastLine.End);
        var endsLine = next == lastLine.End;
        if (startsLine && endsLine)
        {
            return TextSpan.FromBounds(firstLine.Start, lastLine.EndIncludingLineBreak);
        }

        if (startsLine)
        {
            var previous = first.GetPreviousToken();
            var following = last.GetNextToken();
            var isOperator = following.Parent is BinaryExpressionSyntax binary && binary.OperatorToken == following;
            var closes = following.SpanStart == next && !isOperator;
            return takesSpaceBefore && closes && !Comments.AreBetween(previous, first)
                ? TextSpan.FromBounds(previous.Span.End, end)
                : TextSpan.FromBounds(start, next);
        }

        if (takesSpaceBefore)
        {
            return TextSpan.FromBounds(SkipSpaceBack(start, firstLine.Start), end);
        }

        return TextSpan.FromBounds(start, endsLine ? SkipSpace(end, _text.Length) : next);
    }

    // '(uint)(A | B)' becomes '(uint)A', not '(uint)(A)'.
    private void RemoveParentheses(MaskJoin join, MaskTerm remaining)
    {
        if (join.Syntax.Parent is ParenthesizedExpressionSyntax parenthesized &&
            remaining is MaskOperand &&
            Precedence.Of(remaining.Outer) == Precedence.Primary &&
            !Comments.AreInside(parenthesized) &&
            _text.Lines.IndexOf(parenthesized.SpanStart) == _text.Lines.IndexOf(parenthesized.Span.End))
        {
            _spans.Add(TextSpan.FromBounds(parenthesized.SpanStart, parenthesized.Expression.SpanStart));
            _spans.Add(TextSpan.FromBounds(parenthesized.Expression.Span.End, parenthesized.Span.End));
        }
    }

    private int SkipSpace(int position, int end)
    {
        while (position < end && char.IsWhiteSpace(_text[position]))
        {
            position++;
        }

        return position;
    }

    private int SkipSpaceBack(int position, int start)
    {
        while (position > start && char.IsWhiteSpace(_text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static List<TextSpan> Merged(List<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(static span => span))
        {
            if (merged.Count > 0 && span.Start <= merged[merged.Count - 1].End)
            {
                var last = merged[merged.Count - 1];
                merged[merged.Count - 1] = TextSpan.FromBounds(last.Start, Math.Max(last.End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
