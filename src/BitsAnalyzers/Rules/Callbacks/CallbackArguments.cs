using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Callbacks;

/// <summary>Follows the arguments that a method was called with through its body.</summary>
internal static class CallbackArguments
{
    /// <summary>The parameter that an expression is, under casts and behind a pointer; null where it is none.</summary>
    public static IParameterSymbol? ParameterIn(IOperation? operation)
    {
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
                case { Kind: OperationKind.None, ChildOperations.Count: 1 }:
                    operation = operation.ChildOperations.First();
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>The parameter that a call releases; null where it releases none.</summary>
    public static IParameterSymbol? ReleasedBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true } method, Arguments: [{ Value: var released }] } when KnownMembers.GenuineFunctionOf(method) == KnownFunction.ReleaseReference
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
            IInvocationOperation { TargetMethod.Name: "AddRef" } call => Is(call.Instance) || call.Arguments.Any(argument => Is(argument.Value)),
            IAssignmentOperation { Target: IParameterReferenceOperation target } => Is(target),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value),
            IAddressOfOperation address => Is(address.Reference),
            _ => false,
        });

        bool Is(IOperation? value) => SymbolEqualityComparer.Default.Equals(ParameterIn(value), parameter);
    }
}
