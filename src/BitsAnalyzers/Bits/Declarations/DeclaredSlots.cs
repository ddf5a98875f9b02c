using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Bits.Declarations;

/// <summary>Which slot of the vtable each method of a declaration is called through.</summary>
internal static class DeclaredSlots
{
    /// <summary>The slot behind those of IUnknown.</summary>
    public const int First = 3;

    private const string Gap = "_VtblGap";

    /// <summary>The methods in the order of their slots.</summary>
    public static IEnumerable<(IMethodSymbol Method, int Slot)> Of(
        INamedTypeSymbol type, DeclarationKind kind, CancellationToken cancellationToken)
        => kind.IsStruct ? OfStruct(type, cancellationToken) : OfInterface(type, FirstOf(type, kind));

    /// <summary>The slot of the first method that the interface itself declares.</summary>
    public static int FirstOf(INamedTypeSymbol type, DeclarationKind kind)
        => kind.IsGenerated && BaseOf(type) is { } @base && DeclarationKind.Of(@base) is { IsGenerated: true } baseKind
            ? FirstOf(@base, baseKind) + Methods(@base).Sum(CountOf)
            : First;

    /// <summary>The interface that an interface derives from directly.</summary>
    public static INamedTypeSymbol? BaseOf(INamedTypeSymbol type)
        => type.Interfaces.FirstOrDefault(
            @base => type.Interfaces.All(
                other => SymbolEqualityComparer.Default.Equals(other, @base)
                    || @base.AllInterfaces.Contains(other, SymbolEqualityComparer.Default)));

    private static IEnumerable<(IMethodSymbol Method, int Slot)> OfInterface(INamedTypeSymbol type, int slot)
    {
        foreach (var method in Methods(type))
        {
            if (!method.Name.StartsWith(Gap, StringComparison.Ordinal))
            {
                yield return (method, slot);
            }

            slot += CountOf(method);
        }
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type)
        => type.GetMembers().OfType<IMethodSymbol>().Where(static method => method is { IsStatic: false, IsAbstract: true });

    // _VtblGap1_5 stands for five slots.
    private static int CountOf(IMethodSymbol method)
    {
        if (!method.Name.StartsWith(Gap, StringComparison.Ordinal))
        {
            return 1;
        }

        var count = method.Name.LastIndexOf('_');
        return count >= Gap.Length
            && int.TryParse(method.Name.Substring(count + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var slots)
            ? slots
            : 1;
    }

    // The index that a body uses; methods without one are there for convenience.
    private static IEnumerable<(IMethodSymbol Method, int Slot)> OfStruct(INamedTypeSymbol type, CancellationToken cancellationToken)
        => from method in type.GetMembers().OfType<IMethodSymbol>()
           where method is { IsStatic: false, MethodKind: MethodKind.Ordinary }
           from reference in method.DeclaringSyntaxReferences
           let indices = reference
               .GetSyntax(cancellationToken)
               .DescendantNodes()
               .OfType<ElementAccessExpressionSyntax>()
               .Select(IndexOf)
               .Where(static index => index is not null)
               .ToList()
           where indices.Count == 1
           select (method, indices[0]!.Value);

    private static int? IndexOf(ElementAccessExpressionSyntax access)
        => access.Expression.ToString().IndexOf("vtbl", StringComparison.OrdinalIgnoreCase) >= 0 &&
            access.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: int index } literal }] &&
            literal.IsKind(SyntaxKind.NumericLiteralExpression)
                ? index
                : null;
}
