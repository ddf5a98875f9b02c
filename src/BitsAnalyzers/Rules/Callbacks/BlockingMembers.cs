using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>The members of the framework that make their thread wait: for time, for another thread, or for the user.</summary>
internal static class BlockingMembers
{
    private static readonly ImmutableDictionary<string, string[]> s_members = new Dictionary<string, string[]>
    {
        ["System.Threading.Thread"] = ["Sleep", "Join"],
        ["System.Threading.Tasks.Task"] = ["Wait", "WaitAll", "WaitAny", "Result"],
        ["System.Threading.Tasks.ValueTask"] = ["Result"],
        ["System.Runtime.CompilerServices.TaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ValueTaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter"] = ["GetResult"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAll", "WaitAny", "SignalAndWait"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.SemaphoreSlim"] = ["Wait"],
        ["System.Threading.CountdownEvent"] = ["Wait"],
        ["System.Threading.Barrier"] = ["SignalAndWait"],
        ["System.Threading.Monitor"] = ["Wait"],
        ["System.Threading.SpinWait"] = ["SpinUntil"],
        ["System.Threading.SynchronizationContext"] = ["Send"],
        ["System.Diagnostics.Process"] = ["WaitForExit", "WaitForInputIdle"],
        ["System.Console"] = ["ReadLine", "ReadKey", "Read"],
        ["System.Windows.Threading.Dispatcher"] = ["Invoke"],
        ["System.Windows.Threading.DispatcherOperation"] = ["Wait"],
        ["System.Windows.Forms.Control"] = ["Invoke"],
        ["System.ComponentModel.ISynchronizeInvoke"] = ["Invoke"],
        ["System.Windows.Forms.MessageBox"] = ["Show"],
        ["System.Windows.MessageBox"] = ["Show"],
        ["System.Windows.Forms.Form"] = ["ShowDialog"],
        ["System.Windows.Forms.CommonDialog"] = ["ShowDialog"],
        ["System.Windows.Window"] = ["ShowDialog"],
    }.ToImmutableDictionary(static pair => pair.Key, static pair => pair.Value);

    private static readonly ImmutableHashSet<string> s_names = s_members.Values.SelectMany(static names => names).ToImmutableHashSet();

    private static readonly SymbolDisplayFormat s_format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Whether the operation waits.</summary>
    public static bool Contain(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } call => Contain(method) && !call.Arguments.Any(IsNoTime) && !IsKnownToBeDone(operation),
        IPropertyReferenceOperation { Property: var property } => Contain(property) && !IsKnownToBeDone(operation),
        _ => false,
    };

    private static bool Contain(ISymbol member)
    {
        if (!s_names.Contains(member.Name))
        {
            return false;
        }

        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            if (s_members.TryGetValue(type.OriginalDefinition.ToDisplayString(s_format), out var names) && names.Contains(member.Name))
            {
                return true;
            }
        }

        return false;
    }

    // Behind 'if (task.IsCompleted)' there is nothing to wait for.
    private static bool IsKnownToBeDone(IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            var condition = outer switch
            {
                IConditionalOperation choice when choice.WhenTrue == inner => choice.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when both.RightOperand == inner => both.LeftOperand,
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
        IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled", Instance.Syntax: var task } =>
            waiting.StartsWith(task + ".", StringComparison.Ordinal),
        _ => false,
    };

    // A timeout of zero only asks.
    private static bool IsNoTime(IArgumentOperation argument)
        => argument.Parameter?.Name is "millisecondsTimeout" or "timeout" or "milliseconds" &&
            (argument.Value.ConstantValue is { HasValue: true, Value: 0 } ||
                argument.Value is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } });
}
