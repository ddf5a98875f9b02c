using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds what may do something with a job that it is not given: a call of BITS on some job, or code that is not seen.</summary>
internal sealed class OtherCodeSearch(SourceBodies bodies, BitsTypes types, KnownMembers members) : CalleeSearch(bodies)
{
    public override CalleeFacts Examine(Callee callee, IOperation body)
    {
        var calls = ImmutableArray.CreateBuilder<(IOperation Operation, Callee To)>();
        foreach (var operation in body.Descendants())
        {
            if (MayAct(operation))
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

    private bool MayAct(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method, Instance: var instance } call
            when (types.FindMember(method, instance?.Type) ?? types.FindExtended(method)) is not null =>
            types.Find(instance?.Type
                ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value.Type : null))
                    is { Object: BitsObject.Job or BitsObject.Manager or BitsObject.JobEnumerator },
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } } => true,
        IInvocationOperation { TargetMethod: var method } when !Bodies.Declare(method) => !IsHarmless(method),
        IInvocationOperation call => SourceBodies.CalleeOf(call) is null,
        IEventReferenceOperation { Parent: not IEventAssignmentOperation } => true,
        IDynamicInvocationOperation or IFunctionPointerInvocationOperation or IRaiseEventOperation => true,
        IObjectCreationOperation { Constructor: { } constructor } when !Bodies.Declare(constructor) => !IsHarmless(constructor),
        IAwaitOperation => true,
        _ => false,
    };

    // It returns, and touches nothing of the program; but another process may do anything.
    private bool IsHarmless(IMethodSymbol method)
        => members.Find(method) is { } known &&
            !FullNames.IsFrameworkType(method.ContainingType, "System.Diagnostics.Process") &&
            (known.Does(KnownEffects.Returns) || known.Does(KnownEffects.ThrowsOnCondition)) &&
            !method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate);
}
