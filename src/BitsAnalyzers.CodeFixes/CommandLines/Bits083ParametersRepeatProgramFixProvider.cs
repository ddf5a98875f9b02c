using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.CommandLines;

/// <summary>Puts the program, in quotes, before the parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits083ParametersRepeatProgramFixProvider))]
internal sealed class Bits083ParametersRepeatProgramFixProvider() : TextEditFixProvider(
    "BITS083",
    new ExpressionFix("BITS083.RepeatProgram", "Begin the parameters with the program", static (place, _) => RepeatProgram(place)))
{
    private static IReadOnlyList<TextChange>? RepeatProgram(ReportedExpression place)
    {
        if (StringExpression.Within(place.Model, place.Expression) is not { } parameters
            || StringExpression.ProgramBeside(place) is not { } program)
        {
            return null;
        }

        return program is LiteralExpressionSyntax { Token.ValueText: var path } ? Prefix(parameters, path)
            : StringExpression.IsRepeatable(place.Model, program) ? PrefixExpression(parameters, program.ToString())
            : null;
    }

    /// <summary>The changes that put a program which is written as a literal before the parameters.</summary>
    internal static IReadOnlyList<TextChange>? Prefix(ExpressionSyntax parameters, string program)
    {
        var quoted = $"\"{program.Trim('"')}\"";
        if (StringInsertion.FirstPart(parameters) is { } part)
        {
            return StringInsertion.At(part, 0, quoted + Space(part)) is { } change ? [change] : null;
        }

        return Concatenate(StringInsertion.Literal(quoted + " "), parameters);
    }

    private static IReadOnlyList<TextChange>? PrefixExpression(ExpressionSyntax parameters, string program)
    {
        switch (StringInsertion.FirstPart(parameters))
        {
            case InterpolatedStringExpressionSyntax interpolated:
                return StringInsertion.QuotedAtStart(interpolated, program, Space(interpolated)) is { } inserted ? [inserted] : null;
            case LiteralExpressionSyntax literal when StringInsertion.At(literal, 0, "\"" + Space(literal)) is { } quote:
                return [new(new TextSpan(literal.SpanStart, 0), $"{StringInsertion.Literal("\"")} + {program} + "), quote];
            default:
                return Concatenate($"{StringInsertion.Literal("\"")} + {program} + {StringInsertion.Literal("\" ")}", parameters);
        }
    }

    private static IReadOnlyList<TextChange> Concatenate(string prefix, ExpressionSyntax parameters)
        => parameters is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
            or not (BinaryExpressionSyntax or ConditionalExpressionSyntax
            or AssignmentExpressionSyntax or SwitchExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax)
            ? [new(new TextSpan(parameters.SpanStart, 0), prefix + " + ")]
            : [new(new TextSpan(parameters.SpanStart, 0), prefix + " + ("), new(new TextSpan(parameters.Span.End, 0), ")")];

    private static string Space(ExpressionSyntax part) => StringInsertion.StartOf(part) is [' ' or '\t', ..] ? "" : " ";
}
