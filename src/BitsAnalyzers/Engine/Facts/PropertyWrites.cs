using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Facts;

/// <summary>Properties that are written: as they stand left of an assignment, or as a flow capture that keeps them for it.</summary>
internal static class PropertyWrites
{
    /// <summary>What is assigned to a property, where it stands alone left of the assignment; null of any other operation.</summary>
    public static IOperation? ValueFor(IOperation target)
        => target is IPropertyReferenceOperation or IFlowCaptureReferenceOperation
            && target.Parent is IAssignmentOperation assignment
            && assignment.Target == target
            ? assignment.Value
            : null;

    /// <summary>Whether what an operation refers to is written, be it as part of a tuple.</summary>
    public static bool IsTarget(IOperation operation)
    {
        while (operation.Parent is ITupleOperation tuple)
        {
            operation = tuple;
        }

        return operation.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == operation,
            IIncrementOrDecrementOperation => true,
            _ => false,
        };
    }

    /// <summary>The property that an operation in a body stands for; null where it stands for none.</summary>
    public static IPropertySymbol? PropertyOf(IOperation operation, BodyContext body) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => property,
        IFlowCaptureReferenceOperation { Id: var capture } => body.Shape.CapturedProperties.WrittenBy(capture)?.Property,
        _ => null,
    };
}
