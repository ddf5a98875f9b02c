using System.Collections.Concurrent;
using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Tells whether a call that is dispatched may reach a member of this compilation: one that overrides what is called, or that implements
/// it.
/// </summary>
internal sealed class OverridingMembers(Compilation compilation, ExactTypes exactTypes)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether there may be such a member.</summary>
    public bool MayExist(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        return _known.TryGetValue(definition, out var known) ? known : _known.GetOrAdd(definition, Look(definition, cancellationToken));
    }

    private bool Look(IMethodSymbol method, CancellationToken cancellationToken)
    {
        ISymbol called = method.AssociatedSymbol ?? method;

        if (!DeclaredMembers.Exist(
            compilation, called.Name, overridesOnly: called.ContainingType.TypeKind != TypeKind.Interface, cancellationToken))
        {
            return false;
        }

        // An explicit implementation has the name of the interface before its own.
        var qualified = "." + called.Name;
        return compilation
            .GetSymbolsWithName(
                name => name == called.Name || name.EndsWith(qualified, StringComparison.Ordinal), SymbolFilter.Member, cancellationToken)
            .Any(member => MayBeReached(member, called));
    }

    private bool MayBeReached(ISymbol member, ISymbol called)
    {
        if (member.IsStatic || member.Kind != called.Kind)
        {
            return false;
        }

        if (called.ContainingType.TypeKind != TypeKind.Interface)
        {
            return member.IsOverride;
        }

        // What a class inherits may implement an interface of its own.
        return member.ContainingType is { } type &&
            (type.TypeKind == TypeKind.Interface ||
                exactTypes.IsBase(type) ||
                type.AllInterfaces.Any(
                    implemented => SymbolEqualityComparer.Default.Equals(
                        implemented.OriginalDefinition, called.ContainingType.OriginalDefinition)));
    }
}
