using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>The results that calls of BITS give: which are kept, and what becomes of them.</summary>
internal static class ResultUses
{
    /// <summary>
    /// Whether somebody gets the result of a call, and may find that it has failed. What is thrown away counts as a success.
    /// </summary>
    public static bool IsKept(BitsCall call)
        => call is { ReturnsResult: true, Wrapper: null, Member.Effect: not (JobEffect.ReadsState or JobEffect.ReadsMask) } &&
            !IsThrownAway(call.Operation);

    /// <summary>The result of a call that may have failed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="job">The job that it changes, or makes.</param>
    /// <param name="state">The state after it.</param>
    public static Value Of(BitsCall call, SymbolicValue job, ProgramStateBuilder state)
    {
        var type = call.Method.ReturnType;
        var result = new ResultValue(call.Site, job, IntegerTypes.WidthOf(type) == 32 && !IntegerTypes.IsSigned(type));
        if (!HResults.AreReturnedBy(call.Method))
        {
            CallResults.Undecide(state, result);
            return new SymbolicValue(call.Site);
        }

        return result;
    }

    /// <summary>A result as the type that it is converted to; null where that is not an integer of the same bits.</summary>
    public static ResultValue? Convert(ResultValue result, IConversionOperation conversion)
        => IntegerTypes.WidthOf(conversion.Type) == 32 ? result with { IsUnsigned = !IntegerTypes.IsSigned(conversion.Type) }
            : SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type) ? result
            : null;

    private static bool IsThrownAway(IOperation call)
    {
        var user = call.Parent;
        return user is IExpressionStatementOperation ||
            (user is ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: var statement } &&
                statement is null or IExpressionStatementOperation);
    }
}
