using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Whether the collections of the framework are empty. Their size stays what it is until something may have changed it, so that two tests
/// of it agree, and one that is new and one that something was added to are told apart.
/// </summary>
internal static class CollectionSizes
{
    /// <summary>What the members of collections are called that leave their size as it is.</summary>
    private static readonly HashSet<string> s_leaveSize = new(StringComparer.Ordinal)
    {
        "Count",
        "Length",
        "Any",
        "Contains",
        "ContainsKey",
        "ContainsValue",
        "Item",
        "get_Item",
        "TryGetValue",
        "IndexOf",
        "LastIndexOf",
        "Exists",
        "Find",
        "FindAll",
        "FindIndex",
        "ToArray",
        "ToList",
        "CopyTo",
        "Peek",
        "TryPeek",
        "GetEnumerator",
        "MoveNext",
        "Current",
        "get_Current",
        "Dispose",
        "Keys",
        "Values",
        "ForEach",
        "Sort",
        "Reverse",
        "AsReadOnly",
        "First", "FirstOrDefault", "Last", "Single", "Max", "Min", "Sum", "Where", "Select", "OrderBy",
    };

    private static readonly HashSet<string> s_addOne = new(
        StringComparer.Ordinal) { "Add", "AddFirst", "AddLast", "Enqueue", "Push", "Insert" };

    /// <summary>A collection has just been made. Only where somebody asks for its size is it told from any other.</summary>
    public static void Begin(BlockRun run, IObjectCreationOperation creation, Value created)
    {
        if (run.Context.Shape.AsksForSizes && creation.Type is { } type && IsCollection(type) && StartsEmpty(creation))
        {
            run.State.Assume(ConditionTransfer.IsEmpty(created), outcome: true);
        }
    }

    /// <summary>An array has just been made: it has as many elements as the code says.</summary>
    public static void Begin(BlockRun run, IArrayCreationOperation creation, Value created)
    {
        if (run.Context.Shape.AsksForSizes && created is SymbolicValue && SizeOf(creation) is { } size)
        {
            run.State.Assume(ConditionTransfer.IsEmpty(created), size == 0);
            if (size > 0)
            {
                run.State.Assume(
                    new OperationValue(
                        ConditionTransfer.IsEqual,
                        new OperationValue(ConditionTransfer.Size, created, null),
                        NumberValue.Constant((uint)size)),
                    outcome: true);
            }
        }
    }

    /// <summary>A collection has just been read that nobody can put anything into.</summary>
    public static void Begin(BlockRun run, IOperation initializer, Value held)
    {
        if (run.Context.Shape.AsksForSizes && held is SymbolicValue && IsEmptyArray(initializer))
        {
            BeginEmpty(run, held);
        }
    }

    /// <summary>A collection without elements has just been made.</summary>
    public static Value BeginEmpty(BlockRun run, Value created)
    {
        if (run.Context.Shape.AsksForSizes
            && created is SymbolicValue or ObjectValue
            && run.State.Entails(ConditionTransfer.IsEmpty(created)) is null)
        {
            run.State.Assume(ConditionTransfer.IsEmpty(created), outcome: true);
        }

        return created;
    }

    /// <summary>Whether it is known that a collection, or an enumerator, has no elements.</summary>
    public static bool IsKnownToBeEmpty(ProgramStateBuilder state, Value? collection)
        => collection is TextValue { IsWhole: true, Text.Length: 0 }
            || (collection is SymbolicValue or ObjectValue && state.Entails(ConditionTransfer.IsEmpty(collection)) == true);

    /// <summary>Whether a type is one of spans, the default of which has no elements.</summary>
    public static bool IsSpan(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", IsRefLikeType: true } span && FullNames.IsGenuine(span);

    private static bool IsEmptyArray(IOperation initializer) => initializer switch
    {
        IArrayInitializerOperation { ElementValues.IsEmpty: true } => true,
        IArrayCreationOperation creation => SizeOf(creation) == 0,
        IConversionOperation { IsImplicit: true, Operand: var operand } => IsEmptyArray(operand),
        IInvocationOperation { TargetMethod: var method } =>
            method.ReturnType is IArrayTypeSymbol && KnownMembers.GenuineFunctionOf(method) == KnownFunction.NoElements,
        { Kind: OperationEvaluator.CollectionExpression, Type: IArrayTypeSymbol } => !initializer.ChildOperations.Any(),
        _ => false,
    };

    private static int? SizeOf(IArrayCreationOperation creation)
        => creation.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: int size and >= 0 } }] ? size : null;

    /// <summary>Whether a constructor of a collection is given no elements.</summary>
    public static bool StartsEmpty(IObjectCreationOperation creation)
        => creation.Arguments.All(
            static argument => argument.Value.Type is { TypeKind: not (TypeKind.Array or TypeKind.Interface) } type
                && !KnownMembers.IsKnownCollection(type)) &&
            creation.Initializer is null;

    /// <summary>Whether what something is asked for is the size of a collection that is known by its type.</summary>
    public static bool IsCollection(ITypeSymbol? type)
        => type is IArrayTypeSymbol ||
            (type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && KnownMembers.IsKnownCollection(named) &&
                named.GetMembers("Count").Any(static member => KnownMembers.GenuineFunctionOf(member) == KnownFunction.CountElements));

    /// <summary>
    /// A member of another assembly has been called: where it may have changed a collection, the sizes of all are forgotten.
    /// </summary>
    public static void AfterCall(BlockRun run, IMethodSymbol method, Value? receiver, CallArguments arguments)
    {
        if (!MayChange(method, arguments.Operations.Select(static argument => argument.Value)))
        {
            return;
        }

        var isAsked = AreAskedFor(run);
        Forget(run.State);
        if (!isAsked || !IsMember(method))
        {
            return;
        }

        if (receiver is ObjectValue or SymbolicValue && s_addOne.Contains(method.Name) && method.ReturnsVoid)
        {
            run.State.Assume(ConditionTransfer.IsEmpty(receiver), outcome: false);
        }
        else if (receiver is ObjectValue or SymbolicValue && method.Name == "Clear")
        {
            run.State.Assume(ConditionTransfer.IsEmpty(receiver), outcome: true);
        }
    }

    /// <summary>Whether a member of another assembly may change the size of a collection: its own, or one that it is given.</summary>
    public static bool MayChange(IMethodSymbol method, IEnumerable<IOperation?> arguments)
        => !s_leaveSize.Contains(method.Name) &&
            !(method is { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property }
                && s_leaveSize.Contains(property.MetadataName)) &&
            (IsMember(method) || arguments.Any(static argument => argument is not null &&
                TransparentOperations.Strip(argument).Type is { } type && KnownMembers.IsKnownCollection(type)));

    /// <summary>Whether something is known of sizes here, or asked about them.</summary>
    public static bool AreAskedFor(BlockRun run) => Know(run.State) || run.Context.Shape.AsksForSizes;

    private static bool IsMember(IMethodSymbol method)
        => KnownMembers.IsKnownCollection(method.ContainingType) ||
            (method.ContainingType.ContainingType is { } outer && KnownMembers.IsKnownCollection(outer));

    /// <summary>Something may have changed the size of any collection.</summary>
    public static void Forget(ProgramStateBuilder state)
    {
        state.RemoveDecisions(ConditionTransfer.IsAboutSize);
        state.Rewrite(
            static value => value is NumberValue { Identity: { } identity } && ConditionTransfer.IsAboutSize(identity)
                ? Value.Unknown
                : value);
    }

    private static bool Know(ProgramStateBuilder state)
    {
        foreach (var decision in state.PathCondition)
        {
            if (ConditionTransfer.IsAboutSize(decision.Key))
            {
                return true;
            }
        }

        return false;
    }
}
