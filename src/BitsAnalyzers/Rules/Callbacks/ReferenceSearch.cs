using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Finds calls of AddRef, on whatever.</summary>
internal sealed class ReferenceSearch(SourceBodies bodies) : CalleeSearch(bodies)
{
    // Those that make an object around a pointer hold a reference of their own.
    private static readonly HashSet<string> s_marshal = new(StringComparer.Ordinal)
    {
        "AddRef", "QueryInterface", "GetObjectForIUnknown", "GetTypedObjectForIUnknown", "GetUniqueObjectForIUnknown",
    };

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
        (operation is IObjectCreationOperation
        {
            Type.SpecialType: not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr),
            Constructor: var constructor,
            Arguments: var given
        } &&
            !callback.Compilation.Compilation.Declares(constructor) &&
            given.Any(static argument => argument.Value.Type is IPointerTypeSymbol)) ||
        (operation is IInvocationOperation { TargetMethod: var method } call &&
            callback.Compilation.Types.FindMember(method, call.Instance?.Type) is null &&
            (SourceBodies.CalleeOf(operation) is { } callee
                ? !From(new(callee), callback.CancellationToken).IsEmpty
                : callback.Compilation.Compilation.Owns(method))));

    /// <summary>Whether an operation takes a reference: to ask for another interface of the same object does, too.</summary>
    public static bool IsAddRef(IOperation operation)
        => operation is IInvocationOperation { TargetMethod: { Name: var name } method, Instance: var instance } &&
            ((s_marshal.Contains(name) && FullNames.IsFrameworkType(method.ContainingType, "System.Runtime.InteropServices.Marshal"))
                || (name is "AddRef" or "QueryInterface" && (instance?.Type is IPointerTypeSymbol
                    || method.ContainingType is { TypeKind: TypeKind.Interface }
                    || BitsTypes.IidOf(method.ContainingType) is not null)));
}
