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
    /// <summary>Stands for the object that a body runs on among variables.</summary>
    public static readonly object This = new();

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

    /// <summary>
    /// Whether nothing that is evaluated before a call in the same operation is used when it has returned, but what variables hold.
    /// </summary>
    public static bool LeavesNothingAtHand(IOperation call)
    {
        var place = call.Syntax.Span.End;
        for (var (inner, outer) = (call, call.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (!IsPlain(outer) && outer is not (
                IUnaryOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IIsNullOperation))
            {
                return false;
            }

            // What is assigned is evaluated before it is given to a setter, and is what the assignment gives.
            var isTarget = outer is ISimpleAssignmentOperation assignment && assignment.Target == inner;
            foreach (var other in outer.ChildOperations)
            {
                if (other != inner && (isTarget || other.Syntax.SpanStart < place) && !ReadsVariable(other))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// The variables that a block uses behind a call, or in the same operation beside it: all but those that the call is only given the
    /// value of. <see cref="This"/> stands for the object that the body runs on.
    /// </summary>
    public static HashSet<object> VariablesBeside(IOperation call, BasicBlock block)
    {
        var variables = new HashSet<object>();
        foreach (var part in call.ChildOperations)
        {
            if (part is IArgumentOperation { Parameter: var parameter }
                ? parameter?.RefKind != RefKind.None
                : part.Type?.IsReferenceType != true)
            {
                AddVariables(part, variables);
            }
        }

        var root = call;
        for (; root.Parent is { } outer; root = outer)
        {
            foreach (var other in outer.ChildOperations)
            {
                if (other != root)
                {
                    AddVariables(other, variables);
                }
            }
        }

        var isBehind = false;
        foreach (var operation in block.Operations)
        {
            if (isBehind)
            {
                AddVariables(operation, variables);
            }

            isBehind |= operation == root;
        }

        if (isBehind && block.BranchValue is { } value)
        {
            AddVariables(value, variables);
        }

        return variables;
    }

    private static void AddVariables(IOperation root, HashSet<object> variables)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local }:
                    variables.Add(local);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    variables.Add(parameter);
                    break;
                case IFlowCaptureReferenceOperation { Id: var capture }:
                    variables.Add(capture);
                    break;
                case IInstanceReferenceOperation:
                    variables.Add(This);
                    break;
            }
        }
    }

    private static bool ReadsVariable(IOperation operation) => Reads(operation) &&
        !operation.DescendantsAndSelf().Any(static part => part is IFieldReferenceOperation);

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
