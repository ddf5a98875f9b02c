using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.CommandLines;

/// <summary>Expands the variables before the string is passed on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits082VariablesNotExpandedFixProvider))]
internal sealed class Bits082VariablesNotExpandedFixProvider() : TextEditFixProvider(
    "BITS082",
    new ExpressionFix("BITS082.Expand", "Expand environment variables", static (place, _) => Expand(place)))
{
    private static TextChange[]? Expand(ReportedExpression place)
        => StringExpression.Within(place.Model, place.Expression) is { } text
            ?
            [
                new(new TextSpan(text.SpanStart, 0), $"{FrameworkType.NameAt(place, "System", "Environment")}.ExpandEnvironmentVariables("),
                new(new TextSpan(text.Span.End, 0), ")"),
            ]
            : null;
}
