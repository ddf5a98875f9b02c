using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>What follows for an object that is of one type: that it is of another one, or that it cannot be.</summary>
internal sealed class TypeRelations(Compilation compilation)
{
    /// <summary>Whether an object of the one type is of the other; null where some are and some are not.</summary>
    /// <param name="type">The type that it is of.</param>
    /// <param name="other">The type that is asked for.</param>
    /// <param name="isExact">Whether it is not of a class that derives from the type.</param>
    public bool? Tell(ITypeSymbol type, ITypeSymbol other, bool isExact)
    {
        type = Comparisons.UnderlyingOf(type) ?? type;
        other = Comparisons.UnderlyingOf(other) ?? other;
        if (IsOpen(type) || IsOpen(other))
        {
            return null;
        }

        if (compilation.ClassifyCommonConversion(type, other)
            is { Exists: true, IsImplicit: true, IsNumeric: false, IsUserDefined: false, IsNullable: false })
        {
            return true;
        }

        // An object of COM has the interfaces that it is asked for, whatever its class says.
        if (!IsPlain(type) || !(IsPlain(other) || other.TypeKind == TypeKind.Interface))
        {
            return null;
        }

        return other.TypeKind == TypeKind.Interface
            ? (isExact || type.IsSealed || type.IsValueType) && !HasDynamicInterfaces(type) ? false : null
            : isExact || !DerivesFrom(other, type) ? false : null;
    }

    // What is not known before the program runs, and what converts where no type derives from the other, tells nothing.
    private static bool IsOpen(ITypeSymbol type)
        => type is not INamedTypeSymbol named || type.TypeKind is TypeKind.Error or TypeKind.Dynamic or TypeKind.Delegate
            || named.TypeArguments.Any(
                static argument => argument is ITypeParameterSymbol || (argument is INamedTypeSymbol && IsOpen(argument)))
            || (named.ContainingType is { } container && IsOpen(container));

    private static bool IsPlain(ITypeSymbol type)
        => type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum && type is INamedTypeSymbol { IsComImport: false };

    private static bool DerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDynamicInterfaces(ITypeSymbol type)
        => type.AllInterfaces.Any(static @interface => @interface.Name == "IDynamicInterfaceCastable");
}
