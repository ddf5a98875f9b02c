using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>References to variables that look at what is in them as another type, and are gone then.</summary>
internal static class References
{
    /// <summary>
    /// Whether what a call gives a reference to is read where the call stands, so that nobody has the reference afterwards.
    /// </summary>
    public static bool AreOnlyRead(IInvocationOperation invocation)
        => KnownMembers.GenuineFunctionOf(invocation.TargetMethod) == KnownFunction.Reinterpret && IsRead(invocation);

    /// <summary>Whether the address of a variable is taken for no more than to read what is there.</summary>
    public static bool AreOnlyRead(IAddressOfOperation address) => IndirectionOf(address) is { } indirection && IsRead(indirection);

    /// <summary>The variable that is read through its address where it stands, and as which type; null for any other operation.</summary>
    public static (IOperation Variable, ITypeSymbol Type)? ReadThroughAddress(IOperation operation)
    {
        if (!IsIndirection(operation) || operation.ChildOperations.Count != 1)
        {
            return null;
        }

        var pointer = operation.ChildOperations.First();
        var type = (pointer.Type as IPointerTypeSymbol)?.PointedAtType;
        while (pointer is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            pointer = pointer.ChildOperations.First();
        }

        return type is not null && pointer is IAddressOfOperation { Reference: var variable } address && AreOnlyRead(address)
            ? (variable, type)
            : null;
    }

    /// <summary>The pointer that an operation follows, with or without an index; null for any other operation.</summary>
    public static IOperation? PointerOf(IOperation operation)
        => operation.Kind == OperationKind.None
            && operation.Syntax.RawKind is (int)SyntaxKind.PointerIndirectionExpression or (int)SyntaxKind.ElementAccessExpression
            && operation.ChildOperations.FirstOrDefault() is { Type: IPointerTypeSymbol } pointer
            ? pointer
            : null;

    private static IOperation? IndirectionOf(IAddressOfOperation address)
    {
        var parent = address.Parent;
        while (parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is not null && IsIndirection(parent) ? parent : null;
    }

    private static bool IsIndirection(IOperation operation)
        => operation is { Kind: OperationKind.None, Syntax.RawKind: (int)SyntaxKind.PointerIndirectionExpression };

    private static bool IsRead(IOperation value)
    {
        if (value.Syntax.Parent is RefExpressionSyntax)
        {
            return false;
        }

        return value.Parent switch
        {
            // What a block returns, or decides on.
            null => true,
            IParenthesizedOperation parenthesized => IsRead(parenthesized),
            IConversionOperation or IBinaryOperation or IUnaryOperation => true,
            IReturnOperation or IFlowCaptureOperation or IVariableInitializerOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.None } => true,
            ISimpleAssignmentOperation { IsRef: false } assignment => assignment.Value == value,
            ICompoundAssignmentOperation assignment => assignment.Value == value,
            _ => false,
        };
    }
}
