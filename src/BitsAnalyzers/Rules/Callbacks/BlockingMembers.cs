using BitsAnalyzers.Engine.Calls;
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

    // Behind 'if (task.IsCompleted)' there is nothing to wait for.
    private static bool IsKnownToBeDone(IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            var condition = outer switch
            {
                IConditionalOperation choice when choice.WhenTrue == inner => choice.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when both.RightOperand == inner =>
                    both.LeftOperand,
                _ => null,
            };
            if (condition is not null && IsTrueOnlyWhereDone(condition, operation.Syntax.ToString()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTrueOnlyWhereDone(IOperation condition, string waiting) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
            IsTrueOnlyWhereDone(both.LeftOperand, waiting) || IsTrueOnlyWhereDone(both.RightOperand, waiting),
        IPropertyReferenceOperation
        {
            Property.Name: "IsCompleted"
            or "IsCompletedSuccessfully"
            or "IsFaulted"
            or "IsCanceled", Instance.Syntax: var task
        } =>
            waiting.StartsWith(task + ".", StringComparison.Ordinal),
        _ => false,
    };

    // A timeout of zero only asks.
    private static bool IsNoTime(IArgumentOperation argument)
        => argument.Parameter?.Name is "millisecondsTimeout" or "timeout" or "milliseconds" &&
            (argument.Value.ConstantValue is { HasValue: true, Value: 0 } ||
                argument.Value is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } }
                    && KnownMembers.IsFrameworkType(type, "System.TimeSpan"));
}
