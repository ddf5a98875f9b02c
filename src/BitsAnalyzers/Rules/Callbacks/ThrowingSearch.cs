using System.Collections.Immutable;
using System.Reflection;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds calls of BITS whose exceptions leave the method that they are in.</summary>
internal sealed class ThrowingSearch(SourceBodies bodies, BitsTypes types, ResultMembers results) : CalleeSearch(bodies)
{
    // What COMException is caught as.
    private static readonly string[] s_caught =
    [
        "System.Exception",
        "System.SystemException",
        "System.Runtime.InteropServices.ExternalException",
        "System.Runtime.InteropServices.COMException",
    ];

    public override CalleeFacts Examine(Callee callee, IOperation body)
    {
        var calls = ImmutableArray.CreateBuilder<(IOperation, Callee)>();
        foreach (var operation in SourceBodies.Operations(body))
        {
            if (ThrowingCall(operation) is { } throwing)
            {
                if (!IsHandled(operation))
                {
                    return new(throwing, ImmutableArray<(IOperation, Callee)>.Empty);
                }
            }
            else if (SourceBodies.CalleeOf(operation) is { } called && !IsHandled(operation))
            {
                calls.Add((operation, new(called)));
            }
        }

        return new(null, calls.ToImmutable());
    }

    /// <summary>The call of BITS whose failure the operation turns into an exception; null where it does not.</summary>
    public IInvocationOperation? ThrowingCall(IOperation operation)
    {
        if (operation is not IInvocationOperation call)
        {
            return null;
        }

        if (IsBits(call))
        {
            return call.TargetMethod.ContainingType.TypeKind == TypeKind.Interface &&
                (call.TargetMethod.MethodImplementationFlags & MethodImplAttributes.PreserveSig) == MethodImplAttributes.IL
                    ? call
                    : null;
        }

        // The HRESULT is given to a method that throws.
        return (KnownMembers.GenuineFunctionOf(call.TargetMethod) == KnownFunction.ThrowIfFailure ||
            results.FunctionOf(call.TargetMethod, CancellationToken.None) == KnownFunction.ThrowIfFailure) &&
            TransparentOperations.Strip(call.Instance ?? call.Arguments.FirstOrDefault()?.Value ?? call) is IInvocationOperation inner &&
            inner != call &&
            IsBits(inner)
                ? inner
                : null;
    }

    /// <summary>Whether a handler around the operation keeps the exception of a failing call.</summary>
    public static bool IsHandled(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (parent is ITryOperation @try && current == @try.Body && @try.Catches.Any(Keeps))
            {
                return true;
            }
        }

        return false;
    }

    // A callback that calls another one is not BITS.
    private bool IsBits(IInvocationOperation call)
        => types.Find(call.TargetMethod.ContainingType) is not { Object: BitsObject.Callback } &&
            (types.FindMember(call.TargetMethod, call.Instance?.Type) ?? types.FindExtended(call.TargetMethod)) is not null;

    private static bool Keeps(ICatchClauseOperation handler)
        => (handler.ExceptionType is null or { SpecialType: SpecialType.System_Object }
            || Array.Exists(s_caught, name => FullNames.IsFrameworkType(handler.ExceptionType, name))) &&
            handler.Handler.Operations.LastOrDefault() is not IThrowOperation;
}
