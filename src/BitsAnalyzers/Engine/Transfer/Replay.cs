using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Tells how much of the state before an operation is needed to carry the operation out once more when a call in it returns. Where all that
/// comes before the call reads variables, what they held is enough; then the ways through the call share what comes after it.
/// </summary>
internal static class Replay
{
    /// <summary>Whether what an operation does up to a call in it is only to read variables and fields.</summary>
    public static bool OnlyReads(IOperation call)
    {
        if (!call.ChildOperations.All(Reads))
        {
            return false;
        }

        var place = call.Syntax.Span.End;
        for (var (inner, outer) = (call, call.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (!IsPlain(outer))
            {
                return false;
            }

            foreach (var other in outer.ChildOperations)
            {
                // What stands behind the call runs when it has returned.
                if (other != inner && other.Syntax.SpanStart < place && !Reads(other))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Nothing happens in these but what happens in their parts, before those have been evaluated.
    private static bool IsPlain(IOperation operation) => operation is
        IExpressionStatementOperation
            or IArgumentOperation
            or IInvocationOperation
            or IObjectCreationOperation
            or IPropertyReferenceOperation
            or
        ISimpleAssignmentOperation { IsRef: false } or IFlowCaptureOperation or IParenthesizedOperation or
        IConversionOperation { OperatorMethod: null, IsTryCast: false };

    private static bool Reads(IOperation operation) => operation.ConstantValue.HasValue || operation switch
    {
        ILocalReferenceOperation
            or IParameterReferenceOperation
            or IInstanceReferenceOperation
            or IFlowCaptureReferenceOperation
            or ILiteralOperation =>
            true,
        IArgumentOperation { Parameter.RefKind: RefKind.None, Value: var value } argument =>
            argument.ArgumentKind == ArgumentKind.Explicit && Reads(value),
        IParenthesizedOperation { Operand: var operand } => Reads(operand),
        IConversionOperation { OperatorMethod: null, IsTryCast: false, Conversion.IsImplicit: true, Operand: var operand } =>
            Reads(operand),
        IFieldReferenceOperation { Instance: var instance } => instance is null || Reads(instance),
        _ => false,
    };
}
