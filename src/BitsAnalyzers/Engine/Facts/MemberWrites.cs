using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>Tells whether a name that may stand for a member is written to, whole or in part.</summary>
internal static class MemberWrites
{
    /// <summary>Whether the member is written where its name stands.</summary>
    /// <param name="name">The name.</param>
    /// <param name="member">The member that it may stand for.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static bool MayWrite(IdentifierNameSyntax name, ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        if (AssignmentTargets.IsTarget(name))
        {
            return true;
        }

        var type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type ?? (member as IParameterSymbol)?.Type;
        if (type is not { IsValueType: true })
        {
            return false;
        }

        // A part of a value is a part of the variable that holds it.
        SyntaxNode place = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (place.Parent is MemberAccessExpressionSyntax part && part.Expression == place)
        {
            if (part.Parent is InvocationExpressionSyntax call && call.Expression == part)
            {
                return IsGivenByReference(call, compilation, cancellationToken);
            }

            if (part.Name is IdentifierNameSyntax last && AssignmentTargets.IsTarget(last))
            {
                return true;
            }

            place = part;
        }

        return false;
    }

    // An extension method may take what it extends by reference.
    private static bool IsGivenByReference(InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellationToken)
    {
#pragma warning disable RS1030 // The member may be used in any tree, and what is found is kept for the whole compilation.
        var symbol = compilation.ContainsSyntaxTree(call.SyntaxTree)
            ? compilation.GetSemanticModel(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol
            : null;
#pragma warning restore RS1030
        return symbol is { ReducedFrom.Parameters: [{ RefKind: RefKind.Ref }, ..] } ||
            (symbol is not null && ExtensionBlocks.IsMember(symbol));
    }
}
