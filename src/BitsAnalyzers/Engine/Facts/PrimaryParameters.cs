using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Which parameters of primary constructors keep the value that they have at first: the members of the type read them, and none writes
/// them. Names tell, so a variable of the same name that is written makes the answer no.
/// </summary>
internal sealed class PrimaryParameters
{
    private readonly ConcurrentDictionary<IParameterSymbol, bool> _isWritten = new(SymbolEqualityComparer.Default);

    public bool IsWritten(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        var definition = parameter.OriginalDefinition;
        return _isWritten.TryGetValue(definition, out var isWritten)
            ? isWritten
            : _isWritten.GetOrAdd(definition, Find(definition, cancellationToken));
    }

    private static bool Find(IParameterSymbol parameter, CancellationToken cancellationToken)
        => parameter.RefKind != RefKind.None
            || NamesInType.Of(parameter.ContainingType, parameter.Name, cancellationToken).Any(MayWrite);

    // Also through a reference or a pointer, and as part of a tuple.
    private static bool MayWrite(ExpressionSyntax target) => target.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == target,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => MayWrite(tuple),
        PrefixUnaryExpressionSyntax prefix =>
            prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        RefExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => MayWrite(parenthesized),
        _ => false,
    };
}
