using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds what tells others something that they wait for, or look at later.</summary>
internal sealed class SignalSearch(SourceBodies bodies) : CalleeSearch(bodies)
{
    public override CalleeFacts Examine(Callee callee, IOperation body)
    {
        var calls = ImmutableArray.CreateBuilder<(IOperation Operation, Callee To)>();
        foreach (var operation in body.Descendants())
        {
            if (Signals.MaySend(operation))
            {
                return new(operation, ImmutableArray<(IOperation, Callee)>.Empty);
            }

            if (SourceBodies.CalleeOf(operation) is { } called && Bodies.Declare(called))
            {
                calls.Add((operation, new(called)));
            }
        }

        return new(null, calls.ToImmutable());
    }
}
