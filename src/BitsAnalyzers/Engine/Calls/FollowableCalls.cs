using BitsAnalyzers.Bits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>Finds the operations that calls may be followed from.</summary>
internal static class FollowableCalls
{
    /// <summary>
    /// Whether the operation itself calls a method, a constructor, an accessor or an operator that may have a body in source.
    /// </summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } =>
            method.MethodKind == MethodKind.DelegateInvoke || IsInSource(method) || MayBeImplementedInSource(method),
        IObjectCreationOperation { Constructor: { } constructor } => IsInSource(constructor),
        IPropertyReferenceOperation { Property: var property } => IsInSource(property),
        IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var @event } } =>
            @event.AddMethod is { IsImplicitlyDeclared: false } && IsInSource(@event),
        IDeconstructionAssignmentOperation assignment =>
            Deconstruction.MethodOf(assignment) is { IsImplicitlyDeclared: false } method && IsInSource(method),
        _ => UserDefinedOperators.Of(operation) is { } @operator && IsInSource(@operator),
    };

    // What an object is disposed of by is looked for in its class; so is what implements an interface of the program, but for those of COM.
    private static bool MayBeImplementedInSource(IMethodSymbol method)
        => method is { ContainingType: { TypeKind: TypeKind.Interface } container } &&
            (container is { SpecialType: SpecialType.System_IDisposable } ||
                FullNames.IsFrameworkType(container, "System.IAsyncDisposable") ||
                (!container.DeclaringSyntaxReferences.IsEmpty
                    && !FullNames.HasAttribute(container.GetAttributes(), "System.Runtime.InteropServices.GuidAttribute")));

    private static bool IsInSource(ISymbol member)
        => member is { ContainingType.TypeKind: not TypeKind.Interface, OriginalDefinition.DeclaringSyntaxReferences.Length: > 0 };
}
