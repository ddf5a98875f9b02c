using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Enumerators that are known by the collection that has made them, while their own type says nothing, such as those of arrays.
/// </summary>
internal static class KnownEnumerators
{
    /// <summary>The collection that an enumerator goes through; null where that is not a known one.</summary>
    public static ITypeSymbol? CollectionOf(Value? enumerator, BodyContext context)
        => enumerator is SymbolicValue { Part: 0, Site: > 0 and var site } &&
            context.Points[site] is IInvocationOperation { TargetMethod.Name: "GetEnumerator", Instance: { } instance } &&
            TransparentOperations.Strip(instance).Type is { } type && KnownMembers.IsKnownCollection(type)
                ? type
                : null;
}
