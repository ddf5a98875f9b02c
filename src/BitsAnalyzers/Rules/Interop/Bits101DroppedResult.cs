using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

internal static class Bits101DroppedResult
{
    public static Finding? Examine(BitsInvocation call, Runners runners)
    {
        var invocation = call.Operation;
        return !HResults.AreReturnedBy(invocation.TargetMethod) ? null
            : IsDropped(invocation) ? Find(invocation.Syntax, call.Member, isThroughRunner: false)
            : runners.Drop(invocation) ? Find(invocation.Syntax, call.Member, isThroughRunner: true)
            : null;
    }

    /// <summary>A member of BITS as a delegate whose result nobody looks at.</summary>
    public static Finding? Examine(BitsReference reference, Runners runners)
        => HResults.AreReturnedBy(reference.Operation.Method)
            && reference.Operation.Parent is IDelegateCreationOperation made
            && runners.DropResultOf(made)
            ? Find(reference.Operation.Syntax, reference.Member, isThroughRunner: true)
            : null;

    private static Finding Find(SyntaxNode place, BitsMember member, bool isThroughRunner)
    {
        var steps = ImmutableArray.Create(new TraceStep(place, $"nothing looks at the result of {member.Name}"));
        var finding = new Finding(RuleCatalogue.DroppedResult, null, 0, place, ImmutableArray.Create<object>(member.Name), steps);
        return isThroughRunner ? finding with { Properties = finding.Properties.Add(DiagnosticProperties.ThroughRunner, "true") } : finding;
    }

    private static bool IsDropped(IInvocationOperation invocation)
        => invocation.Parent is IExpressionStatementOperation ||
            (invocation.Parent is IConditionalAccessOperation { Parent: IExpressionStatementOperation } access
                && access.WhenNotNull == invocation);
}
