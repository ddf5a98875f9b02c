using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// Finds the locals and parameters of a body that cannot be followed, because something else may write them: nested functions, and whatever
/// has a reference to them (<c>ref</c>, a pointer, a span, a ref struct, a typed reference).
/// </summary>
internal static class VariableUses
{
    private const string Guid = "System.Runtime.InteropServices.GuidAttribute";

    /// <summary>Whether an operation is one of those that make a variable hard to follow.</summary>
    public static bool MayHide(IOperation operation) => operation.Kind switch
    {
        OperationKind.AddressOf => true,
        OperationKind.SimpleAssignment => ((ISimpleAssignmentOperation)operation).IsRef,
        OperationKind.Argument => IsKept((IArgumentOperation)operation),
        OperationKind.None => IsTypedReference(operation) || TakesUnseenReference(operation),
        OperationKind.DynamicInvocation or OperationKind.DynamicObjectCreation or OperationKind.DynamicIndexerAccess
            or OperationKind.FunctionPointerInvocation => TakesUnseenReference(operation),
        _ => false,
    };

    /// <summary>
    /// Whether a variable is passed by reference to a call that has no parameters to say so: one that is bound late, or through a pointer.
    /// </summary>
    public static bool IsUnseenReference(IOperation value)
        => value.Parent is not IArgumentOperation
            && value.Syntax.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword };

    private static bool TakesUnseenReference(IOperation operation) => operation.ChildOperations.Any(IsUnseenReference);

    /// <summary>The variables that are written out of sight, and those that nested functions use.</summary>
    /// <param name="root">The body.</param>
    public static (HashSet<ISymbol> Untracked, HashSet<ISymbol> Captured) In(IOperation root)
    {
        var untracked = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var captured = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var passed = new List<(ISymbol Variable, IArgumentOperation Argument)>();
        var shared = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IAddressOfOperation { Reference: var reference } when
                    !IsOutArgument(operation) && !References.AreOnlyRead((IAddressOfOperation)operation):
                    AddAll(untracked, reference);
                    break;
                case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None }, Initializer.Value: var target }:
                    AddAll(untracked, target);
                    break;
                case ISimpleAssignmentOperation { IsRef: true, Value: var target }:
                    AddAll(untracked, target);
                    break;
                case IReturnOperation { ReturnedValue: { } returned } when returned.Syntax.Parent is RefExpressionSyntax:
                    AddAll(untracked, returned);
                    break;
                case IArgumentOperation { Parameter.RefKind: not RefKind.None } argument:
                    if (IsKept(argument))
                    {
                        AddAll(untracked, argument.Value);
                    }
                    else
                    {
                        passed.AddRange(RootsOf(argument.Value).Select(variable => (variable, argument)));
                    }

                    break;
                case not IArgumentOperation when IsUnseenReference(operation):
                    AddAll(untracked, operation);
                    break;
                case { Kind: OperationKind.None } when IsTypedReference(operation):
                    foreach (var referred in operation.ChildOperations)
                    {
                        AddAll(untracked, referred);
                    }

                    break;
                case IAnonymousFunctionOperation { Symbol: var lambda }:
                    AddNested(operation, lambda, untracked, captured, shared);
                    break;
                case ILocalFunctionOperation { Symbol: var function }:
                    AddNested(operation, function, untracked, captured, shared);
                    break;
            }
        }

        // The callee may run a nested function that uses what the callee has a reference to.
        untracked.UnionWith(passed
            .Where(given => shared.TryGetValue(given.Variable, out var use) && MayBeMadeBefore(use, given.Variable, given.Argument))
            .Select(static given => given.Variable));
        return (untracked, captured);
    }

    // Whether there may be a nested function that uses a variable when a call is given a reference to it. Where the call declares it, none
    // can be made before: what a nested function reads has been assigned.
    private static bool MayBeMadeBefore(int firstUse, ISymbol variable, IArgumentOperation argument)
        => MayRepeat(argument, variable)
            || (argument.Value is not IDeclarationExpressionOperation && firstUse < argument.Parent!.Syntax.Span.End);

    /// <summary>Whether an operation may run more than once in the life of a variable: it stands in a loop that the variable is declared
    /// before.</summary>
    public static bool MayRepeat(IOperation operation, ISymbol variable)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if ((outer is ILoopOperation || (outer.Parent is null && HasLabels(outer))) &&
                !variable.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == outer.Syntax.SyntaxTree &&
                    outer is ILoopOperation && outer.Syntax.Span.Contains(declaration.Span)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLabels(IOperation root) => root.Descendants().Any(static operation => operation is ILabeledOperation);

    // The address of a local that is handed to a member of a COM interface or to a function of Windows: they write a result and forget it.
    private static bool IsOutArgument(IOperation address)
    {
        var parent = address.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } &&
            (method.IsExtern || IsOfCom(method));
    }

    private static bool IsOfCom(IMethodSymbol method)
        => HasAttribute(method.ContainingType, Guid) ||
            HasAttribute(method.PartialImplementationPart ?? method, "System.Runtime.InteropServices.LibraryImportAttribute") ||
            (method.IsExtensionMethod
                && method.Parameters is [{ Type: { } extended }, ..]
                && HasAttribute(Pointed(extended), Guid));

    private static bool HasAttribute(ISymbol symbol, string name)
        => FullNames.HasAttribute(symbol.GetAttributes(), name);

    private static ITypeSymbol Pointed(ITypeSymbol type) => type is IPointerTypeSymbol { PointedAtType: var pointed } ? pointed : type;

    // Whether what is called may keep a reference that it is given: it gives one back, or has somewhere to store it.
    private static bool IsKept(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: not RefKind.None })
        {
            return false;
        }

        return argument.Parent switch
        {
            IObjectCreationOperation { Type.IsRefLikeType: true } => true,
            IInvocationOperation call when References.AreOnlyRead(call) => false,
            IInvocationOperation { TargetMethod: var method } call =>
                method.RefKind != RefKind.None || CanHold(method.ReturnType) ||
                (!method.IsStatic && CanHold(method.ContainingType)) ||
                method.Parameters.Any(parameter => CanTake(parameter, argument.Parameter)) ||
                IsPassedTwice(argument, call),
            IPropertyReferenceOperation { Property: var property } => property.RefKind != RefKind.None || CanHold(property.Type),
            _ => false,
        };
    }

    // Whether what is passed for one parameter may be kept by what is passed for another.
    private static bool CanTake(IParameterSymbol parameter, IParameterSymbol passed)
        => parameter.RefKind is RefKind.Ref or RefKind.Out && parameter.Ordinal != passed.Ordinal && CanHold(parameter.Type);

    private static bool CanHold(ITypeSymbol type)
        => type.IsRefLikeType || type is IPointerTypeSymbol or { SpecialType: SpecialType.System_TypedReference };

    // The two parameters are one variable, which the callee takes for two.
    private static bool IsPassedTwice(IArgumentOperation argument, IInvocationOperation call)
        => RootOf(argument.Value) is { } variable &&
            call.Arguments.Any(other => other != argument && other.Parameter?.RefKind is not (null or RefKind.None) &&
                SymbolEqualityComparer.Default.Equals(RootOf(other.Value), variable));

    private static bool IsTypedReference(IOperation operation) => operation.Syntax.RawKind == (int)SyntaxKind.MakeRefExpression;

    // The variable that the whole is in whose part is referred to.
    private static ISymbol? RootOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => RootOf(whole),
        IParenthesizedOperation { Operand: var operand } => RootOf(operand),
        IConversionOperation { Operand: var operand } => RootOf(operand),
        _ => null,
    };

    private static void AddNested(
        IOperation function, IMethodSymbol symbol, HashSet<ISymbol> untracked, HashSet<ISymbol> captured, Dictionary<ISymbol, int> shared)
    {
        // A local function can be called before its text.
        var start = function is ILocalFunctionOperation ? 0 : function.Syntax.SpanStart;
        foreach (var operation in function.Descendants())
        {
            Add(captured, operation);
            if (RootOf(operation) is { } used && !IsDeclaredIn(used, symbol))
            {
                shared[used] = shared.TryGetValue(used, out var earlier) ? Math.Min(earlier, start) : start;
            }

            switch (operation)
            {
                case IAssignmentOperation { Target: var target }:
                    AddAll(untracked, target);
                    break;
                case IIncrementOrDecrementOperation { Target: var target }:
                    AddAll(untracked, target);
                    break;
                case IArgumentOperation
                {
                    Parameter.RefKind: RefKind.Ref
                    or RefKind.Out, Value: var target
                } when RootOf(target) is { } root:
                    // What is declared there belongs to the nested function.
                    untracked.Add(root);
                    break;
            }
        }
    }

    private static bool IsDeclaredIn(ISymbol variable, IMethodSymbol function)
    {
        for (var owner = variable.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, function))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddAll(HashSet<ISymbol> set, IOperation target) => set.UnionWith(RootsOf(target));

    // The variables that are referred to, or one of which is.
    private static IEnumerable<ISymbol> RootsOf(IOperation target)
        => RootOf(target) is { } root ? [root]
            : target is ITupleOperation or IDeclarationExpressionOperation or IConditionalOperation or IParenthesizedOperation
                ? target.Descendants().Select(VariableOf).OfType<ISymbol>()
            : [];

    private static void Add(HashSet<ISymbol> set, IOperation reference)
    {
        if (VariableOf(reference) is { } variable)
        {
            set.Add(variable);
        }
    }

    private static ISymbol? VariableOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };
}
