using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A callback that waits, itself or in a method that it calls.</summary>
internal sealed class Bits061CallbackBlocks(BlockingSearch search) : CallbackRule
{
    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        if (callback.Method.IsAsync)
        {
            yield break;
        }

        foreach (var operation in callback.Operations)
        {
            if (WayFrom(operation, callback.CancellationToken) is [.., var blocking] way)
            {
                yield return Report(
                    RuleCatalogue.CallbackBlocks, way, [CallbackBody.Describe(blocking), callback.Event],
                    $"{CallbackBody.Describe(blocking)} waits here", "waiting");
            }
        }
    }

    private ImmutableArray<IOperation> WayFrom(IOperation operation, CancellationToken cancellationToken)
    {
        if (BlockingMembers.Contain(operation))
        {
            return ImmutableArray.Create(operation);
        }

        return SourceBodies.CalleeOf(operation) is { } callee && search.From(new(callee), cancellationToken) is { IsEmpty: false } way
            ? way.Insert(0, operation)
            : ImmutableArray<IOperation>.Empty;
    }
}
