using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds calls of AddRef, on whatever.</summary>
internal sealed class ReferenceSearch(SourceBodies bodies) : CalleeSearch(bodies)
{
    public override CalleeFacts Examine(Callee callee, IOperation body)
    {
        var calls = ImmutableArray.CreateBuilder<(IOperation, Callee)>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (IsAddRef(operation))
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

    /// <summary>Whether the callback takes a reference: itself, in a method that it calls, or where that cannot be seen.</summary>
    public bool MayTakeReference(CallbackBody callback) => callback.Body.Descendants().Any(operation =>
        IsAddRef(operation) ||
        (operation is IInvocationOperation { TargetMethod: var method } call &&
            callback.Compilation.Types.FindMember(method, call.Instance?.Type) is null &&
            (SourceBodies.CalleeOf(operation) is { } callee
                ? !From(new(callee), callback.CancellationToken).IsEmpty
                : SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, callback.Compilation.Compilation.Assembly))));

    private static bool IsAddRef(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "AddRef" };
}
