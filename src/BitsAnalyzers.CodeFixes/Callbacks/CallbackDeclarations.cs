using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Callbacks;

/// <summary>Finds the callback interfaces that the code at hand declares or references.</summary>
internal static class CallbackDeclarations
{
    /// <summary>
    /// The interface of that name in the Windows headers, however it is called here; null where there is none to be implemented.
    /// </summary>
    /// <param name="compilation">The compilation of the class.</param>
    /// <param name="type">The class that is to implement it.</param>
    /// <param name="name">The name in the Windows headers.</param>
    public static INamedTypeSymbol? Find(Compilation compilation, INamedTypeSymbol type, string name)
    {
        var types = new BitsTypes();
        return Assemblies(compilation)
            .SelectMany(static assembly => Types(assembly.GlobalNamespace))
            .Where(
                candidate => candidate.TypeKind == TypeKind.Interface
                    && types.FindDeclared(candidate)?.Name == name
                    && compilation.IsSymbolAccessibleWithin(candidate, type))
            .OrderByDescending(candidate => Nearness(candidate, type, types))
            .FirstOrDefault();
    }

    // One that continues what the class has is better than one of another declaration of BITS beside it.
    private static int Nearness(INamedTypeSymbol candidate, INamedTypeSymbol type, BitsTypes types)
    {
        var current = type.AllInterfaces.Where(@interface => types.FindDeclared(@interface) is { Object: BitsObject.Callback }).ToList();
        return current.Exists(@interface => candidate.AllInterfaces.Contains(@interface, SymbolEqualityComparer.Default)) ? 2
            : current.Exists(@interface => SymbolEqualityComparer.Default.Equals(@interface.ContainingSymbol, candidate.ContainingSymbol))
                ? 1
            : 0;
    }

    private static IEnumerable<IAssemblySymbol> Assemblies(Compilation compilation)
        => new[] { compilation.Assembly }.Concat(compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly =>
            assembly.DeclaringSyntaxReferences.Length > 0
                || assembly.Locations.Any(static location => location.IsInSource)
                || BitsGate.MayDeclareBits(assembly)));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(
            static member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
