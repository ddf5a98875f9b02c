using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.CommandLines;

/// <summary>
/// Puts characters into a string where it is written: into its literal, or into the first part of an interpolated string or a
/// concatenation.
/// </summary>
internal static class StringInsertion
{
    private enum Style
    {
        Regular,
        Verbatim,
        Interpolated,
        InterpolatedVerbatim,
    }

    /// <summary>The part that a string begins with, as far as it is written in a way that can be added to; null otherwise.</summary>
    public static ExpressionSyntax? FirstPart(ExpressionSyntax expression)
    {
        while (expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            expression = binary.Left;
        }

        return StyleOf(expression) is null ? null : expression;
    }

    /// <summary>The change that inserts a text before the character with an index; null where that is not in the first part.</summary>
    public static TextChange? At(ExpressionSyntax part, int index, string text)
        => StyleOf(part) is { } style && PositionOf(part, style, index) is { } position
            ? new TextChange(new TextSpan(position, 0), Escape(text, style))
            : null;

    /// <summary>The change that inserts an expression in quotes, and then a text, at the start of an interpolated string.</summary>
    public static TextChange? QuotedAtStart(InterpolatedStringExpressionSyntax part, string inserted, string then)
        => StyleOf(part) is { } style
            ? new TextChange(
                new TextSpan(part.StringStartToken.Span.End, 0), Escape("\"", style) + "{" + inserted + "}" + Escape("\"" + then, style))
            : null;

    /// <summary>How the text looks inside a regular literal, quotes and all.</summary>
    public static string Literal(string text) => "\"" + Escape(text, Style.Regular) + "\"";

    /// <summary>The characters that the first part begins with, as far as they are written there.</summary>
    public static string StartOf(ExpressionSyntax part) => part switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..] } => text.TextToken.ValueText,
        _ => "",
    };

    private static Style? StyleOf(ExpressionSyntax part) => part switch
    {
        LiteralExpressionSyntax { Token: var token } when token.IsKind(SyntaxKind.StringLiteralToken) =>
            token.Text[0] == '@' ? Style.Verbatim : Style.Regular,
        InterpolatedStringExpressionSyntax { StringStartToken: var token } when token.IsKind(SyntaxKind.InterpolatedStringStartToken) =>
            Style.Interpolated,
        InterpolatedStringExpressionSyntax { StringStartToken: var token }
            when token.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken)
            => Style.InterpolatedVerbatim,
        _ => null,
    };

    private static string Escape(string text, Style style)
    {
        text = style is Style.Regular or Style.Interpolated ? text.Replace("\\", "\\\\").Replace("\"", "\\\"") : text.Replace("\"", "\"\"");
        return style is Style.Interpolated or Style.InterpolatedVerbatim ? text.Replace("{", "{{").Replace("}", "}}") : text;
    }

    private static int? PositionOf(ExpressionSyntax part, Style style, int index)
    {
        var (start, source) = part switch
        {
            LiteralExpressionSyntax { Token: var token } =>
                (token.SpanStart
                    + token.Text.IndexOf('"')
                    + 1, token.Text.Substring(token.Text.IndexOf('"') + 1, token.Text.Length - token.Text.IndexOf('"') - 2)),
            InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..] } =>
                (text.SpanStart, text.TextToken.Text),
            InterpolatedStringExpressionSyntax interpolated => (interpolated.StringStartToken.Span.End, ""),
            _ => (0, null),
        };
        var position = 0;
        for (var character = 0; character < index; character++)
        {
            if (source is null || position >= source.Length || LengthOf(source, position, style) is not { } length)
            {
                return null;
            }

            position += length;
        }

        return source is null ? null : start + position;
    }

    // How many characters of the source stand for the next one of the value; null for escapes that are not taken apart.
    private static int? LengthOf(string source, int position, Style style) => source[position] switch
    {
        '\\' when style is Style.Regular or Style.Interpolated => source[position + 1] is 'u' or 'U' or 'x' ? null : 2,
        '"' => 2,
        '{' or '}' when style is Style.Interpolated or Style.InterpolatedVerbatim => 2,
        _ => 1,
    };
}
