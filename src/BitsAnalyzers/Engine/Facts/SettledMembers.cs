using System.Collections.Concurrent;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Members that hold what their constructor gave them, because nobody else can write them or nobody does: those that are read-only, and
/// private ones that nothing in the compilation writes but a constructor. An attribute may say that somebody else does: a serializer, or a
/// designer.
/// </summary>
internal sealed class SettledMembers(Compilation compilation, UnsafeAccessors accessors)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _settled = new(SymbolEqualityComparer.Default);

    public bool IsSettled(ISymbol member, CancellationToken cancellationToken)
    {
        if (Locations.IsReadOnly(member))
        {
            return true;
        }

        if (!IsPrivatelyWritten(member))
        {
            return false;
        }

        if (!_settled.TryGetValue(member, out var isSettled))
        {
            isSettled = _settled.GetOrAdd(member, !IsWrittenLater(member, cancellationToken));
        }

        return isSettled;
    }

    // The parameter of a primary constructor is a field that has no name for others.
    private static bool IsPrivatelyWritten(ISymbol member) => member switch
    {
        IFieldSymbol { IsVolatile: false, DeclaredAccessibility: Accessibility.Private } => member.GetAttributes().IsEmpty,
        IPropertySymbol { SetMethod: { } setter } property => Locations.IsAutoProperty(property) && member.GetAttributes().IsEmpty &&
            (property.DeclaredAccessibility == Accessibility.Private || setter.DeclaredAccessibility == Accessibility.Private),
        IParameterSymbol { RefKind: RefKind.None } => true,
        _ => false,
    };

    // Only the type itself may write it, and those nested in it. Its name as a target there is enough to give up on it.
    private bool IsWrittenLater(ISymbol member, CancellationToken cancellationToken)
    {
        var declarations = member.ContainingType.DeclaringSyntaxReferences;
        return accessors.Exist(cancellationToken) ||
            declarations.IsEmpty ||
            declarations.Any(declaration => !compilation.ContainsSyntaxTree(declaration.SyntaxTree)) ||
            NamesInType.Of(member.ContainingType, member.Name, cancellationToken).Any(
                name => MemberWrites.MayWrite(name, member, compilation, cancellationToken) && !IsInConstructor(name, member));
    }

    // A constructor writes the object that it makes, unless what writes it runs later.
    private static bool IsInConstructor(SyntaxNode write, ISymbol member)
    {
        for (var node = write.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;
                case ConstructorDeclarationSyntax constructor:
                    return constructor.Parent is TypeDeclarationSyntax type && type.Identifier.ValueText == member.ContainingType.Name &&
                        write.Parent is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax }
                            and not MemberBindingExpressionSyntax &&
                        member is not IParameterSymbol;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
