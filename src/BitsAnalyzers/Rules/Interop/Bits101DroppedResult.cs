using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

internal static class Bits101DroppedResult
{
    public static Finding? Examine(BitsInvocation call)
    {
        var invocation = call.Operation;
        if (!HResults.AreReturnedBy(invocation.TargetMethod) || !IsDropped(invocation))
        {
            return null;
        }

        var steps = ImmutableArray.Create(new TraceStep(invocation.Syntax, $"nothing looks at the result of {call.Member.Name}"));
        return new(RuleCatalogue.DroppedResult, null, 0, invocation.Syntax, ImmutableArray.Create<object>(call.Member.Name), steps);
    }

    private static bool IsDropped(IInvocationOperation invocation)
        => invocation.Parent is IExpressionStatementOperation ||
            (invocation.Parent is IConditionalAccessOperation { Parent: IExpressionStatementOperation } access && access.WhenNotNull == invocation);
}
