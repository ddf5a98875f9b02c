using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Bits;

/// <summary>
/// Whether a symbol is of the compilation that is analysed. Where a symbol has syntax is no answer to that: an editor knows the sources of
/// a referenced project, too, which a build sees as an assembly.
/// </summary>
internal static class OwnSymbols
{
    /// <summary>Whether a symbol belongs to the assembly that the compilation makes.</summary>
    public static bool Owns(this Compilation compilation, ISymbol? symbol)
        => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether a symbol is written in the compilation, by the program or by a generator, and not by the compiler.</summary>
    public static bool Declares(this Compilation compilation, ISymbol? symbol)
        => symbol is { DeclaringSyntaxReferences.IsEmpty: false } && compilation.Owns(symbol);
}
