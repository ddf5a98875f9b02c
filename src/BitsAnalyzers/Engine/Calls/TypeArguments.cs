using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>The types that a call gives for the type parameters of what it calls, and of the types around that.</summary>
/// <param name="called">What is called, as the call names it.</param>
/// <param name="inCaller">What a type parameter stands for in the body that the call is part of.</param>
internal sealed class TypeArguments(IMethodSymbol called, Func<ITypeSymbol?, ITypeSymbol?> inCaller)
{
    /// <summary>The type for a parameter; null where the call does not say.</summary>
    public ITypeSymbol? For(ITypeParameterSymbol parameter)
    {
        if (parameter.TypeParameterKind == TypeParameterKind.Method)
        {
            return IsOf(called, parameter.DeclaringMethod) ? InCaller(called.TypeArguments[parameter.Ordinal], parameter) : null;
        }

        for (var type = called.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, parameter.DeclaringType))
            {
                return InCaller(type.TypeArguments[parameter.Ordinal], parameter);
            }
        }

        return null;
    }

    // The two parts of a partial method have type parameters of their own.
    private static bool IsOf(IMethodSymbol method, IMethodSymbol? declaring)
        => declaring is not null &&
            (SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, declaring) ||
                SymbolEqualityComparer.Default.Equals(method.OriginalDefinition.PartialImplementationPart, declaring));

    // A method that is named without types, as one that overrides another is found, tells nothing.
    private ITypeSymbol? InCaller(ITypeSymbol argument, ITypeParameterSymbol parameter)
        => SymbolEqualityComparer.Default.Equals(argument, parameter) ? null : inCaller(argument);
}
