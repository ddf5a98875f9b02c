using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>What a virtual call gets to on an object whose exact type is known.</summary>
internal static class Dispatch
{
    /// <summary>
    /// The method of the exact type that a call of another method runs; null where the type has none. It may be abstract.
    /// </summary>
    /// <param name="type">The exact type.</param>
    /// <param name="method">What is called: a method of the type, of a base class, or of an interface.</param>
    public static IMethodSymbol? In(ITypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            // What implements it may be overridden further down.
            return type.FindImplementationForInterfaceMember(method) is not IMethodSymbol implementation ? null
                : implementation.ContainingType.TypeKind == TypeKind.Interface ? implementation
                : In(type, implementation) ?? implementation;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = member; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                    {
                        return member;
                    }
                }
            }
        }

        return null;
    }
}
