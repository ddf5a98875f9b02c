using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A callback that releases what BITS will release itself.</summary>
internal sealed class Bits062CallbackReleasesArgument(ReleaseSearch search) : CallbackRule
{
    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        var arguments = callback.Method.Parameters
            .Where(parameter => parameter.RefKind == RefKind.None && !CallbackArguments.IsOwned(parameter, callback.Body))
            .ToList();
        foreach (var operation in callback.Operations)
        {
            foreach (var argument in arguments)
            {
                if (WayFrom(operation, argument, callback.CancellationToken) is { IsEmpty: false } way)
                {
                    yield return Report(
                        RuleCatalogue.CallbackReleasesArgument, way, [argument.Name, callback.Event], "it is released here", "released");
                }
            }
        }
    }

    private ImmutableArray<IOperation> WayFrom(IOperation operation, IParameterSymbol argument, CancellationToken cancellationToken)
    {
        if (SymbolEqualityComparer.Default.Equals(CallbackArguments.ReleasedBy(operation), argument))
        {
            return ImmutableArray.Create(operation);
        }

        foreach (var to in ReleaseSearch.Onward(operation, argument))
        {
            if (search.From(to, cancellationToken) is { IsEmpty: false } way)
            {
                return way.Insert(0, operation);
            }
        }

        return ImmutableArray<IOperation>.Empty;
    }
}
