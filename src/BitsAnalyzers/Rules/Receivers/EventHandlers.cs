using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Receivers;

/// <summary>Tells the handlers of a callback class that do something from those that are there because the interface has them.</summary>
internal static class EventHandlers
{
    /// <summary>Whether the method of that name is more than empty, of a class that is known exactly.</summary>
    public static bool Handles(BodyContext context, ITypeSymbol type, string name)
    {
        foreach (var @interface in type.AllInterfaces)
        {
            if (context.Types.FindDeclared(@interface) is not { Object: BitsObject.Callback } callback)
            {
                continue;
            }

            foreach (var member in @interface.GetMembers(name))
            {
                if (callback.Members.Any(known => known.Name == name) || BitsInterfaces.FindMember(callback, name) is not null)
                {
                    if (member is IMethodSymbol handler && Dispatch.In(type, handler) is { } implementation &&
                        (implementation.PartialImplementationPart ?? implementation).DeclaringSyntaxReferences is [var reference] &&
                        !IsEmpty(reference.GetSyntax(context.CancellationToken)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether there is nothing but a success code, or nothing at all. A body that only throws handles nothing either.</summary>
    public static bool IsEmpty(SyntaxNode? declaration)
    {
        if (declaration is not MethodDeclarationSyntax method)
        {
            return true;
        }

        var expression = method switch
        {
            { ExpressionBody.Expression: var body } => body,
            { Body.Statements: [] } or { Body: null } => null,
            { Body.Statements: [ReturnStatementSyntax @return] } => @return.Expression,
            { Body.Statements: [ThrowStatementSyntax] } => null,
            _ => SyntaxFactory.IdentifierName("handler"),
        };
        return expression is null or LiteralExpressionSyntax or ThrowExpressionSyntax or DefaultExpressionSyntax ||
            (method is not { ExpressionBody: null, Body.Statements: not [ReturnStatementSyntax] } && IsSuccessCode(expression));
    }

    private static bool IsSuccessCode(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "S_OK" or "Ok" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "S_OK" or "Ok" } => true,
        CastExpressionSyntax cast => cast.Expression is LiteralExpressionSyntax || IsSuccessCode(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => IsSuccessCode(parenthesized.Expression),
        _ => false,
    };
}
