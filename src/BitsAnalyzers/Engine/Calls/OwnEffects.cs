using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// What the operations of one method do by themselves, and what they call. Nested functions count as part of the method: when they run is
/// not asked. One walk over the operations, and one look at each local that holds an object.
/// </summary>
internal sealed partial class OwnEffects
{
    // No rule finds a string of that length too long.
    private const int HarmlessText = 256;

    // What a handler is for that an exception of COM gets to.
    private static readonly string[] s_comExceptions =
    [
        "System.Runtime.InteropServices.COMException",
        "System.Runtime.InteropServices.ExternalException",
        "System.SystemException",
    ];

    private readonly CompilationContext _compilation;
    private readonly ISymbol _owner;
    private readonly CancellationToken _cancellationToken;
    private readonly CallTargets _targets;
    private readonly ObjectRoots _objects;
    private readonly List<(Action<ulong> Note, IOperation? Value)> _pending = [];
    private readonly List<EffectCall> _calls = [];
    private readonly List<IOperation> _returned = [];
    private readonly List<IOperation> _kept = [];
    private int _written;

    private OwnEffects(CompilationContext compilation, ISymbol owner, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _owner = owner;
        _cancellationToken = cancellationToken;
        _targets = new(compilation, cancellationToken);
        _objects = new(owner, compilation, _targets);
    }

    public Effects Effects { get; } = new();

    /// <summary>How many calls of BITS are refused once a job has ended.</summary>
    public int RefusedCalls { get; private set; }

    /// <summary>Whether something in it may run more than once.</summary>
    public bool MayRepeat { get; private set; }

    /// <summary>Whether there is a loop in it whose end may depend on what is read in it.</summary>
    public bool MayWait { get; private set; }

    /// <summary>What is called of the program.</summary>
    public IReadOnlyList<EffectCall> Calls => _calls;

    /// <summary>Whether a nested function is made or called whose operations are not among these: in a control flow graph it has one of
    /// its own.</summary>
    public bool UsesNested { get; private set; }

    /// <summary>Whether what is new in the method goes on to live where callers may get at it.</summary>
    public bool LeaksFresh { get; private set; }

    /// <summary>Whether what is returned tells nothing but what other code has given.</summary>
    public bool IsResultOpaque { get; private set; }

    /// <param name="compilation">The compilation.</param>
    /// <param name="owner">The member whose operations they are.</param>
    /// <param name="body">The operations.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <param name="except">An operation that does not count.</param>
    public static OwnEffects Of(
        CompilationContext compilation, ISymbol owner, IOperation body, CancellationToken cancellationToken, IOperation? except = null)
    {
        var effects = new OwnEffects(compilation, owner, cancellationToken);
        effects.Walk(body, except);
        effects.Resolve();
        return effects;
    }

    private void Walk(IOperation body, IOperation? except)
    {
        var pending = new Stack<(IOperation Operation, Place Place)>();
        pending.Push((body, default));
        while (pending.Count > 0)
        {
            var (operation, place) = pending.Pop();
            if (operation == except)
            {
                continue;
            }

            Note(operation, place);
            if (operation is ITryOperation @try)
            {
                var guarded = place;
                foreach (var handler in @try.Catches.Where(static handler => handler.Filter is null))
                {
                    guarded = guarded with
                    {
                        CatchesAll = guarded.CatchesAll || CatchesAll(handler),
                        CatchesCom = guarded.CatchesCom || CatchesCom(handler),
                    };
                    if (FullNames.IsFrameworkType(handler.ExceptionType, "System.Runtime.InteropServices.COMException"))
                    {
                        Effects.ComException = handler.ExceptionType;
                    }
                }

                pending.Push((@try.Body, guarded));
                foreach (var handler in @try.Catches)
                {
                    pending.Push((handler, place with { IsHandler = true }));
                }

                if (@try.Finally is { } @finally)
                {
                    pending.Push((@finally, place));
                }

                continue;
            }

            var isNested = operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
            foreach (var child in operation.ChildOperations)
            {
                pending.Push((child, isNested ? new Place { IsNested = true } : place));
            }
        }
    }

    private bool CatchesAll(ICatchClauseOperation handler)
        => handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } ||
            _compilation.KnownMembers.IsException(handler.ExceptionType);

    private bool CatchesCom(ICatchClauseOperation handler)
        => CatchesAll(handler) || Array.Exists(s_comExceptions, name => FullNames.IsFrameworkType(handler.ExceptionType, name));

    private void Note(IOperation operation, Place place)
    {
        if (operation.ConstantValue is { HasValue: true, Value: string text } && (_written += text.Length) > HarmlessText)
        {
            Effects.HasLongText = true;
        }

        Effects.IsUnclear |= WrittenPlaces.IsWriteThroughReference(operation);
        if (operation is IParameterReferenceOperation
            {
                Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } primary } held
            } && !SymbolEqualityComparer.Default.Equals(primary, _owner))
        {
            // A parameter of a primary constructor that members use is a field in all but name.
            NoteMember(operation, held);
        }

        Effects.RunsHiddenCode |= MayRunOthers(operation) || RunsStaticConstructor(operation);
        MayRepeat |= place.IsNested || operation is ILoopOperation or IBranchOperation { BranchKind: BranchKind.GoTo };
        MayWait |= operation is ILoopOperation repeated && MayEndEarly(repeated);
        switch (operation)
        {
            case IInvocationOperation invocation:
                NoteInvocation(invocation, place);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Effects.RunsHiddenCode |= _compilation.Constructions.DoMore(constructor.ContainingType, _cancellationToken);
                NoteCall(constructor, null, creation.Arguments, place);
                break;
            case IPropertyReferenceOperation property:
                NoteProperty(property, place);
                break;
            case IFieldReferenceOperation { Field: var field }:
                NoteMember(operation, field);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: not MethodKind.LocalFunction } method, Instance: var instance }:
                NoteMethodReference(method, instance, place);
                break;
            case IFlowAnonymousFunctionOperation or IMethodReferenceOperation:
                UsesNested = true;
                break;
            case ILocalReferenceOperation when place.IsNested:
            case IParameterReferenceOperation when place.IsNested:
                NoteEscape(operation);
                break;
            case IVariableDeclaratorOperation { Symbol: var local, Initializer.Value: var value }:
                _objects.Add(local, value);
                break;
            case ICatchClauseOperation { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation { Symbol: var caught } }:
                _objects.Add(caught, null);
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var local } } loop:
                _objects.Add(local, loop);
                NoteEnumeration(loop, place);
                break;
            case IWhileLoopOperation or IForLoopOperation:
                Effects.Guards |= MayRunForEver((ILoopOperation)operation);
                break;
            case IBranchOperation { BranchKind: BranchKind.GoTo }:
                Effects.Guards = true;
                break;
            case ISimpleAssignmentOperation { Target: var target, Value: var value } assignment:
                NoteAssignment(target, value);
                Effects.IsUnclear |= assignment.IsRef;
                break;
            case ICoalesceAssignmentOperation { Target: var target, Value: var value }:
                NoteAssignment(target, value);
                break;
            case IDeconstructionAssignmentOperation { Target: var target, Value: var value }:
                NoteAssignment(target, value);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } pattern:
                _objects.Add(local, MatchedBy(pattern));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local } pattern:
                _objects.Add(local, MatchedBy(pattern));
                break;
            case IReturnOperation { ReturnedValue: { } returned } when !place.IsNested:
                _returned.Add(returned);
                _kept.Add(returned);
                break;
            case IThrowOperation { Exception: var thrown }:
                Effects.Guards |= !place.IsHandler;
                NoteThrow(place, mayBeCom: !place.IsHandler || thrown is null);
                break;
            case IAwaitOperation:
                Effects.RunsAnyCode = true;
                NoteThrow(place, mayBeCom: true);
                break;
            case IUsingOperation or IUsingDeclarationOperation when MayDisposeHere():
                Effects.IsUnclear = true;
                break;
            case IUsingOperation or IUsingDeclarationOperation or ILockOperation:
                Effects.TakesTime = true;
                NoteThrow(place, mayBeCom: true);
                break;
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals,
                LeftOperand: var left,
                RightOperand: var right,
            } binary when IsState(left) || IsState(right):
                Defer(roots => Effects.Tells |= roots, left);
                Defer(roots => Effects.Tells |= roots, right);
                NoteOperator(binary, place);
                break;
            case ISwitchOperation { Value: var tested } when IsState(tested):
                Defer(roots => Effects.Tells |= roots, tested);
                break;
            case ISwitchExpressionOperation { Value: var tested } when IsState(tested):
                Defer(roots => Effects.Tells |= roots, tested);
                break;
            case IIsPatternOperation { Value: var tested } when IsState(tested):
                Defer(roots => Effects.Tells |= roots, tested);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target, Parent: { } call }:
                NoteAssignment(target is IDeclarationExpressionOperation { Expression: var declared } ? declared : target, call);
                break;
            case IDynamicInvocationOperation
                or IDynamicMemberReferenceOperation
                or IDynamicObjectCreationOperation
                or IDynamicIndexerAccessOperation
                or IFunctionPointerInvocationOperation
                or IAddressOfOperation
                or IEventAssignmentOperation { EventReference: not IEventReferenceOperation }:
                Effects.IsUnclear = true;
                break;
            case IEventAssignmentOperation { HandlerValue: var handler } assignment:
                NoteEscape(handler);
                Effects.IsUnclear |= assignment.EventReference is IEventReferenceOperation { Event: var raised } &&
                    _compilation.Wrappers.Find(raised) is not null;
                if (assignment.EventReference is IEventReferenceOperation { Event: { AddMethod: { } add } subscribed } &&
                    !subscribed.DeclaringSyntaxReferences.IsEmpty &&
                    !add.IsImplicitlyDeclared)
                {
                    Effects.RunsHiddenCode = true;
                    NoteThrow(place, mayBeCom: true);
                }

                break;
            case IArrayElementReferenceOperation
                or IConversionOperation
            {
                OperatorMethod: null,
                Conversion.IsReference: true,
                Conversion.IsImplicit: false,
                IsTryCast: false,
            }:
                NoteThrow(place, mayBeCom: false);
                break;
            default:
                NoteOperator(operation, place);
                break;
        }
    }

    /// <summary>Whether a loop may be one that nothing ends; others are taken to end.</summary>
    public static bool MayRunForEver(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: var condition } => MayRunForEver(condition),
        IForLoopOperation { Condition: var condition, AtLoopBottom.IsEmpty: true } => MayRunForEver(condition),
        IForLoopOperation { Condition: var condition } => condition is null or { ConstantValue.HasValue: true },
        _ => false,
    };

    // What a loop waits for that asks its own variables alone, nothing else brings about.
    private static bool MayRunForEver(IOperation? condition)
        => condition is null or { ConstantValue.HasValue: true } ||
            condition.DescendantsAndSelf().All(static part => part is ILocalReferenceOperation
                or IParameterReferenceOperation
                or IUnaryOperation { OperatorMethod: null }
                or IBinaryOperation { OperatorMethod: null }
                or IConversionOperation { OperatorMethod: null }
                or ILiteralOperation);

    // A foreach that nothing leaves has as many rounds as its collection has elements.
    private static bool MayEndEarly(ILoopOperation loop)
        => loop is not IForEachLoopOperation ||
            loop.Body.DescendantsAndSelf().Any(operation =>
                operation is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.GoTo } ||
                (operation is IBranchOperation { Target: var target } && SymbolEqualityComparer.Default.Equals(target, loop.ExitLabel)));

    // Whether an operation that is no call may run code that is not seen, which may do anything and never return.
    private bool MayRunOthers(IOperation operation) => operation switch
    {
        ITypeParameterObjectCreationOperation => true,
        IConversionOperation { OperatorMethod: null, IsTryCast: false, Conversion: var kind } conversion =>
            conversion.IsChecked || !(kind.IsImplicit || kind.IsNumeric || kind.IsIdentity || IsOfIntegers(conversion)),
        IBinaryOperation { OperatorMethod: null or { ContainingType.SpecialType: SpecialType.System_String } } binary =>
            binary.IsChecked
                || (binary.Type is { SpecialType: SpecialType.System_String }
                    && !(IsHarmless(binary.LeftOperand) && IsHarmless(binary.RightOperand))),
        ICompoundAssignmentOperation { OperatorMethod: null or { ContainingType.SpecialType: SpecialType.System_String } } compound =>
            compound.IsChecked || !IsHarmless(compound.Value),
        IUnaryOperation { IsChecked: true } or IIncrementOrDecrementOperation { IsChecked: true } => true,
        IInterpolationOperation interpolation => !IsHarmless(interpolation.Expression),
        IUsingOperation or IUsingDeclarationOperation or ISwitchExpressionOperation or IListPatternOperation => true,
        IRecursivePatternOperation pattern => !(pattern.PropertySubpatterns.IsEmpty && pattern.DeconstructionSubpatterns.IsEmpty),
        IDeconstructionAssignmentOperation { Value: not ITupleOperation } => true,
        IForEachLoopOperation { Collection: var collection } => TransparentOperations.Strip(collection).Type is not { } type ||
            !(type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String } || KnownMembers.IsKnownCollection(type)),
        { Kind: OperationKind.None } => OperationsThatReturn.IsCallThroughPointer(operation),
        _ => operation.Kind is OperationKind.EventAssignment
                or OperationKind.With
                or OperationKind.InterpolatedStringHandlerCreation
                or OperationKind.InterpolatedStringAppendFormatted
                or OperationKind.YieldReturn
                or >= OperationEvaluator.CollectionExpression &&
            !OperationsThatReturn.Contain(operation, _compilation.KnownMembers),
    };

    private bool RunsStaticConstructor(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { } type } } => type,
        IObjectCreationOperation { Constructor.ContainingType: { } type } => type,
        IMemberReferenceOperation { Member: { IsStatic: true, ContainingType: { } type } } => type,
        _ => null,
    } is { } used && _compilation.StaticConstructors.DoMore(used, _cancellationToken);

    private bool MayDisposeHere()
        => _compilation.Reach.MayLeadTo("Dispose", _cancellationToken) || _compilation.Reach.MayLeadTo("DisposeAsync", _cancellationToken);

    private bool IsHarmless(IOperation value) => _compilation.KnownMembers.IsHarmlessPart(value);

    private static bool IsOfIntegers(IConversionOperation conversion)
        => IntegerTypes.WidthOf(conversion.Type) is not null && IntegerTypes.WidthOf(conversion.Operand.Type) is not null;

    // Any enum may be the one that the program calls the state of a job.
    private static bool IsState(IOperation value) => value is { ConstantValue.HasValue: false, Type.TypeKind: TypeKind.Enum };

    private static IOperation? MatchedBy(IOperation pattern)
    {
        var outer = pattern;
        while (outer.Parent is { } parent)
        {
            switch (parent)
            {
                case IIsPatternOperation { Value: var value }:
                    return value;
                case ISwitchOperation { Value: var value }:
                    return value;
                case ISwitchExpressionOperation { Value: var value }:
                    return value;
                default:
                    outer = parent;
                    break;
            }
        }

        return null;
    }

    private void NoteOperator(IOperation operation, Place place)
    {
        if (UserDefinedOperators.Of(operation) is { } @operator)
        {
            var operands = operation.ChildOperations.ToList();
            var values = @operator.Parameters.Select((_, ordinal) => ordinal < operands.Count ? operands[ordinal] : null).ToArray();
            AddCall(@operator, null, values, place, isElsewhere: !_targets.IsInSource(@operator));
        }
    }

    // A member is named: read, unless it is only assigned to.
    private void NoteMember(IOperation reference, ISymbol member)
    {
        if (member.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty)
        {
            return;
        }

        if (reference.Parent is not ISimpleAssignmentOperation { Target: var target } || target != reference)
        {
            Effects.ReadMembers.Add(member.OriginalDefinition);
        }

        // What a constructor writes to the object that it makes, nobody has read yet.
        var isNew = _owner is IMethodSymbol { MethodKind: MethodKind.Constructor } &&
            reference is IMemberReferenceOperation { Instance: IInstanceReferenceOperation };
        if (!isNew && WrittenPlaces.MayBeWritten(reference))
        {
            Effects.Written.Add(member.OriginalDefinition);
        }
    }

    private void NoteAssignment(IOperation target, IOperation value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                _objects.Add(local, value);
                break;
            case IDeclarationExpressionOperation { Expression: var declared }:
                NoteAssignment(declared, value);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    NoteAssignment(element, value);
                }

                break;
            case IDiscardOperation:
                break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None }:
                // A parameter that is assigned to stands for more than the caller has passed.
                Effects.IsUnclear |= ObjectRoots.IsObject(target.Type);
                break;
            default:
                if (ObjectRoots.IsObject(target.Type))
                {
                    NoteEscape(value);

                    // What is stored elsewhere is not known again when it is read there.
                    if (target is not IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: true } and
                        not IArrayElementReferenceOperation)
                    {
                        _kept.Add(value);
                    }
                }

                break;
        }
    }

    private void NoteEscape(IOperation? value)
    {
        if (value is not null && ObjectRoots.IsObject(value.Type))
        {
            Defer(roots => Effects.Escapes |= roots, value);
        }
    }

    private void NoteThrow(Place place, bool mayBeCom)
    {
        Effects.MayThrow |= !place.CatchesAll;
        Effects.MayThrowComException |= mayBeCom && !place.CatchesCom;
    }

    // Origins are looked at when all locals have been met.
    private void Defer(Action<ulong> note, IOperation? value) => _pending.Add((note, value));

    private void Resolve()
    {
        foreach (var (note, value) in _pending)
        {
            note(value is null ? Roots.Any : _objects.Of(value));
        }

        foreach (var value in _kept)
        {
            LeaksFresh |= ObjectRoots.IsObject(value.Type) && (_objects.Of(value) & Roots.Fresh) != Roots.None;
        }

        IsResultOpaque = _returned.Count > 0 &&
            !(_owner is IMethodSymbol method && _compilation.Types.Find(method.ReturnType) is not null) &&
            new OpaqueResults(_compilation, _targets, _objects).Are(_returned);
    }

    private readonly record struct Place(bool IsNested, bool IsHandler, bool CatchesAll, bool CatchesCom);
}
