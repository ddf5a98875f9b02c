using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Operations by which code tells other code something without calling it: others wait for it, or look at it later. Those are writes to
/// what outlives the body, and the members of collections and of threading.
/// </summary>
internal static class Signals
{
    /// <summary>Whether an operation writes something that outlives the body, or tells somebody who waits.</summary>
    public static bool MaySend(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { Target: var target } => WritesOutside(target),
        IAssignmentOperation { Target: var target } => WritesOutside(target),
        IIncrementOrDecrementOperation { Target: var target } => WritesOutside(target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var passed } => WritesOutside(passed),
        IEventAssignmentOperation => true,
        IInvocationOperation { TargetMethod: var method } => MaySend(method),
        _ => false,
    };

    /// <summary>Whether a member of another assembly keeps something for somebody, or wakes somebody.</summary>
    public static bool MaySend(ISymbol member)
        => member.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty &&
            member.ContainingNamespace?.ToDisplayString() is { } name &&
            (name == "System.Threading" || name.StartsWith("System.Threading.", StringComparison.Ordinal)
                || name == "System.Collections" || name.StartsWith("System.Collections.", StringComparison.Ordinal)
                || (name == "System" && member.ContainingType.Name is "IProgress" or "Progress" or "IObserver")) &&
            !KnownMembers.IsNamedLike(member, KnownEffects.Waits);

    private static bool WritesOutside(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } => false,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => false,
        IDiscardOperation => false,
        IDeclarationExpressionOperation declaration => WritesOutside(declaration.Expression),
        IParenthesizedOperation parenthesized => WritesOutside(parenthesized.Operand),
        IConversionOperation conversion => WritesOutside(conversion.Operand),
        ITupleOperation tuple => tuple.Elements.Any(WritesOutside),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole and not IInstanceReferenceOperation } => WritesOutside(whole),
        _ => true,
    };
}
