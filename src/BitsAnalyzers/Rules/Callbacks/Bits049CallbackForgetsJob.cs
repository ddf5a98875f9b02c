using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Receivers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A handler for the end of a job that does nothing with the job, where nobody else does either.</summary>
internal sealed class Bits049CallbackForgetsJob(OtherCodeSearch search, SignalSearch signals, CallbackRegistrations registrations)
    : CallbackRule
{
    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        if (callback.Event is not (nameof(BitsMemberId.JobError) or nameof(BitsMemberId.JobTransferred)) ||
            callback.Method is not { Parameters: [{ } job, ..], IsAbstract: false } ||
            callback.Method is { IsVirtual: true } or { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false } ||
            Bits060CallbackFails.IsAll(callback) ||
            callback.Body
                .Descendants()
                .Any(
                    operation => operation is IParameterReferenceOperation { Parent: not INameOfOperation } reference
                        && SymbolEqualityComparer.Default.Equals(reference.Parameter, job)) ||
            !search.From(new(callback.Method), callback.CancellationToken).IsEmpty)
        {
            yield break;
        }

        var isError = callback.Event == nameof(BitsMemberId.JobError);
        if (IsForgotten(callback, isError))
        {
            yield return Report(
                RuleCatalogue.JobForgotten,
                callback.Identifier,
                [isError
                    ? "JobError neither resumes nor ends the job, which stays in the queue"
                    : "JobTransferred does not complete the job, so its files never appear", ""],
                new TraceStep(callback.Body.Syntax, "nothing here uses the job"));
        }
    }

    private bool IsForgotten(CallbackBody callback, bool isError)
    {
        var isEmpty = EventHandlers.IsEmpty(callback.Method, callback.Compilation, callback.CancellationToken);
        var registered = registrations.Of(callback.Method.ContainingType, callback.CancellationToken);
        if (isError && registered.Count > 0)
        {
            return registered.Exists(static registration => registration.IsOfNewJob && !registration.IsEndedAfterwards);
        }

        // Where it is registered is not known, nor who is told.
        var mayBeTold = registered.Count == 0 && !signals.From(new(callback.Method), callback.CancellationToken).IsEmpty;
        return !isEmpty && !mayBeTold && (isError || !registrations.IsAnyJobCompleted(callback.CancellationToken));
    }
}
