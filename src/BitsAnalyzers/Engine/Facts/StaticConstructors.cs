using System.Collections.Concurrent;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>
/// Static constructors and initializers run when their type is used for the first time, at a place that no call shows. Most only set up the
/// static members of their own type; the others are unknown code wherever their type may be used for the first time.
/// </summary>
internal sealed class StaticConstructors(SourceBodies bodies, KnownMembers known, Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _doMore = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the first use of a type runs code that does more than set up the type.</summary>
    public bool DoMore(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var definition = type.OriginalDefinition;
        if (!bodies.Declare(definition) || definition.StaticConstructors is not [var constructor])
        {
            return false;
        }

        return _doMore.TryGetValue(definition, out var doMore) ? doMore : _doMore.GetOrAdd(
            definition,
            !new SetUpCode(bodies, known, compilation, cancellationToken).IsAllOfInitializers(definition, isStatic: true) ||
                (!constructor.IsImplicitlyDeclared &&
                    (bodies.Of(constructor, cancellationToken) is not { } body
                        || !body.Descendants().All(operation => SetsUp(operation, definition))
                        || !new SetUpCode(bodies, known, compilation, cancellationToken).Is(body, definition))));
    }

    private bool SetsUp(IOperation operation, INamedTypeSymbol type) => operation switch
    {
        IAssignmentOperation { Target: IMemberReferenceOperation { Member: { IsStatic: true, ContainingType: var owner } } } =>
            SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, type),
        IAssignmentOperation { Target: ILocalReferenceOperation } => true,
        IAssignmentOperation or IIncrementOrDecrementOperation or IDynamicInvocationOperation => false,
        IInvocationOperation { TargetMethod: var called, Arguments: var arguments } =>
            (known.EffectsOf(called, arguments) & KnownEffects.Returns) != KnownEffects.None,
        IObjectCreationOperation { Constructor: { } made } => !bodies.Declare(made),
        _ => true,
    };
}
