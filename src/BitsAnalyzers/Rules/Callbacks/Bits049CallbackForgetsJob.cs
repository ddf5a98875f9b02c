using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Receivers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A handler for the end of a job that does nothing with the job, where nobody else does either.</summary>
internal sealed class Bits049CallbackForgetsJob(OtherCodeSearch search, CallbackRegistrations registrations) : CallbackRule
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
                    operation => operation is IParameterReferenceOperation reference
                        && SymbolEqualityComparer.Default.Equals(reference.Parameter, job)) ||
            !search.From(new(callback.Method), callback.CancellationToken).IsEmpty)
        {
            yield break;
        }

        var isEmpty = EventHandlers.IsEmpty(
            callback.Body.Syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>());
        var isError = callback.Event == nameof(BitsMemberId.JobError);
        if (isError ? IsErrorForgotten(callback, isEmpty) : !isEmpty && !registrations.IsAnyJobCompleted(callback.CancellationToken))
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

    private bool IsErrorForgotten(CallbackBody callback, bool isEmpty)
    {
        var found = registrations.Of(callback.Method.ContainingType, callback.CancellationToken);
        var isSignal = SourceBodies.Operations(callback.Body).Any(IsSignal);
        return found.Count == 0
            ? !isEmpty && !isSignal
            : found.Exists(static registration => registration.IsOfNewJob && !registration.IsEndedAfterwards);
    }

    // Something that others wait for, or look at later.
    private static bool IsSignal(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } => true,
        IIncrementOrDecrementOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } => true,
        IInvocationOperation
        {
            Instance: not null, TargetMethod.Name: "Set"
            or "SetResult"
            or "TrySetResult"
            or "SetException"
            or "TrySetException"
            or "SetCanceled"
            or "TrySetCanceled"
                or "Release"
                or "Signal"
                or "Cancel"
                or "Enqueue"
                or "Add"
                or "TryAdd"
                or "TryWrite"
                or "Post"
                or "Send"
        } =>
                true,
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Pulse" or "PulseAll", ContainingType.Name: "Monitor" } } => true,
        _ => false,
    };
}
