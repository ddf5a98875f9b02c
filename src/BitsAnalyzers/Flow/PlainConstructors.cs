using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Flow;

/// <summary>
/// Which constructors run no code at all: nobody wrote them, no member of the type or of its base classes has an initializer, and nothing runs
/// before the type is used. Such a constructor cannot throw.
/// </summary>
internal sealed class PlainConstructors(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contain(IMethodSymbol constructor, CancellationToken cancellationToken)
        => constructor.IsImplicitlyDeclared && IsPlain(constructor.ContainingType.OriginalDefinition, cancellationToken);

    private bool IsPlain(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.SpecialType == SpecialType.System_Object ||
            (_known.TryGetValue(type, out var isPlain) ? isPlain : _known.GetOrAdd(type, Find(type, cancellationToken)));

    private bool Find(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type is { TypeKind: TypeKind.Class, StaticConstructors.IsEmpty: true, BaseType: { } @base } &&
            SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) &&
            type.InstanceConstructors.All(static constructor => constructor.IsImplicitlyDeclared) &&
            type.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && !HasInitializers(declaration)) &&
            IsPlain(@base.OriginalDefinition, cancellationToken);

    private static bool HasInitializers(TypeDeclarationSyntax declaration)
        => declaration.Members.Any(static member => member is PropertyDeclarationSyntax { Initializer: not null } ||
            (member is BaseFieldDeclarationSyntax field && field.Declaration.Variables.Any(static variable => variable.Initializer is not null)));
}
