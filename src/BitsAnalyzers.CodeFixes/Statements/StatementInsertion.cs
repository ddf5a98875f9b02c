using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.CodeFixes.Masks;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Statements;

/// <summary>Adds a statement where a branch begins, or behind another.</summary>
internal sealed class StatementInsertion(SourceText text)
{
    private readonly CodeLayout _layout = new(text);

    /// <summary>The statement becomes the first of a branch, which gets braces if it has none.</summary>
    public IReadOnlyList<TextChange>? AtStartOf(StatementSyntax branch, string statement)
    {
        if (branch is BlockSyntax block)
        {
            if (LineOf(block.OpenBraceToken.SpanStart) == LineOf(block.CloseBraceToken.SpanStart))
            {
                return [new(new TextSpan(block.OpenBraceToken.Span.End, 0), " " + statement)];
            }

            var indentation = block.Statements is [var first, ..]
                ? _layout.IndentationOf(first)
                : CodeLayout.Deeper(_layout.IndentationOf(block));
            return
            [
                new(
                    new TextSpan(text.Lines[LineOf(block.OpenBraceToken.SpanStart)].EndIncludingLineBreak, 0),
                    indentation + statement + _layout.LineBreak)
            ];
        }

        if (branch.Parent is not { } owner
            || LineOf(owner.SpanStart) == LineOf(branch.SpanStart)
            || LineOf(branch.SpanStart) != LineOf(branch.Span.End))
        {
            return null;
        }

        var line = text.Lines[LineOf(branch.SpanStart)];
        var outer = _layout.IndentationOf(owner);
        return
        [
            new(
                new TextSpan(line.Start, 0),
                outer + "{" + _layout.LineBreak + _layout.IndentationOf(branch) + statement + _layout.LineBreak),
            new(new TextSpan(line.End, 0), _layout.LineBreak + outer + "}"),
        ];
    }

    /// <summary>The statement becomes the first of a method that is an expression, which becomes the second.</summary>
    public IReadOnlyList<TextChange>? AtStartOf(MethodDeclarationSyntax method, string statement)
    {
        if (method.ExpressionBody is not { Expression: var expression } arrow ||
            Comments.AreInside(arrow) ||
            Comments.AreBetween(arrow.ArrowToken.GetPreviousToken(), arrow.ArrowToken))
        {
            return null;
        }

        var second = expression is ThrowExpressionSyntax || IsVoid(method.ReturnType) ? $"{expression};" : $"return {expression};";
        var indentation = _layout.IndentationOf(method);
        var deeper = CodeLayout.Deeper(indentation);
        var body = string.Concat(
            new[] { indentation + "{", deeper + statement, deeper + second, indentation + "}" }.Select(line => _layout.LineBreak + line));
        return [new(TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, method.SemicolonToken.Span.End), body)];
    }

    /// <summary>The statement stands directly before another.</summary>
    public IReadOnlyList<TextChange>? Before(StatementSyntax after, string statement)
        => LineOf(after.GetFirstToken().GetPreviousToken().Span.End) == LineOf(after.SpanStart)
            ? [new(new TextSpan(after.SpanStart, 0), statement + " ")]
            : [new(new TextSpan(after.SpanStart, 0), statement + _layout.LineBreak + _layout.IndentationOf(after))];

    /// <summary>The statement stands directly behind another.</summary>
    public IReadOnlyList<TextChange>? After(StatementSyntax before, string statement)
        => [new StatementLines(text).InsertAfter(statement, before)];

    /// <summary>The statement follows another.</summary>
    public IReadOnlyList<TextChange>? Behind(StatementSyntax before, string statement)
        => before.Parent is BlockSyntax
            ? [new(new TextSpan(before.Span.End, 0), LineOf(before.SpanStart) == LineOf(before.Parent.SpanStart)
                ? " " + statement
                : _layout.LineBreak + _layout.LineBreak + _layout.IndentationOf(before) + statement)]
            : null;

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.ValueText: "void" };

    private int LineOf(int position) => text.Lines.GetLineFromPosition(position).LineNumber;
}
