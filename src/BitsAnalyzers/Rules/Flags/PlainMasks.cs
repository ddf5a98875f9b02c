using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>
/// The masks that one call may set, where a local holds them or the call chooses one. They are added up from how the local is written,
/// in the order of the text: as long as no loop and no jump leads back, nothing is run in another order. That is more than there can be,
/// never less.
/// </summary>
internal sealed class PlainMasks
{
    private readonly IOperation _argument;
    private readonly ILocalSymbol? _local;
    private readonly List<(IOperation Value, bool Adds)> _writes = [];

    private PlainMasks(IOperation argument, ILocalSymbol? local)
    {
        _argument = argument;
        _local = local;
    }

    /// <summary>Those that an argument may be; null where it is neither a local nor a choice.</summary>
    public static PlainMasks? In(IOperation argument) => TransparentOperations.Strip(argument) switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None, IsConst: false } local } => new(argument, local),
        IConditionalOperation choice => new(choice, local: null),
        _ => null,
    };

    /// <summary>Notes what an operation of the body does to the local; false where that is not understood.</summary>
    public bool Understand(IOperation operation) => operation.Kind switch
    {
        _ when _local is null => true,
        OperationKind.VariableDeclarator => Declares((IVariableDeclaratorOperation)operation),
        OperationKind.LocalReference =>
            !IsIt(((ILocalReferenceOperation)operation).Local) || IsUnderstood((ILocalReferenceOperation)operation),
        OperationKind.Branch => ((IBranchOperation)operation).BranchKind != BranchKind.GoTo,
        OperationKind.DeclarationPattern => ((IDeclarationPatternOperation)operation).DeclaredSymbol is not { } declared || !IsIt(declared),
        _ => true,
    };

    /// <summary>Whether no rule has anything to say of any of them.</summary>
    /// <param name="mayDisable">Whether that goes for the flag, too, that disables all others.</param>
    public bool ArePlain(bool mayDisable)
    {
        var masks = new HashSet<uint>();
        if (_local is null)
        {
            return PlainMask.AddChoices(_argument, mayDisable, masks);
        }

        foreach (var (value, adds) in _writes.OrderBy(static write => write.Value.Syntax.SpanStart))
        {
            if (adds ? !PlainMask.AddFlags(value, masks) : !PlainMask.AddChoices(value, mayDisable, masks))
            {
                return false;
            }
        }

        return masks.Count > 0;
    }

    private bool IsIt(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, _local);

    // A loop declares its variable without a declaration around.
    private bool Declares(IVariableDeclaratorOperation declarator)
        => !IsIt(declarator.Symbol)
            || (declarator.Parent is IVariableDeclarationOperation
                && (declarator.Initializer is not { Value: var value } || IsWrittenOnce(value, adds: false)));

    private bool IsUnderstood(ILocalReferenceOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == reference =>
            assignment.Parent is IExpressionStatementOperation && IsWrittenOnce(assignment.Value, adds: false),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or, OperatorMethod: null } assignment
            when assignment.Target == reference =>
            assignment.Parent is IExpressionStatementOperation && IsWrittenOnce(assignment.Value, adds: true),
        ISimpleAssignmentOperation { IsRef: false }
            or IConversionOperation
            or IBinaryOperation
            or IArgumentOperation { Parameter.RefKind: RefKind.None } => true,
        _ => false,
    };

    private bool IsWrittenOnce(IOperation value, bool adds)
    {
        _writes.Add((value, adds));
        return !value.Syntax.Ancestors().Any(
            static ancestor => ancestor is WhileStatementSyntax
                or DoStatementSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or LabeledStatementSyntax);
    }
}
