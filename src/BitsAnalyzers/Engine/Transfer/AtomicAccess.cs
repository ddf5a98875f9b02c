using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Variables that several threads use are read and written by methods of the framework: these do with the variable that they are given a
/// reference to what an assignment does.
/// </summary>
internal static class AtomicAccess
{
    /// <summary>What such a method gives; null where it is none, or what it does is not known.</summary>
    public static Value? Invoke(BlockRun run, OperationEvaluator evaluator, IInvocationOperation invocation, CallArguments arguments)
    {
        var method = invocation.TargetMethod;
        if (method is not { IsStatic: true, Name: "Exchange" or "CompareExchange" or "Increment" or "Decrement" or "Read" or "Write" }
            || arguments.Count == 0
            || arguments.For(0) is not { Value: var variable }
            || evaluator.LocationOf(variable) is null
            || !(FullNames.IsFrameworkType(method.ContainingType, "System.Threading.Interlocked")
                || FullNames.IsFrameworkType(method.ContainingType, "System.Threading.Volatile")))
        {
            return null;
        }

        var held = arguments.ValueFor(0);
        switch (method.Name)
        {
            case "Read":
                return held;
            case "Write" or "Exchange" when arguments.Count == 2:
                evaluator.Assign(variable, arguments.ValueFor(1));
                return held;
            case "CompareExchange" when arguments.Count == 3 &&
                ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, held, arguments.ValueFor(2))
                    is BoolValue { IsTrue: var isEqual }:
                if (isEqual)
                {
                    evaluator.Assign(variable, arguments.ValueFor(1));
                }

                return held;
            case "Increment" or "Decrement" when held is NumberValue { Bits: { IsConstant: true, Value: var number } }
                && !run.IsOnLoop:
                var changed = NumberValue.Constant(unchecked(method.Name == "Increment" ? number + 1 : number - 1));
                evaluator.Assign(variable, changed);
                return changed;
            default:
                return null;
        }
    }
}
