using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Awaits: what is awaited may never be done, or end with an exception, and other code runs meanwhile.</summary>
internal sealed class AwaitTransfer(BlockRun run, OperationEvaluator evaluator)
{
    private BodyContext Context => run.Context;

    public Value Evaluate(IAwaitOperation await)
    {
        var task = evaluator.Evaluate(await.Operation);
        run.MayThrow();
        if (run.State.Entails(ConditionTransfer.HasStopped(task)) == true)
        {
            run.MayThrowOnPurpose(exactType: null);
            run.State.IsImpossible = true;
            return Value.Unknown;
        }

        if (task is not TaskValue)
        {
            // What is awaited is asked for its awaiter, and that for its result.
            evaluator.Escapes.ToHiddenCode(task);
            MayNotComplete(await.Operation, task);
            if (run.State.IsImpossible)
            {
                return Value.Unknown;
            }
        }

        run.Note(new OtherCodeEvent(Context.Points[await]));
        evaluator.Escapes.UnknownCodeThatReturns(Context.Points[await]);
        run.MayThrow();
        return task is TaskValue { Result: var result } ? result : evaluator.FreshValue(await.Type, await);
    }

    // What is awaited is done sooner or later where it is only about time, and nobody can cancel it.
    private void MayNotComplete(IOperation operation, Value task)
    {
        operation = task is SymbolicValue { Part: 0, Site: > 0 and var site }
            ? Context.Points[site]
            : TransparentOperations.Strip(operation);
        while (operation is IInvocationOperation { Instance: { } inner, TargetMethod: var method }
            && Context.Compilation.KnownMembers.FunctionOf(method) == KnownFunction.PassOnReceiver)
        {
            operation = TransparentOperations.Strip(inner);
        }

        var (called, arguments) = operation switch
        {
            IInvocationOperation invocation => ((ISymbol)invocation.TargetMethod, invocation.Arguments),
            IPropertyReferenceOperation property => (property.Property, property.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        if (called is null
            || (Context.Compilation.KnownMembers.Find(called)?.Effects & KnownEffects.CompletesByItself) is null or KnownEffects.None)
        {
            run.MayNotReturn();
        }
        else if (arguments.Any(
            argument => FullNames.IsFrameworkType(argument.Parameter?.Type, "System.Threading.CancellationToken")
                && !IsNoToken(argument.Value)))
        {
            run.MayThrowOnPurpose(called.ContainingAssembly.GetTypeByMetadataName("System.Threading.Tasks.TaskCanceledException"));
        }

        if (called is not null && EndlessWaits.IsDelay(called, arguments))
        {
            run.MayNotReturn();
            run.State.IsImpossible = true;
        }
    }

    private static bool IsNoToken(IOperation token)
        => TransparentOperations.Strip(token) switch
        {
            IDefaultValueOperation => true,
            IPropertyReferenceOperation { Property: { IsStatic: true, Name: "None", ContainingType: var type } } =>
                FullNames.IsFrameworkType(type, "System.Threading.CancellationToken"),
            _ => false,
        };
}
