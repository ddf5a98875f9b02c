using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Recognises code that reads whose job it has found, and makes more of it than a message: what is read goes nowhere but into texts, and
/// these into what is known to show them.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <param name="isConsoleRead">Whether what is written to the console is of use: the user, or a script, may go on with it.</param>
internal sealed class IdentityReads(CompilationContext compilation, CancellationToken cancellationToken, bool isConsoleRead = false)
{
    private const int MaximumDepth = 4;

    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member tells whose job it is.</summary>
    public static bool Tells(BitsMemberId member)
        => member is BitsMemberId.GetDisplayName or BitsMemberId.GetDescription or BitsMemberId.GetId or BitsMemberId.GetOwner;

    /// <summary>Whether a member gives a text that the program has given to the job.</summary>
    public static bool IsText(BitsMemberId member) => member is BitsMemberId.GetDisplayName or BitsMemberId.GetDescription;

    /// <summary>Whether what is read is used for more than to show it.</summary>
    /// <param name="read">The call, or the property.</param>
    /// <param name="text">The body that it is in, as it is written.</param>
    public bool AreUsed(IOperation read, IOperation text)
        => read is IInvocationOperation call ? AreUsed(call, text) : IsResultUsed(read, text);

    private bool AreUsed(IInvocationOperation call, IOperation text)
        => call.Arguments.Select(TargetOf).Any(target => target is not null && IsUsed(target, text)) ||
            (!call.TargetMethod.ReturnsVoid && !HResults.AreReturnedBy(call.TargetMethod) && IsResultUsed(call, text));

    /// <summary>Whether the id of a new job is used for more than to show it: then others may find the job by it.</summary>
    /// <param name="create">The call that makes the job.</param>
    /// <param name="text">The body that it is in, as it is written.</param>
    public bool IsIdUsed(IInvocationOperation create, IOperation text)
        => create.Arguments.Select(TargetOf).Any(
            target => target is not null && compilation.Types.Find(target.Type) is null && IsUsed(target, text));

    // What the call writes by a reference; null where it is only read.
    private static IOperation? TargetOf(IArgumentOperation argument)
        => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref
            ? argument.Value
            : (TransparentOperations.Strip(argument.Value) as IAddressOfOperation)?.Reference;

    // An operation of a graph has no more around it than its statement: the call is looked for in the text.
    private bool IsResultUsed(IOperation read, IOperation text)
        => text.DescendantsAndSelf().FirstOrDefault(
            operation => operation.Kind == read.Kind && operation.Syntax == read.Syntax) is not { } written ||
            IsUsedFor(written, text, MaximumDepth);

    private bool IsUsed(IOperation target, IOperation text) => target switch
    {
        IDiscardOperation => false,
        IDeclarationExpressionOperation declaration => IsUsed(declaration.Expression, text),
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => IsRead(local, text, MaximumDepth),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => IsRead(parameter, text, MaximumDepth),
        _ => true,
    };

    private bool IsRead(ISymbol variable, IOperation text, int depth)
        => _followed.Add(variable) &&
            text.Descendants().Any(
                operation => RefersTo(operation, variable) && !IsWritten(operation) && IsUsedFor(operation, text, depth));

    private static bool RefersTo(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => SymbolEqualityComparer.Default.Equals(local, variable),
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, variable),
        _ => false,
    };

    private static bool IsWritten(IOperation reference)
        => (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
            || reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out } or IDeclarationExpressionOperation
                or IAddressOfOperation;

    // Outwards, as long as it only becomes part of a text.
    private bool IsUsedFor(IOperation value, IOperation text, int depth)
    {
        for (var inner = value; ; inner = inner.Parent!)
        {
            switch (inner.Parent)
            {
                case IExpressionStatementOperation or INameOfOperation:
                case IReturnOperation { IsImplicit: true }:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return false;
                case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IInterpolationOperation
                    or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation
                    or IVariableInitializerOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                case IInvocationOperation { Type.SpecialType: SpecialType.System_String, TargetMethod: var method, Instance: var instance }
                    when instance == inner && IsHarmless(method):
                case IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_String, Property: var property }
                    when IsHarmless(property):
                    break;
                case IVariableDeclaratorOperation { Symbol: var declared }:
                    return IsRead(declared, text, depth);
                case ISimpleAssignmentOperation
                {
                    Target: ILocalReferenceOperation { Local: var local },
                    Parent: IExpressionStatementOperation
                }:
                    return IsRead(local, text, depth);
                case IArgumentOperation { Parameter: { RefKind: RefKind.None } parameter, Parent: IInvocationOperation call } argument:
                    if (!IsShownBy(call, parameter, depth))
                    {
                        return true;
                    }

                    if (call.TargetMethod.ReturnsVoid)
                    {
                        return false;
                    }

                    inner = argument;
                    break;
                default:
                    return true;
            }
        }
    }

    // It shows a text, or makes one. In a file, or a collection, it is kept for somebody.
    private bool IsShownBy(IInvocationOperation call, IParameterSymbol parameter, int depth)
    {
        var method = call.TargetMethod;
        if (!method.ReturnsVoid && method.ReturnType.SpecialType != SpecialType.System_String)
        {
            return false;
        }

        return compilation.KnownMembers.Find(method) is not null
            ? (compilation.KnownMembers.Shows(call) && !(isConsoleRead && KnownMembers.IsOfConsole(method)))
                || method.ContainingType.SpecialType == SpecialType.System_String
            : depth > 0 &&
                SourceBodies.CalleeOf(call) is { } callee &&
                compilation.SourceBodies.Of(callee, cancellationToken) is { } body &&
                !IsRead(callee.OriginalDefinition.Parameters[parameter.Ordinal], body, depth - 1);
    }

    private bool IsHarmless(ISymbol member)
        => compilation.KnownMembers.Find(member) is { } known && known.Does(KnownEffects.Returns);
}
