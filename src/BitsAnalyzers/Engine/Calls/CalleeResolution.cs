using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>What a call in a body reaches, and whether it is worth following.</summary>
internal sealed class CalleeResolution(BlockRun run)
{
    // What is larger would cost more than it can tell, and is taken for unknown code.
    private const int MaximumSize = 12_000;

    private BodyContext Context => run.Context;

    /// <summary>The accessor of a property that an access reaches; null where its body is not seen.</summary>
    public CalleeBody? Accessor(IPropertyReferenceOperation reference, IMethodSymbol? accessor, Value? receiver)
        => accessor is not null && Resolve(accessor, reference.Instance, receiver) is { } target &&
            (target.IsStatic
                || target.ContainingType.IsReferenceType
                || ExtensionBlocks.IsMember(target)
                || reference.Instance is IInstanceReferenceOperation)
                ? Context.Compilation.Bodies.Of(target, Context.CancellationToken)
                : null;

    /// <summary>A local function: it stands in the body that is explored, or in one around it. Null where it is not followed.</summary>
    public (CalleeBody Body, BodyContext Outer)? FindLocalFunction(IMethodSymbol function)
    {
        var definition = function.OriginalDefinition;
        for (var outer = Context; outer is not null; outer = outer.Outer)
        {
            if (outer.Graph.LocalFunctions.Contains(definition))
            {
                // Sites of a body around one that is explored for its own sake are not part of this exploration.
                return outer.Blocks == Context.Blocks && !SourceBodies.IsIterator(definition, Context.CancellationToken)
                    ? (Context.Compilation.Bodies.OfNested(
                        definition, outer.Graph.GetLocalFunctionControlFlowGraphInScope(definition, Context.CancellationToken)), outer)
                    : null;
            }
        }

        return null;
    }

    /// <summary>
    /// The method that a call reaches; null where that is not known. What a virtual call reaches is known where the exact type of the
    /// receiver is.
    /// </summary>
    public IMethodSymbol? Resolve(IMethodSymbol method, IOperation? instance, Value? receiver)
    {
        if (method.IsStatic || instance is { Syntax: BaseExpressionSyntax })
        {
            return method.IsAbstract ? null : method;
        }

        if (method is { IsVirtual: false, IsAbstract: false, IsOverride: false, ContainingType.TypeKind: not TypeKind.Interface } ||
            method.IsSealed || method.ContainingType.IsSealed)
        {
            return method.IsAbstract ? null : method;
        }

        // What a type of another assembly overrides, it overrides there.
        if (receiver is not ObjectValue { ExactType: >= 0 and var exact } ||
            Context.TypeOf(exact) is var type
                && !Context.Compilation.Compilation.Owns(type))
        {
            return null;
        }

        return Dispatch.In(type, method) is { IsAbstract: false } reached ? reached : null;
    }

    /// <summary>Whether a call is awaited at once.</summary>
    public bool IsAwaited(IOperation call)
        => call.Parent is IAwaitOperation || (call.Parent is IInvocationOperation { TargetMethod: var method, Parent: IAwaitOperation } &&
            Context.Compilation.KnownMembers.FunctionOf(method) == KnownFunction.PassOnReceiver);

    /// <summary>
    /// Whether a callee is small and near enough to be followed. What is asked here depends on nothing that differs from state to state: a
    /// call is followed in all of them, or in none.
    /// </summary>
    public bool IsWorthIt(int site, CalleeBody callee)
    {
        if (callee.Size > MaximumSize || Context.IsFollowing(callee.Method) ||
            Context.Compilation.Effects.CallsInCircles(callee.Method, Context.CancellationToken))
        {
            return false;
        }

        if (Context.Depth < Context.Blocks.MaximumDepth)
        {
            return true;
        }

        if (Context.Depth < CallFollower.MaximumDepth)
        {
            Context.Blocks.GiveUp(site);
            Context.Compilation.Statistics.CountGivenUp();
        }

        return false;
    }
}
