using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// What runs where an object is made besides the constructor that is called: the initializers of its members, and the constructors of its
/// base classes that are called without being named.
/// </summary>
internal sealed class Constructions(SourceBodies bodies, KnownMembers known, Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _doMore = new(SymbolEqualityComparer.Default);

    /// <summary>Whether that does more than set up the object.</summary>
    public bool DoMore(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var definition = type.OriginalDefinition;
        if (!compilation.Owns(definition))
        {
            return false;
        }

        return _doMore.TryGetValue(definition, out var doMore)
            ? doMore
            : _doMore.GetOrAdd(definition, !new SetUpCode(bodies, known, compilation, cancellationToken).IsAllOfConstruction(definition));
    }
}
