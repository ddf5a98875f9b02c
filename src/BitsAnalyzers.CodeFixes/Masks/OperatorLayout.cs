using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>Where the operators stand in terms that fill several lines.</summary>
internal enum OperatorLayout
{
    /// <summary>All on one line, or of no one style.</summary>
    Inline,

    /// <summary>At the start of a line, before their right operand.</summary>
    Leading,

    /// <summary>At the end of a line, after their left operand.</summary>
    Trailing,
}

/// <summary>Reads the layout of terms from the text.</summary>
internal static class OperatorLayouts
{
    public static OperatorLayout Of(MaskJoin join, SourceText text)
    {
        for (var index = join.Operators.Length - 1; index >= 0; index--)
        {
            var @operator = LineOf(join.Operators[index].SpanStart);
            var before = LineOf(join.Terms[index].Outer.Span.End);
            var after = LineOf(join.Terms[index + 1].Outer.SpanStart);
            if (before != after)
            {
                return @operator == before ? OperatorLayout.Trailing : OperatorLayout.Leading;
            }
        }

        return OperatorLayout.Inline;

        int LineOf(int position) => text.Lines.IndexOf(position);
    }

    /// <summary>The whitespace that the line of a position starts with.</summary>
    public static string IndentationAt(int position, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The line break at the end of the line of a position.</summary>
    public static string LineBreakAt(int position, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
    }
}
