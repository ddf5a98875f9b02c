using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>The members of the framework that make their thread wait: for time, for another thread, or for the user.</summary>
internal static class BlockingMembers
{
    /// <summary>Whether the operation waits.</summary>
    public static bool Contain(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } call =>
            KnownMembers.IsNamedLike(method, KnownEffects.Waits) && !call.Arguments.Any(IsNoTime) && !IsKnownToBeDone(operation),
        IPropertyReferenceOperation { Property: var property } =>
            KnownMembers.IsNamedLike(property, KnownEffects.Waits) && !IsKnownToBeDone(operation),
        _ => false,
    };

    // A task that was made as done, or that a test around or before has shown to be.
    private static bool IsKnownToBeDone(IOperation operation)
        => TaskIn(operation) is { } task && (IsMadeDone(task) || TaskTests.ShowEnd(operation, task.Syntax.ToString()));

    // What is waited for: 'task' in 'task.Result', 'task.Wait()' and 'task.GetAwaiter().GetResult()'.
    private static IOperation? TaskIn(IOperation operation)
    {
        var instance = operation switch
        {
            IInvocationOperation { Instance: { } waiter } => waiter,
            IPropertyReferenceOperation { Instance: { } owner } => owner,
            _ => null,
        };
        while (instance is IInvocationOperation { Instance: { } inner, TargetMethod.Name: "GetAwaiter" or "ConfigureAwait" })
        {
            instance = inner;
        }

        return instance;
    }

    private static bool IsMadeDone(IOperation task) => task switch
    {
        ILocalReferenceOperation local =>
            ReachingValues.Of(local, CancellationToken.None) is { Count: > 0 } values && values.All(IsMadeDone),
        IConversionOperation conversion => IsMadeDone(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled" } method } => IsOfTasks(method),
        IPropertyReferenceOperation { Property: { Name: "CompletedTask" } property } => IsOfTasks(property),
        _ => false,
    };

    private static bool IsOfTasks(ISymbol member)
        => FullNames.IsFrameworkType(member.ContainingType, "System.Threading.Tasks.Task")
            || FullNames.IsFrameworkType(member.ContainingType, "System.Threading.Tasks.ValueTask");

    // A timeout of zero only asks.
    private static bool IsNoTime(IArgumentOperation argument)
        => argument.Parameter?.Name is "millisecondsTimeout" or "timeout" or "milliseconds" &&
            (argument.Value.ConstantValue is { HasValue: true, Value: 0 } ||
                argument.Value is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } }
                    && FullNames.IsFrameworkType(type, "System.TimeSpan"));
}
