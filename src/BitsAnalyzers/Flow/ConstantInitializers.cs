using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>
/// The expressions that give constants and never-reassigned readonly fields their value, from the source of the compilation.
/// </summary>
internal sealed class ConstantInitializers(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _initializers = new(SymbolEqualityComparer.Default);

    /// <summary>The initializer of the constant or readonly field that is referenced; null where there is none to be seen.</summary>
    public IOperation? Of(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        IFieldReferenceOperation { Field: { ContainingType.TypeKind: not TypeKind.Enum } field } when field.IsConst || field.IsReadOnly
            => Get(field, cancellationToken),
        ILocalReferenceOperation { Local: { IsConst: true } local } => Get(local, cancellationToken),
        _ => null,
    };

    private IOperation? Get(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (!_initializers.TryGetValue(symbol, out var initializer))
        {
            initializer = _initializers.GetOrAdd(symbol, Find(symbol, cancellationToken));
        }

        return initializer;
    }

    private IOperation? Find(ISymbol symbol, CancellationToken cancellationToken)
    {
        // A constant of a project that is referenced as such has syntax, but in another compilation.
        if (symbol.DeclaringSyntaxReferences is not [var reference] ||
            !compilation.ContainsSyntaxTree(reference.SyntaxTree) ||
            reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } expression } ||
            (symbol is IFieldSymbol { IsConst: false } field && IsAssignedInConstructor(field, cancellationToken)))
        {
            return null;
        }

        // 'unchecked(…)' is no operation of its own.
        while (expression is ParenthesizedExpressionSyntax or CheckedExpressionSyntax)
        {
            expression = expression is CheckedExpressionSyntax @checked ? @checked.Expression : ((ParenthesizedExpressionSyntax)expression).Expression;
        }

#pragma warning disable RS1030 // The declaration may stand in any tree, and what is found is kept for the whole compilation.
        return compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression, cancellationToken);
#pragma warning restore RS1030
    }

    // Only a constructor (or an init accessor) may write a readonly field. Its name as a target there is enough to give up on it.
    private static bool IsAssignedInConstructor(IFieldSymbol field, CancellationToken cancellationToken)
    {
        foreach (var typeReference in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in typeReference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name && AssignmentTargets.IsTarget(name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
