using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Follows the arguments that a method was called with through its body.</summary>
internal static class CallbackArguments
{
    // A copy of a copy of a copy is nobody's style.
    private const int MaximumCopies = 4;

    /// <summary>
    /// The parameter that an expression is, under casts, behind a pointer, and by way of locals that hold nothing else; null where it is
    /// none.
    /// </summary>
    public static IParameterSymbol? ParameterIn(IOperation? operation)
    {
        var copies = MaximumCopies;
        while (true)
        {
            switch (operation)
            {
                case IParameterReferenceOperation reference:
                    return reference.Parameter;
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IConversionOperation { Operand.Type: IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr } } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IObjectCreationOperation
                {
                    Type.SpecialType: SpecialType.System_IntPtr
                    or SpecialType.System_UIntPtr, Arguments: [{ Value: var address }]
                }:
                    operation = address;
                    break;
                case ILocalReferenceOperation { Local: var local } when copies-- > 0:
                    operation = OnlyValueOf(local, operation);
                    break;
                case { Kind: OperationKind.None, ChildOperations.Count: 1 }:
                    operation = operation.ChildOperations.First();
                    break;
                default:
                    return null;
            }
        }
    }

    // What a local holds that is written once; null where that is not so.
    private static IOperation? OnlyValueOf(ILocalSymbol local, IOperation reference)
    {
        var root = reference;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        IOperation? only = null;
        foreach (var operation in root.Descendants())
        {
            var written = operation switch
            {
                IVariableDeclaratorOperation { Symbol: var declared, Initializer.Value: var value } when Is(declared) => value,
                ISimpleAssignmentOperation { IsRef: false, Target: var target, Value: var value } when IsReference(target) => value,
                IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared }, Value: var value }
                    when Is(declared) =>
                    value,
                IAssignmentOperation { Target: var target } when target.DescendantsAndSelf().Any(IsReference) => operation,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target }
                    when target.DescendantsAndSelf().Any(IsReference) =>
                    operation,
                IAddressOfOperation { Reference: var target } when IsReference(target) => operation,
                IIncrementOrDecrementOperation { Target: var target } when IsReference(target) => operation,
                _ => null,
            };
            if (written is not null)
            {
                if (only is not null || written == operation)
                {
                    return null;
                }

                only = written;
            }
        }

        return local.RefKind == RefKind.None ? only : null;

        bool Is(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, local);

        bool IsReference(IOperation target) => target is ILocalReferenceOperation { Local: var written } && Is(written);
    }

    /// <summary>The parameter that a call releases; null where it releases none.</summary>
    public static IParameterSymbol? ReleasedBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true } method, Arguments: [{ Value: var released }] }
            when KnownMembers.GenuineFunctionOf(method) == KnownFunction.ReleaseReference
            => ParameterIn(released),
        IInvocationOperation { TargetMethod: { IsStatic: false, Name: "Release", Parameters.IsEmpty: true } } call
            when ParameterIn(call.Instance) is { Type: IPointerTypeSymbol } parameter => parameter,
        _ => null,
    };

    /// <summary>Whether the method takes a reference of its own, or puts something else into the parameter.</summary>
    public static bool IsOwned(IParameterSymbol parameter, IOperation body)
    {
        return body.Descendants().Any(operation => operation switch
        {
            IInvocationOperation call when ReferenceSearch.IsAddRef(call) =>
                Is(call.Instance) || call.Arguments.Any(argument => Is(argument.Value)),
            IAssignmentOperation { Target: IParameterReferenceOperation target } => Is(target),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value),
            IAddressOfOperation address => Is(address.Reference),
            _ => false,
        });

        bool Is(IOperation? value) => SymbolEqualityComparer.Default.Equals(ParameterIn(value), parameter);
    }
}
