using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds calls that wait.</summary>
internal sealed class BlockingSearch(SourceBodies bodies) : CalleeSearch(bodies)
{
    public override CalleeFacts Examine(Callee callee, IOperation body)
    {
        var calls = ImmutableArray.CreateBuilder<(IOperation, Callee)>();
        foreach (var operation in SourceBodies.Operations(body))
        {
            if (BlockingMembers.Contain(operation))
            {
                return new(operation, ImmutableArray<(IOperation, Callee)>.Empty);
            }

            if (SourceBodies.CalleeOf(operation) is { } called)
            {
                calls.Add((operation, new(called)));
            }
        }

        return new(null, calls.ToImmutable());
    }
}
