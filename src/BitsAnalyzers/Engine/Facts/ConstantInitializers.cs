using System.Collections.Concurrent;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// The expressions that give constants, and fields and auto-properties that are never written again, their value, from the source of the
/// compilation.
/// </summary>
internal sealed class ConstantInitializers(Compilation compilation, UnsafeAccessors accessors)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _initializers = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The initializer of the constant, field or property that is referenced; null where there is none to be seen, or another value may be
    /// written.
    /// </summary>
    public IOperation? Of(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        IFieldReferenceOperation { Field: { ContainingType.TypeKind: not TypeKind.Enum } field }
            when field.IsConst || (IsInitialized(field) && (field.IsReadOnly || IsPrivate(field)))
            => Get(field, cancellationToken),
        IPropertyReferenceOperation { Property: var property }
            when Locations.IsAutoProperty(property) && IsInitialized(property) && (property.IsReadOnly || IsPrivate(property))
            => Get(property, cancellationToken),
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
            InitializerOf(reference.GetSyntax(cancellationToken)) is not { } expression ||
            (symbol is IFieldSymbol { IsConst: false } or IPropertySymbol && IsWritten(symbol, cancellationToken)))
        {
            return null;
        }

        // 'unchecked(…)' is no operation of its own.
        while (expression is ParenthesizedExpressionSyntax or CheckedExpressionSyntax)
        {
            expression = expression is CheckedExpressionSyntax @checked
                ? @checked.Expression
                : ((ParenthesizedExpressionSyntax)expression).Expression;
        }

#pragma warning disable RS1030 // The declaration may stand in any tree, and what is found is kept for the whole compilation.
        return compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression, cancellationToken);
#pragma warning restore RS1030
    }

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    // A struct may be made without its initializers.
    private static bool IsInitialized(ISymbol member) => member.IsStatic || member.ContainingType.TypeKind == TypeKind.Class;

    // An attribute may say that somebody else writes it: a serializer, or a designer.
    private static bool IsPrivate(ISymbol member)
        => member is { DeclaredAccessibility: Accessibility.Private } and not IFieldSymbol { IsVolatile: true }
            && member.GetAttributes().IsEmpty;

    // Only the type itself may write it. Its name as a target there is enough to give up on it.
    private bool IsWritten(ISymbol member, CancellationToken cancellationToken)
        => accessors.Exist(cancellationToken) ||
            NamesInType.Of(member.ContainingType, member.Name, cancellationToken).Any(
                name => MemberWrites.MayWrite(name, member, compilation, cancellationToken));
}
