using BitsAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.CodeFixes.CommandLines;

/// <summary>The string within an argument, which shapes with pointers convert before they pass it on.</summary>
internal static class StringExpression
{
    public static ExpressionSyntax? Within(SemanticModel model, ExpressionSyntax argument)
    {
        for (var expression = argument; ;)
        {
            switch (expression)
            {
                case var _ when model.GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_String }:
                    return expression;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var only }] }:
                    expression = only;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>The string that is passed as the program to the call that a reported argument belongs to.</summary>
    public static ExpressionSyntax? ProgramBeside(ReportedExpression parameters)
    {
        var argument = parameters.Expression.FirstAncestorOrSelf<ArgumentSyntax>(
            static node => node.Parent?.Parent is InvocationExpressionSyntax { Expression: var called } && Calls(called));
        if (argument?.Parent is not ArgumentListSyntax { Arguments: { Count: 2 } arguments })
        {
            return null;
        }

        var other = arguments[0] == argument ? arguments[1] : arguments[0];
        return Within(parameters.Model, other.Expression);
    }

    /// <summary>Whether an expression can be written once more: it has no effect and gives the same value again.</summary>
    public static bool IsRepeatable(SemanticModel model, ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol,
        MemberAccessExpressionSyntax access when access.IsKind(SyntaxKind.SimpleMemberAccessExpression) =>
            model.GetSymbolInfo(access).Symbol is IFieldSymbol or IPropertySymbol &&
            (access.Expression is ThisExpressionSyntax
                || model.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol
                || IsRepeatable(model, access.Expression)),
        _ => false,
    };

    private static bool Calls(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "SetNotifyCmdLine",
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText == "SetNotifyCmdLine",
        _ => false,
    };
}
