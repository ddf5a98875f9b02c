using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>A callback that nobody waits for.</summary>
internal sealed class Bits063CallbackIsAsyncVoid : CallbackRule
{
    public override IEnumerable<Diagnostic> Examine(CallbackBody callback)
    {
        if (callback.Method is { IsAsync: true, ReturnsVoid: true })
        {
            var wait = callback.Body.Syntax
                .DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
                .FirstOrDefault(static node => node is AwaitExpressionSyntax);
            yield return Report(
                RuleCatalogue.CallbackIsAsyncVoid, callback.Identifier, [callback.Event, ""],
                wait is null ? [] : [new TraceStep(wait, "BITS gets its answer here, at the first await")]);
        }
    }
}
