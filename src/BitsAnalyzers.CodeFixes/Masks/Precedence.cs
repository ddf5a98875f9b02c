using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Masks;

/// <summary>How tightly operators bind, as far as it decides about parentheses around masks.</summary>
internal static class Precedence
{
    public const int Or = 3;
    public const int And = 5;
    public const int Unary = 20;
    public const int Primary = 30;

    /// <summary>How tightly the outermost operator of an expression binds its operands.</summary>
    public static int Of(ExpressionSyntax expression) => expression.Kind() switch
    {
        SyntaxKind.BitwiseOrExpression => Or,
        SyntaxKind.ExclusiveOrExpression => 4,
        SyntaxKind.BitwiseAndExpression => And,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => 6,
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or
            SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.IsExpression or SyntaxKind.AsExpression or
            SyntaxKind.IsPatternExpression => 7,
        SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression => 8,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => 9,
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => 10,
        SyntaxKind.SwitchExpression or SyntaxKind.WithExpression or SyntaxKind.RangeExpression => 11,
        SyntaxKind.CastExpression or SyntaxKind.AwaitExpression => Unary,
        SyntaxKind.IdentifierName or SyntaxKind.GenericName or SyntaxKind.SimpleMemberAccessExpression or
            SyntaxKind.PointerMemberAccessExpression or SyntaxKind.AliasQualifiedName or SyntaxKind.NumericLiteralExpression or
            SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression or SyntaxKind.ParenthesizedExpression or
            SyntaxKind.InvocationExpression or SyntaxKind.ElementAccessExpression or SyntaxKind.CheckedExpression or
            SyntaxKind.UncheckedExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression => Primary,
        _ when expression is PrefixUnaryExpressionSyntax => Unary,
        // Conditional, coalescing, assignment, lambda and what is not known.
        _ => 0,
    };

    /// <summary>Whether an expression that binds so loosely must be parenthesized to take the place of another.</summary>
    public static bool NeedsParentheses(ExpressionSyntax place, int precedence) => place.Parent switch
    {
        BinaryExpressionSyntax binary => Of(binary) > precedence,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax => precedence < Unary,
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax
            => precedence < Primary,
        SwitchExpressionSyntax @switch => @switch.GoverningExpression == place && precedence < Unary,
        IsPatternExpressionSyntax or RangeExpressionSyntax or WithExpressionSyntax => precedence < Unary,
        _ => false,
    };
}
