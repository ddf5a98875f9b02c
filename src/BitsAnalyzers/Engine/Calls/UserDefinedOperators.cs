using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>Finds the operators and conversions that a program defines itself.</summary>
internal static class UserDefinedOperators
{
    /// <summary>The method that an operation calls as its operator; null where it calls none.</summary>
    public static IMethodSymbol? Of(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        IIncrementOrDecrementOperation increment => increment.OperatorMethod,
        _ => null,
    };

    /// <summary>Whether an operation is handed to an operator that the program defines.</summary>
    public static bool IsOperand(IOperation operation) => operation.Parent is { } parent && Of(parent) is not null;

    /// <summary>
    /// Whether the method gets the operands as they are and gives the result as it is: not one that is lifted over nullables, or that
    /// stands between conversions of its own.
    /// </summary>
    public static bool IsPlain(IOperation operation) => operation switch
    {
        IBinaryOperation { IsLifted: var isLifted } => !isLifted,
        IUnaryOperation { IsLifted: var isLifted } => !isLifted,
        IConversionOperation { OperatorMethod: { } method, Operand.Type: var from, Type: var to } =>
            SymbolEqualityComparer.Default.Equals(method.ReturnType, to)
                && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, from),
        ICompoundAssignmentOperation { IsLifted: var isLifted } assignment =>
            !isLifted && assignment.InConversion.IsIdentity && assignment.OutConversion.IsIdentity,
        IIncrementOrDecrementOperation { IsLifted: var isLifted } => !isLifted,
        _ => false,
    };
}
