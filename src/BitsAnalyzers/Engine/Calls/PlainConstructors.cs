using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Which constructors run no code at all: nobody wrote them, no member of the type or of its base classes has an initializer, and nothing
/// runs before the type is used. Such a constructor cannot throw.
/// </summary>
internal sealed class PlainConstructors(Compilation compilation, KnownMembers known)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _hasPlainStart = new(SymbolEqualityComparer.Default);

    public bool Contain(IMethodSymbol constructor, CancellationToken cancellationToken)
        => constructor.IsImplicitlyDeclared && IsPlain(constructor.ContainingType.OriginalDefinition, cancellationToken);

    /// <summary>Whether nothing runs where an object of the type is made but what its constructors are written to do.</summary>
    public bool RunNothingElse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type.OriginalDefinition;
            current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType) && !IsKnown(current);
            current = current.BaseType!.OriginalDefinition)
        {
            if (!_hasPlainStart.TryGetValue(current, out var hasPlainStart))
            {
                hasPlainStart = _hasPlainStart.GetOrAdd(current, HasPlainStart(current, cancellationToken));
            }

            if (!hasPlainStart)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a type of another assembly is known to do nothing of note when an object of it is made.</summary>
    public bool IsKnown(INamedTypeSymbol type)
        => known.IsOutsideException(type) ||
            (!compilation.Owns(type) &&
                type.InstanceConstructors.Any(constructor => known.Find(constructor)?.Does(KnownEffects.Returns) == true));

    private bool IsPlain(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.SpecialType == SpecialType.System_Object ||
            (_known.TryGetValue(type, out var isPlain) ? isPlain : _known.GetOrAdd(type, Find(type, cancellationToken)));

    private bool Find(INamedTypeSymbol type, CancellationToken cancellationToken)
        => HasPlainStart(type, cancellationToken) &&
            type.InstanceConstructors.All(static constructor => constructor.IsImplicitlyDeclared) &&
            IsPlain(type.BaseType!.OriginalDefinition, cancellationToken);

    private bool HasPlainStart(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type is { TypeKind: TypeKind.Class or TypeKind.Struct, StaticConstructors.IsEmpty: true, BaseType: not null } &&
            compilation.Owns(type) &&
            type.DeclaringSyntaxReferences.All(
                reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && !HasInitializers(declaration));

    private static bool HasInitializers(TypeDeclarationSyntax declaration)
        => declaration.Members.Any(static member => member is PropertyDeclarationSyntax { Initializer: not null } ||
            (member is BaseFieldDeclarationSyntax field
                && field.Declaration.Variables.Any(static variable => variable.Initializer is not null)));
}
