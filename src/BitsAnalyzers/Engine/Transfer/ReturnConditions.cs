using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// What is known because a call has returned: it does so only where a condition holds, as its annotations say or as is known of it.
/// </summary>
internal sealed class ReturnConditions(BlockRun run, OperationEvaluator evaluator)
{
    // Where a call says of its arguments when it returns, and that is known to hold.
    public bool IsKnownToHold(CallArguments arguments)
    {
        var isSaid = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.Operations[i].Parameter is { } parameter && KnownMembers.ReturnsOnlyIf(parameter) is { } outcome)
            {
                isSaid = true;
                if (evaluator.Conditions.Assume(arguments[i], !outcome).Any())
                {
                    return false;
                }
            }
        }

        return isSaid;
    }

    public void AssumeAnnotations(IMethodSymbol method, CallArguments arguments)
    {
        if (FullNames.HasAttribute(method.GetAttributes(), "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute"))
        {
            run.State.IsImpossible = true;
            return;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.Operations[i].Parameter is not { } parameter)
            {
                continue;
            }

            if (KnownMembers.ReturnsOnlyIf(parameter) is { } outcome)
            {
                Assume(arguments[i], outcome);
            }
        }
    }

    // A call that returns only where a condition holds. Where it holds in more than one way, nothing is learned.
    public void Assume(Value condition, bool outcome)
    {
        var states = evaluator.Conditions.Assume(condition, outcome).ToList();
        if (states.Count == 0)
        {
            run.State.IsImpossible = true;
        }
        else if (states.Count == 1)
        {
            run.State.BecomeLike(states[0]);
        }
    }
}
