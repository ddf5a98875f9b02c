using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>
/// Puts statements elsewhere in the text, takes them away and adds new ones, by whole lines where they have lines of their own. Null means
/// that the layout is one in which comments would be lost or torn from what they are about.
/// </summary>
internal sealed class StatementLines(SourceText text)
{
    /// <summary>Moves statements, with the comments above, between and behind them, to before another of the same list.</summary>
    public IReadOnlyList<TextChange>? MoveBefore(StatementSyntax first, StatementSyntax last, StatementSyntax target)
    {
        if (StartsLine(first) && EndsLine(last) && StartsLine(target))
        {
            return [new(new TextSpan(StartWithComments(target), 0), Unit(first, last)), Deletion(first, last)];
        }

        return first == last && AreInOneLine(last, target)
            ?
            [
                new(new TextSpan(target.SpanStart, 0), last + " "),
                new(TextSpan.FromBounds(last.GetFirstToken().GetPreviousToken().Span.End, last.Span.End), ""),
            ]
            : null;
    }

    /// <summary>Moves a statement, with the comments above and behind it, to after another of the same list.</summary>
    public IReadOnlyList<TextChange>? MoveAfter(StatementSyntax moved, StatementSyntax target)
    {
        if (HasOwnLines(moved) && EndsLine(target))
        {
            return [new(new TextSpan(EndOfLines(target), 0), Unit(moved, moved)), Deletion(moved, moved)];
        }

        return AreInOneLine(moved, target)
            ?
            [
                new(new TextSpan(target.Span.End, 0), " " + moved),
                new(TextSpan.FromBounds(moved.SpanStart, moved.GetLastToken().GetNextToken().SpanStart), ""),
            ]
            : null;
    }

    /// <summary>Takes a statement away with the comments above and behind it, which are about nothing else.</summary>
    public TextChange? RemoveWithComments(StatementSyntax statement)
        => HasOwnLines(statement) && !Comments.AreInside(statement) ? Deletion(statement, statement) : Remove(statement);

    /// <summary>Takes a statement away; the comments beside it stay.</summary>
    public TextChange? Remove(StatementSyntax statement)
    {
        if (Comments.AreInside(statement))
        {
            return null;
        }

        var (first, last) = (statement.GetFirstToken(), statement.GetLastToken());
        if (!HasOwnLines(statement) || last.TrailingTrivia.Any(Comments.IsKept))
        {
            var behind = last.TrailingTrivia.FirstOrDefault(Comments.IsKept);
            var end = behind.Span.IsEmpty ? statement.Span.End : behind.SpanStart;
            var before = first.GetPreviousToken();
            var isBeside = behind.Span.IsEmpty && !StartsLine(statement) && !Comments.AreBetween(before, first);
            return new(TextSpan.FromBounds(isBeside ? before.Span.End : statement.SpanStart, end), "");
        }

        var line = text.Lines.GetLineFromPosition(statement.SpanStart).Start;
        return StartWithComments(statement) == line
            ? Deletion(statement, statement)
            : new(TextSpan.FromBounds(line, EndOfLines(statement)), "");
    }

    /// <summary>Adds a statement after another, laid out as that is.</summary>
    /// <param name="statement">The text of the new statement.</param>
    /// <param name="target">The statement that it follows.</param>
    public TextChange InsertAfter(string statement, StatementSyntax target)
    {
        if (!StartsLine(target) || !EndsLine(target))
        {
            return new(new TextSpan(target.Span.End, 0), " " + statement);
        }

        var indentation = OperatorLayouts.IndentationAt(target.SpanStart, text);
        return new(new TextSpan(EndOfLines(target), 0), indentation + statement + OperatorLayouts.LineBreakAt(target.Span.End, text));
    }

    /// <summary>Puts a statement into a block behind a head, in its own line.</summary>
    /// <param name="head">What stands in front of the block.</param>
    /// <param name="statement">The statement, beside others.</param>
    public TextChange? EmbedInLine(string head, StatementSyntax statement)
        => text.Lines.IndexOf(statement.SpanStart) == text.Lines.IndexOf(statement.Span.End) && !statement.ContainsDirectives
            ? new(statement.Span, $"{head} {{ {statement} }}")
            : null;

    /// <summary>Puts a statement, with the comment behind it, into a block behind a head; the comments above it stay there.</summary>
    /// <param name="head">What stands in front of the block.</param>
    /// <param name="statement">The statement, in lines of its own.</param>
    /// <param name="otherwise">The head of another block behind it, and its statement; null where there is none.</param>
    public TextChange? Embed(string head, StatementSyntax statement, (string Head, string Body)? otherwise = null)
    {
        if (!HasOwnLines(statement)
            || statement.ContainsDirectives
            || statement.DescendantTokens().Any(static token => token.Text.IndexOf('\n') >= 0))
        {
            return null;
        }

        var layout = new CodeLayout(text);
        var indentation = layout.IndentationOf(statement);
        var inner = CodeLayout.Deeper(indentation).Substring(indentation.Length);
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var span = TextSpan.FromBounds(first.Start, EndOfLines(statement));
        var body = text.ToString(span).TrimEnd('\r', '\n').Split('\n').Select(static line => line.TrimEnd('\r'));
        var lines = body
            .Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line.TrimStart())
            .Select(line => line.Length == 0 ? line : inner + line);
        IEnumerable<string> other = otherwise is { } second ? [second.Head, "{", inner + second.Body, "}"] : [];
        return new(span, layout.Lines(indentation, [head, "{", .. lines, "}", .. other]));
    }

    /// <summary>Adds lines after a statement that has lines of its own; a tab is one level of the file.</summary>
    public TextChange? InsertLinesAfter(IEnumerable<string> lines, StatementSyntax target)
    {
        if (!HasOwnLines(target))
        {
            return null;
        }

        var layout = new CodeLayout(text);
        var indentation = layout.IndentationOf(target);
        var level = CodeLayout.Deeper(indentation).Substring(indentation.Length);
        return new(new TextSpan(EndOfLines(target), 0), layout.Lines(indentation, lines.Select(line => line.Replace("\t", level))));
    }

    private bool HasOwnLines(StatementSyntax statement) => StartsLine(statement) && EndsLine(statement);

    private bool StartsLine(StatementSyntax statement)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)));
    }

    // What follows the last token up to the end of its line is trivia of that token.
    private bool EndsLine(StatementSyntax statement)
    {
        var end = statement.GetLastToken().FullSpan.End;
        return end > 0 && text[end - 1] is '\n' or '\r';
    }

    private int EndOfLines(StatementSyntax statement) => statement.GetLastToken().FullSpan.End;

    // The comments in the lines above, down from the last empty line.
    private int StartWithComments(StatementSyntax statement)
    {
        var first = statement.GetFirstToken();
        var line = text.Lines.GetLineFromPosition(first.SpanStart);
        while (line.Start > first.FullSpan.Start && text.Lines[line.LineNumber - 1] is var above && !IsBlank(above))
        {
            line = above;
        }

        return line.Start;
    }

    private string Unit(StatementSyntax first, StatementSyntax last)
        => text.ToString(TextSpan.FromBounds(StartWithComments(first), EndOfLines(last)));

    // Where an empty line would be left at the end of a block or beside another, it goes too.
    private TextChange Deletion(StatementSyntax first, StatementSyntax last)
    {
        var (start, end) = (StartWithComments(first), EndOfLines(last));
        var before = text.Lines.GetLineFromPosition(start).LineNumber - 1;
        var after = text.Lines.GetLineFromPosition(end).LineNumber;
        if (before >= 0 && IsBlank(text.Lines[before]) && (IsBlank(text.Lines[after]) || Starts(text.Lines[after], '}')))
        {
            while (before >= 0 && IsBlank(text.Lines[before]))
            {
                start = text.Lines[before].Start;
                before--;
            }
        }
        else if (before >= 0 && text.Lines[before].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal))
        {
            while (IsBlank(text.Lines[after]) && after < text.Lines.Count - 1)
            {
                end = text.Lines[after].EndIncludingLineBreak;
                after++;
            }
        }

        return new(TextSpan.FromBounds(start, end), "");
    }

    private bool AreInOneLine(StatementSyntax first, StatementSyntax second)
        => LineOf(Math.Min(first.SpanStart, second.SpanStart)) == LineOf(Math.Max(first.Span.End, second.Span.End)) &&
            !first.DescendantTrivia().Concat(second.DescendantTrivia()).Any(Comments.IsKept);

    private int LineOf(int position) => text.Lines.IndexOf(position);

    private static bool IsBlank(TextLine line) => string.IsNullOrWhiteSpace(line.ToString());

    private static bool Starts(TextLine line, char character) => line.ToString().TrimStart() is [var first, ..] && first == character;
}
