using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>Tells what the reference parameters of a body that is followed from a call refer to.</summary>
internal static class PassedReferences
{
    /// <summary>
    /// Whether others may read and write what a parameter refers to while the body runs: it is a member, an element, or not known. A local
    /// of the caller belongs to the callee until it returns.
    /// </summary>
    /// <param name="body">The body whose parameter it is.</param>
    /// <param name="parameter">The parameter.</param>
    public static bool MayBeShared(BodyContext body, IParameterSymbol parameter)
    {
        if (body.Caller is not { } caller)
        {
            return true;
        }

        var call = caller.Points[body.CallSite];
        return call is not IDeconstructionAssignmentOperation && (ArgumentFor(call, parameter) is not { } argument ||
            MayBeShared(caller, argument.Value, parameter.RefKind));
    }

    /// <summary>
    /// The variables of the caller that a call hands over by reference, whole or in part, each with the argument that does so.
    /// </summary>
    /// <param name="call">The call.</param>
    public static IEnumerable<(IArgumentOperation Argument, IOperation Variable)> VariablesIn(IOperation call)
    {
        foreach (var argument in call.ChildOperations.OfType<IArgumentOperation>())
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && WholeOf(argument.Value) is var variable &&
                variable is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation)
            {
                yield return (argument, variable);
            }
        }
    }

    private static bool MayBeShared(BodyContext caller, IOperation reference, RefKind kind) => Stripped(reference) switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => caller.IsCaptured(local),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => caller.IsCaptured(parameter),
        IParameterReferenceOperation { Parameter: var parameter } => caller.IsReferenceFromOutside(caller.Locations.Of(parameter)),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => MayBeShared(caller, whole, kind),
        IDiscardOperation => false,
        // Values that are no variables are held in one that nobody else has.
        IMemberReferenceOperation or IArrayElementReferenceOperation or IInvocationOperation => true,
        _ => kind is RefKind.Ref or RefKind.Out,
    };

    // The variable that holds what is referred to, as a part or as a whole.
    private static IOperation WholeOf(IOperation reference)
    {
        var whole = Stripped(reference);
        while (whole is IFieldReferenceOperation { Instance: { Type.IsValueType: true } outer })
        {
            whole = Stripped(outer);
        }

        return whole;
    }

    /// <summary>Whether only a part of a variable is handed over.</summary>
    public static bool IsPart(IArgumentOperation argument) => Stripped(argument.Value) is IFieldReferenceOperation;

    private static IArgumentOperation? ArgumentFor(IOperation call, IParameterSymbol parameter)
        => call.ChildOperations.OfType<IArgumentOperation>().FirstOrDefault(
            argument => argument.Parameter?.Ordinal == parameter.Ordinal);

    private static IOperation Stripped(IOperation reference)
    {
        while (true)
        {
            switch (reference)
            {
                case IDeclarationExpressionOperation { Expression: var declared }:
                    reference = declared;
                    break;
                case IParenthesizedOperation { Operand: var operand }:
                    reference = operand;
                    break;
                default:
                    return reference;
            }
        }
    }
}
