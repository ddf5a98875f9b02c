using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Of the operations that are not carried out one by one: those that run no code of the program but that of their operands. Any other may
/// run something that does not return.
/// </summary>
internal static class OperationsThatReturn
{
    public static bool Contain(IOperation operation, KnownMembers known)
    {
        switch (operation.Kind)
        {
            case OperationKind.ArrayElementReference
                or OperationKind.ArrayCreation
                or OperationKind.ArrayInitializer
                or OperationKind.TypeOf
                or OperationKind.SizeOf
                or OperationKind.NameOf
                    or OperationKind.Literal
                    or OperationKind.ObjectOrCollectionInitializer
                    or OperationKind.MemberInitializer
                or OperationKind.AnonymousObjectCreation or OperationKind.Discard or OperationKind.Range or OperationKind.EventReference
                or OperationKind.Argument
                    or OperationKind.InterpolatedStringText
                    or OperationKind.VariableInitializer
                    or OperationKind.FieldInitializer
                or OperationKind.PropertyInitializer
                    or OperationKind.ParameterInitializer
                    or OperationKind.DelegateCreation
                    or OperationKind.Stop
                    or OperationKind.Empty
                or OperationKind.InterpolatedStringAppendLiteral
                    or OperationKind.InterpolatedStringHandlerArgumentPlaceholder
                    or OperationKind.Utf8String
                or OperationKind.StaticLocalInitializationSemaphore
                    or OperationKind.InstanceReference
                    or OperationKind.CaughtException
                    or OperationKind.Return:
                return true;
            case OperationKind.None:
                return operation.Type is null or IPointerTypeSymbol && !IsCallThroughPointer(operation);
            case OperationKind.EventAssignment:
                return operation is IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var @event } }
                    && IsPlain(@event);
            case OperationKind.InterpolatedStringHandlerCreation:
                return known.Find((operation as IInterpolatedStringHandlerCreationOperation)?.HandlerCreation
                    is IObjectCreationOperation { Constructor: var made }
                    ? made
                    : null) is not null;
            case OperationKind.InterpolatedStringAddition:
                return true;
            case OperationKind.InterpolatedStringAppendFormatted:
                return operation
                    is IInterpolatedStringAppendOperation
                {
                    AppendCall: IInvocationOperation
                    {
                        TargetMethod: var append,
                        Arguments: var arguments
                    }
                } &&
                    known.EffectsOf(append, arguments) != KnownEffects.None;
            case OperationKind.With:
                return operation is IWithOperation { CloneMethod.IsImplicitlyDeclared: true }
                    or IWithOperation { Type.TypeKind: TypeKind.Struct };
            default:
                return false;
        }
    }

    /// <summary>Whether it calls a function pointer, which has no kind of its own in every compiler.</summary>
    public static bool IsCallThroughPointer(IOperation operation)
        => operation is { Kind: OperationKind.None, Syntax: InvocationExpressionSyntax syntax }
            && operation.ChildOperations.All(child => child.Syntax != syntax);

    // One that is declared without accessors. What an event of a base class does may be overridden.
    private static bool IsPlain(IEventSymbol @event)
        => @event is { IsVirtual: false, IsAbstract: false, IsOverride: false, AddMethod.IsImplicitlyDeclared: true }
            && !@event.DeclaringSyntaxReferences.IsEmpty;
}
