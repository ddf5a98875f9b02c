using System.Globalization;
using BitsAnalyzers.CodeFixes.Edits;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.CommandLines;

/// <summary>Puts quotes around the program at the start of the parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits084ProgramNeedsQuotesFixProvider))]
internal sealed class Bits084ProgramNeedsQuotesFixProvider() : TextEditFixProvider(
    "BITS084",
    new ExpressionFix("BITS084.AddQuotes", "Put quotes around the program", AddQuotes, WrittenAt))
{
    private static Location? WrittenAt(Diagnostic diagnostic)
        => NumberOf(diagnostic, DiagnosticProperties.EditStep(0)) is { } step && step < diagnostic.AdditionalLocations.Count
            ? diagnostic.AdditionalLocations[step]
            : null;

    private static IReadOnlyList<TextChange>? AddQuotes(ReportedExpression place, Diagnostic diagnostic)
        => NumberOf(diagnostic, DiagnosticProperties.ProgramLength) is { } length
            && StringExpression.Within(place.Model, place.Expression) is { } parameters
            ? Quote(place, parameters, length)
            : null;

    private static IReadOnlyList<TextChange>? Quote(ReportedExpression place, ExpressionSyntax parameters, int length)
    {
        if (StringInsertion.FirstPart(parameters) is { } part && QuoteText(part, length) is { } changes)
        {
            return changes;
        }

        // The program is a part of its own.
        switch (parameters)
        {
            case InterpolatedStringExpressionSyntax
            {
                Contents: [InterpolationSyntax
                {
                    AlignmentClause: null,
                    FormatClause: null
                } hole, ..] contents
            } interpolated
                when IsProgram(place, hole.Expression, length):
                var quote = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) ? "\\\""
                    : interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken) ? "\"\""
                    : null;
                return quote is null ? null : [Insert(hole.SpanStart, quote), Insert(hole.Span.End, quote)];

            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                while (binary.Left is BinaryExpressionSyntax left && left.IsKind(SyntaxKind.AddExpression))
                {
                    binary = left;
                }

                return IsProgram(place, binary.Left, length) ? QuoteOperand(binary) : null;

            case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, ..] } call
                when IsProgram(place, first, length)
                    && place.Model.GetSymbolInfo(call).Symbol
                        is IMethodSymbol { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String }:
                return [Insert(first.SpanStart, "\"\\\"\" + "), Insert(first.Span.End, " + \"\\\"\"")];

            default:
                return null;
        }
    }

    /// <summary>The changes that put quotes around the first characters of a string, where they are written there.</summary>
    internal static IReadOnlyList<TextChange>? QuoteText(ExpressionSyntax part, int length)
        => StringInsertion.StartOf(part).Length >= length &&
            StringInsertion.At(part, 0, "\"") is { } before &&
            StringInsertion.At(part, length, "\"") is { } after
                ? [before, after]
                : null;

    private static IReadOnlyList<TextChange> QuoteOperand(BinaryExpressionSyntax concatenation)
    {
        var program = concatenation.Left;
        var after = concatenation.Right is LiteralExpressionSyntax next ? StringInsertion.At(next, 0, "\"") : null;
        return [Insert(program.SpanStart, "\"\\\"\" + "), after ?? Insert(program.Span.End, " + \"\\\"\"")];
    }

    // What follows the program does not matter, if it is known where the program ends.
    private static bool IsProgram(ReportedExpression place, ExpressionSyntax expression, int length)
        => place.Model.GetConstantValue(expression) is { HasValue: true, Value: string constant } ? constant.Length == length
            : StringExpression.IsRepeatable(place.Model, expression) &&
                StringExpression.ProgramBeside(place) is { } program &&
                SymbolEqualityComparer.Default.Equals(
                    place.Model.GetSymbolInfo(expression).Symbol, place.Model.GetSymbolInfo(program).Symbol);

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static int? NumberOf(Diagnostic diagnostic, string key)
        => diagnostic.Properties.TryGetValue(key, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
