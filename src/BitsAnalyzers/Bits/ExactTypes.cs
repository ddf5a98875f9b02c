using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// The classes whose variables hold objects of exactly that class: sealed ones, and those that no other assembly can derive from and no
/// class of the compilation does.
/// </summary>
internal sealed class ExactTypes(Compilation compilation)
{
    private readonly Lazy<HashSet<INamedTypeSymbol>> _bases = new(() => FindBases(compilation.Assembly));
    private readonly Lazy<bool> _isOpen = new(
        () => FullNames.HasAttribute(
            compilation.Assembly.GetAttributes(), "System.Runtime.CompilerServices.InternalsVisibleToAttribute"));

    /// <summary>Whether an object that is known as one of this type has no other class.</summary>
    public bool Contain(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false } @class &&
            (@class.IsSealed ||
                (SymbolEqualityComparer.Default.Equals(@class.ContainingAssembly, compilation.Assembly) &&
                    !IsVisibleOutside(@class) && !_isOpen.Value && !_bases.Value.Contains(@class.OriginalDefinition)));

    /// <summary>Whether a class of the compilation derives from a type.</summary>
    public bool IsBase(INamedTypeSymbol type) => _bases.Value.Contains(type.OriginalDefinition);

    // What is protected can be seen by a class that derives from the one around it.
    private static bool IsVisibleOutside(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<INamedTypeSymbol> FindBases(IAssemblySymbol assembly)
    {
        var bases = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            var container = pending.Pop();
            if (container is INamedTypeSymbol { BaseType: { } @base })
            {
                bases.Add(@base.OriginalDefinition);
            }

            foreach (var member in container.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    pending.Push(inner);
                }
            }
        }

        return bases;
    }
}
