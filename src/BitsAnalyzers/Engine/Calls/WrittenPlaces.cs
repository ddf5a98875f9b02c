using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>Tells which members an operation may write by where it stands, and where it is not said which they are.</summary>
internal static class WrittenPlaces
{
    /// <summary>Whether what an operation refers to may be written there, whole or in part.</summary>
    public static bool MayBeWritten(IOperation reference)
    {
        // A part of a tuple or of a struct is a part of the variable that holds it.
        while (reference.Parent is IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } part && whole == reference)
        {
            reference = part;
        }

        return (reference.Parent is IAssignmentOperation { Target: var written } && written == reference) ||
            reference.Parent is IIncrementOrDecrementOperation or ITupleOperation or IAddressOfOperation or
                IArgumentOperation { Parameter.RefKind: not RefKind.None } or IConditionalOperation { IsRef: true };
    }

    /// <summary>Whether an operation writes, or makes it possible to write, what a reference leads to: that may be any member.</summary>
    public static bool IsWriteThroughReference(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } => true,
        IInvocationOperation { TargetMethod.RefKind: RefKind.Ref } or IPropertyReferenceOperation { Property.RefKind: RefKind.Ref }
            => MayBeWritten(operation),
        _ => false,
    };
}
