using BitsAnalyzers.CodeFixes.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.Runtime;

/// <summary>The job that a method of a COM interface is called on.</summary>
internal static class JobOfCall
{
    /// <summary>The expression without its casts; null where it is a pointer, or not written.</summary>
    public static ExpressionSyntax? Of(ReportedCall call)
        => call.Syntax.Expression is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access &&
            WithoutCasts(access.Expression) is var job &&
            call.Model.GetTypeInfo(job).Type is { IsReferenceType: true }
                ? job
                : null;

    /// <summary>Whether two calls are on one job, which is a variable or a field.</summary>
    public static bool IsSame(ReportedCall first, ReportedCall second)
        => Of(first) is { } job &&
            Of(second) is { } other &&
            SyntaxFactory.AreEquivalent(job, other) &&
            job is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } &&
            first.Model.GetSymbolInfo(job).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol;

    private static ExpressionSyntax WithoutCasts(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => WithoutCasts(parenthesized.Expression),
        CastExpressionSyntax cast => WithoutCasts(cast.Expression),
        _ => expression,
    };
}
