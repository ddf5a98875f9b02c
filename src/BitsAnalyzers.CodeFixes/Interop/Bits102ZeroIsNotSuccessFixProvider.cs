using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Interop;

/// <summary>Takes every code that is not negative for success.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(Bits102ZeroIsNotSuccessFixProvider))]
internal sealed class Bits102ZeroIsNotSuccessFixProvider() : TextEditFixProvider(
    "BITS102",
    new ExpressionFix("BITS102.CompareSign", "Take all success codes for success", static (place, _) => CompareSign(place)))
{
    private static IReadOnlyList<TextChange>? CompareSign(ReportedExpression place) => place.Expression switch
    {
        BinaryExpressionSyntax comparison => Compare(place, comparison) ?? Ask(place, comparison),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax zero }
            when IsSigned(place, ((IsPatternExpressionSyntax)place.Expression).Expression)
            => [Insert(zero.SpanStart, ">= ")],
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax } not } test
            when IsSigned(place, test.Expression)
            => [new(not.OperatorToken.Span, "<")],
        _ => null,
    };

    private static TextChange[]? Compare(ReportedExpression place, BinaryExpressionSyntax comparison)
    {
        var isReversed = IsZero(place, comparison.Left);
        var isSuccess = comparison.IsKind(SyntaxKind.EqualsExpression);
        var text = (isSuccess, isReversed) switch
        {
            (true, false) => ">=",
            (true, true) => "<=",
            (false, false) => "<",
            (false, true) => ">",
        };
        return (isReversed || IsZero(place, comparison.Right)) &&
            IsSigned(place, isReversed ? comparison.Right : comparison.Left) &&
            Binds(place, $"{comparison.Left} {text} {comparison.Right}")
                ? [new(comparison.OperatorToken.Span, text)]
                : null;
    }

    // Structures for HRESULTs have no order; they tell whether they are failures.
    private static TextChange[]? Ask(ReportedExpression place, BinaryExpressionSyntax comparison)
    {
        var names = comparison.IsKind(SyntaxKind.EqualsExpression) ? new[] { "Succeeded", "SUCCEEDED" } : ["Failed", "FAILED"];
        foreach (var name in names)
        {
            if (comparison.Left is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
                && Binds(place, $"{comparison.Left}.{name}"))
            {
                return [new(TextSpan.FromBounds(comparison.Left.Span.End, comparison.Span.End), "." + name)];
            }
        }

        return null;
    }

    private static bool IsZero(ReportedExpression place, ExpressionSyntax expression)
        => place.Model.GetConstantValue(expression) is { HasValue: true, Value: 0 };

    // An HRESULT that is kept in an unsigned number is never negative; a structure may become a number.
    private static bool IsSigned(ReportedExpression place, ExpressionSyntax expression)
        => place.Model.GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 }
            or { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None };

    private static bool Binds(ReportedExpression place, string text)
        => place.Model.GetSpeculativeSymbolInfo(
            place.Expression.SpanStart, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression)
            .Symbol is IMethodSymbol or IPropertySymbol;

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
