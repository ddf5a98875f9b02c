using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>
/// A callback for the end of a job whose failing calls of BITS leave it as exceptions. One handler is missing, so one call is reported: the
/// first.
/// </summary>
internal sealed class Bits064CallbackMayThrow(ThrowingSearch search) : CallbackRule
{
    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        if (callback.Event is not ("JobTransferred" or "JobError") || callback.Method.IsAsync)
        {
            yield break;
        }

        foreach (var operation in callback.Operations)
        {
            if (WayFrom(operation, callback.CancellationToken) is [.., var throwing] way && !ThrowingSearch.IsHandled(operation))
            {
                yield return Report(
                    RuleCatalogue.CallbackMayThrow, way, [CallbackBody.Describe(throwing), callback.Event],
                    $"{CallbackBody.Describe(throwing)} may throw here", "called");
                yield break;
            }
        }
    }

    private ImmutableArray<IOperation> WayFrom(IOperation operation, CancellationToken cancellationToken)
    {
        if (search.ThrowingCall(operation) is { } throwing)
        {
            return ImmutableArray.Create<IOperation>(throwing);
        }

        return SourceBodies.CalleeOf(operation) is { } callee && search.From(new(callee), cancellationToken) is { IsEmpty: false } way
            ? way.Insert(0, operation)
            : ImmutableArray<IOperation>.Empty;
    }
}
