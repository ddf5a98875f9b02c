using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Recognises the methods of a compilation that BITS calls: implementations of the callback interfaces, explicit or not, or inherited from
/// a class that knows nothing of the interface.
/// </summary>
internal sealed class CallbackMethods
{
    private static readonly Dictionary<ISymbol, IMethodSymbol> s_none = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<INamedTypeSymbol, Dictionary<ISymbol, IMethodSymbol>> _implementations = new(
        SymbolEqualityComparer.Default);
    private readonly BitsTypes _types;
    private readonly Lazy<Dictionary<ISymbol, IMethodSymbol>> _inherited;

    public CallbackMethods(BitsTypes types, IAssemblySymbol assembly)
    {
        _types = types;
        _inherited = new(() => FindInherited(assembly));
    }

    /// <summary>Whether a method of that name can be one that BITS calls: nearly all methods of a program end there.</summary>
    public static bool MayBeCallback(IMethodSymbol method)
    {
        var name = method.Name;
        var dot = name.LastIndexOf('.');
        return BitsInterfaces.IsCallbackMember(dot < 0 ? name : name.Substring(dot + 1));
    }

    /// <summary>The member of a callback interface that the method implements; null where BITS does not call it.</summary>
    public IMethodSymbol? MemberImplementedBy(IMethodSymbol method)
    {
        if (method.IsStatic || !MayBeCallback(method) || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
        {
            return null;
        }

        if (!_implementations.TryGetValue(type, out var implementations))
        {
            implementations = _implementations.GetOrAdd(type, Find);
        }

        for (var current = method; current is not null && implementations.Count > 0; current = current.OverriddenMethod)
        {
            if (implementations.TryGetValue(current.OriginalDefinition, out var member))
            {
                return member;
            }
        }

        // A class with such names is rare, so the classes that derive from one are looked for only now.
        return type.TypeKind == TypeKind.Class && !type.IsSealed && _inherited.Value.TryGetValue(method.OriginalDefinition, out var other)
            ? other
            : null;
    }

    private Dictionary<ISymbol, IMethodSymbol> FindInherited(IAssemblySymbol assembly)
    {
        var inherited = new Dictionary<ISymbol, IMethodSymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            var container = pending.Pop();
            foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(member);
            }

            if (container is not INamedTypeSymbol { TypeKind: TypeKind.Class, BaseType.SpecialType: not SpecialType.System_Object } type)
            {
                continue;
            }

            foreach (var pair in _implementations.GetOrAdd(type, Find))
            {
                if (!SymbolEqualityComparer.Default.Equals(pair.Key.ContainingType, type.OriginalDefinition))
                {
                    inherited[pair.Key] = pair.Value;
                }
            }
        }

        return inherited;
    }

    private Dictionary<ISymbol, IMethodSymbol> Find(INamedTypeSymbol type)
    {
        // The declarations themselves, as structs, implement nothing that BITS calls.
        if (_types.FindDeclared(type) is not null)
        {
            return s_none;
        }

        Dictionary<ISymbol, IMethodSymbol>? implementations = null;
        foreach (var @interface in type.AllInterfaces)
        {
            if (_types.FindDeclared(@interface) is not { Object: BitsObject.Callback } callback)
            {
                continue;
            }

            foreach (var member in @interface.GetMembers().OfType<IMethodSymbol>())
            {
                if (BitsInterfaces.FindMember(callback, member.Name) is not null &&
                    type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation)
                {
                    (implementations ??= new(SymbolEqualityComparer.Default))[implementation.OriginalDefinition] = member;
                }
            }
        }

        return implementations ?? s_none;
    }
}
