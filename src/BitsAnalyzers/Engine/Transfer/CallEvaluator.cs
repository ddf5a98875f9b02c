using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Calls: those of BITS, the few of the framework that matter here, and all others, which are unknown code to the jobs they can get hold
/// of.
/// </summary>
internal sealed class CallEvaluator
{
    private static readonly Guid s_unknown = new("00000000-0000-0000-C000-000000000046");

    private readonly BlockRun _run;
    private readonly OperationEvaluator _evaluator;
    private readonly CallFollower _follower;
    private readonly OpaqueCalls _opaque;
    private readonly KnownFunctionTransfer _functions;

    public CallEvaluator(BlockRun run, OperationEvaluator evaluator)
    {
        _run = run;
        _evaluator = evaluator;
        _follower = new(run, evaluator);
        var returns = new ReturnConditions(run, evaluator);
        _opaque = new(run, evaluator, returns);
        _functions = new(run, evaluator, returns);
        Wrappers = new(run, evaluator);
        Found = new(run);
        Properties = new(run, evaluator, this, _follower);
    }

    public PropertyTransfer Properties { get; }

    public WrapperCalls Wrappers { get; }

    public FoundJobs Found { get; }

    private BodyContext Context => _run.Context;

    public Value Invoke(IInvocationOperation invocation)
    {
        if (ConditionalCalls.IsLeftOut(invocation))
        {
            return Value.Unknown;
        }

        var receiver = invocation.Instance is null ? null : _evaluator.Evaluate(invocation.Instance);
        var arguments = EvaluateArguments(invocation.Arguments);
        var isEmpty = invocation.TargetMethod is { Name: "GetEnumerator", Parameters.IsEmpty: true }
            && CollectionSizes.IsKnownToBeEmpty(_run.State, receiver);
        var given = Found.After(invocation, receiver, arguments, Invoke(invocation, receiver, arguments));

        // The enumerator of a collection without elements has none to give, either.
        return isEmpty ? CollectionSizes.BeginEmpty(_run, given) : given;
    }

    private Value Invoke(IInvocationOperation invocation, Value? receiver, CallArguments arguments)
    {
        var method = invocation.TargetMethod;
        _evaluator.NoteUseOfType(method, invocation);
        if (receiver is NullValue && invocation.Instance is { Type: { IsReferenceType: true } or IPointerTypeSymbol })
        {
            // The call throws before it is made.
            _run.MayThrow();
            _run.State.IsImpossible = true;
            return Value.Unknown;
        }

        if (Clone(invocation, receiver) is { } clone)
        {
            return clone;
        }

        if (Context.Types.FindMember(method, invocation.Instance?.Type) is { } member)
        {
            return _evaluator.Calls.Call(
                new(invocation, method, invocation.Instance?.Type, member, Context.Points[invocation], receiver, arguments));
        }

        // Generated interop puts overloads with friendlier types before the members, as extension methods of the same names.
        if (Context.Types.FindExtended(method) is { } extended && arguments.Count > 0)
        {
            return _evaluator.Calls.Call(
                new(
                    invocation,
                    method,
                    method.Parameters[0].Type,
                    extended,
                    Context.Points[invocation],
                    arguments.ValueFor(0),
                    arguments.Shifted()));
        }

        if (Context.Compilation.Wrappers.Find(method) is { Library: not null } known &&
            Wrappers.Invoke(known, invocation, receiver, arguments) is { } told)
        {
            return told;
        }

        if (method is { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true }
            && Context.Compilation.MemberStarts.IsTrivial(method, Context.CancellationToken))
        {
            // That of a base class, which does nothing.
            return Value.Unknown;
        }

        if (method.Name == "Dispose" && invocation.Instance is { } disposed &&
            Context.Compilation.Wrappers.ObjectOf(TransparentOperations.Strip(disposed).Type) is not null)
        {
            Wrappers.Dispose(receiver);
            return Value.Unknown;
        }

        if (_evaluator.Texts.Call(invocation, arguments) is { } text)
        {
            return text;
        }

        if (JobNames.IsId(receiver) &&
            method.ReturnType.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_Int32) &&
            !Context.Compilation.KnownMembers.IsOnlyShown(invocation))
        {
            // The id in another form.
            _evaluator.Escapes.ByStore(receiver!);
        }

        if (method is { Name: "MoveNext", Parameters.IsEmpty: true } && CollectionSizes.IsKnownToBeEmpty(_run.State, receiver))
        {
            return Value.False;
        }

        var outside = Context.Compilation.KnownMembers.Find(method);
        if (_functions.Invoke(invocation, FunctionOf(method), receiver, arguments) is { } function)
        {
            return function;
        }

        if (AtomicAccess.Invoke(_run, _evaluator, invocation, arguments) is { } accessed)
        {
            return accessed;
        }

        if (EqualContents(method, receiver, arguments) is { } equal)
        {
            return equal;
        }

        // What is thrown in a body that is followed is thrown there. A call that is given a job is meant to be made: the object is not null
        // then.
        var isGivenJob = IsGivenJob(arguments);
        if (!isGivenJob)
        {
            MayBeNull(invocation.Instance, receiver, arguments.Values);
        }

        if (_follower.Invoke(invocation, receiver, arguments) is { } followed)
        {
            return followed;
        }

        if (!isGivenJob
            && outside?.Does(KnownEffects.EndsProcess) != true
            && !Context.Compilation.ReturningBodies.Contain(method, Context.CancellationToken))
        {
            MayThrowBefore(arguments.Values.Prepend(receiver));
        }

        if (outside is not null)
        {
            _opaque.ThrowForEach(invocation, outside, receiver, arguments);
            CollectionSizes.AfterCall(_run, method, receiver, arguments);
            Elements.AfterCall(_run, method, arguments);
        }

        // What the options say of a member they say of all that it does.
        var wrapper = Context.Compilation.Wrappers.Find(method);
        if (wrapper is null &&
            outside is not null &&
            Context.Compilation.KnownMembers.EffectsOf(method, invocation.Arguments) is not KnownEffects.None and var effects &&
            (effects & (KnownEffects.Returns | KnownEffects.ThrowsOnCondition | KnownEffects.DoesNotReturn)) != KnownEffects.None)
        {
            CallResults.Undecide(_run.State, receiver);
            var given = _opaque.Known(invocation, method, outside, arguments);
            if (outside.Function == KnownFunction.NoElements)
            {
                return CollectionSizes.BeginEmpty(_run, given);
            }

            return PureFunctions.Of(Context, method, receiver, _evaluator.Operators.AsNumbers(arguments)) ?? given;
        }

        if (IsOfKnownCollection(method, invocation.Instance, receiver))
        {
            _evaluator.Escapes.LoseObjects(receiver);
            return _evaluator.FreshValue(invocation.Type, invocation);
        }

        if (wrapper is not null && Wrappers.Invoke(wrapper, invocation, receiver, arguments) is { } result)
        {
            return result;
        }

        return _opaque.Unknown(invocation, method, invocation.Instance, receiver, arguments, invocation.Type);
    }

    // What has nothing but its content compares by it, whether an operator is asked or a method.
    private Value? EqualContents(IMethodSymbol method, Value? receiver, CallArguments arguments)
    {
        if (method is not { Name: "Equals", IsStatic: false, Parameters: [{ Type: var other }], ContainingType: var type }
            || receiver is null or ResultValue
            || !SymbolEqualityComparer.Default.Equals(other, type)
            || !(KnownMembers.ComparesAlike(type) || IntegerTypes.WidthOf(type) is <= 32 || type.SpecialType == SpecialType.System_Boolean))
        {
            return null;
        }

        _run.MayThrow();
        return ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, receiver, arguments[0]) is not UnknownValue and var equal
            ? equal
            : null;
    }

    // What 'with' copies from a record, where the compiler has written how: the copy holds what the record holds.
    private ObjectValue? Clone(IInvocationOperation invocation, Value? receiver)
    {
        if (invocation.TargetMethod is not { MetadataName: "<Clone>$", IsImplicitlyDeclared: true } ||
            (receiver is ObjectValue { ExactType: >= 0 and var number }
                ? Context.TypeOf(number)
                : invocation.TargetMethod.ContainingType) is not INamedTypeSymbol type ||
            !(receiver is ObjectValue { ExactType: >= 0 } || (receiver is SymbolicValue && Context.Compilation.ExactTypes.Contain(type))) ||
            !Context.Compilation.MemberStarts.IsWhollySeen(type) || !IsCopiedWhole(type))
        {
            return null;
        }

        var site = Context.Points[invocation];
        _evaluator.Renew(site);
        var created = new ObjectValue(site, Context.NumberOf(type));
        _follower.ForgetMembersOf(created);
        _run.State.Own(site);
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                var held = member switch
                {
                    IPropertySymbol { IsStatic: false } property when Locations.IsAutoProperty(property) => property.Type,
                    IFieldSymbol { IsStatic: false, AssociatedSymbol: null, IsVolatile: false, RefKind: RefKind.None } field => field.Type,
                    _ => null,
                };
                if (held is not null
                    && (Context.Types.Find(held) is { Object: BitsObject.Job }
                        || _run.State[Context.Locations.OfMember(member, receiver)] is not null))
                {
                    _run.State[Context.Locations.OfMember(member, created)] = _evaluator.ReadMemberOf(member, held, receiver!, invocation);
                }
            }
        }

        _run.Note(new ObjectEvent(site));
        return created;
    }

    // A constructor that the program has written may copy something else.
    private static bool IsCopiedWhole(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            if (!current.IsRecord
                || current.InstanceConstructors.Any(constructor => constructor
                    is { IsImplicitlyDeclared: false, Parameters: [{ Type: var copied }] } &&
                SymbolEqualityComparer.Default.Equals(copied, current)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where an object may be null, an exception may leave before anything is done with it; whoever handles that finds it to be
    /// null.</summary>
    /// <param name="instance">What refers to the object; null where a static member is used.</param>
    /// <param name="value">What that has been evaluated to.</param>
    /// <param name="given">What the object is to be given.</param>
    public void MayBeNull(IOperation? instance, Value? value, IEnumerable<Value?>? given = null)
    {
        if (instance is null or IInstanceReferenceOperation or { Type.IsValueType: true } || value is ObjectValue)
        {
            return;
        }

        if (value is not SymbolicValue)
        {
            MayThrowBefore(given ?? []);
            return;
        }

        var isNull = ConditionTransfer.IsNull(value);
        if (_run is { IsGuarded: true, IsSilent: false })
        {
            foreach (var thrown in _evaluator.Conditions.Assume(isNull, outcome: true))
            {
                GiveAway(thrown, given ?? []);
                _run.MayThrow(thrown);
            }
        }

        if (_run.State.Entails(isNull) == true)
        {
            _run.State.IsImpossible = true;
        }
    }

    /// <summary>
    /// An exception may leave before unknown code is run. Where that is given a job, what it did with the job before it threw is not known,
    /// nor whether it did anything.
    /// </summary>
    public void MayThrowBefore(IEnumerable<Value?> given)
    {
        if (!_run.IsGuarded)
        {
            return;
        }

        if (!given.Any(LeadsToJob))
        {
            _run.MayThrow();
        }
        else if (_run.Snapshot() is { } state)
        {
            GiveAway(state, given);
            _run.MayThrow(state);
        }
    }

    private void GiveAway(ProgramStateBuilder state, IEnumerable<Value?> given)
    {
        if (given.Any(LeadsToJob))
        {
            Escapes.Share(state, Reachable.GiveAway(Context, state, given.OfType<Value>()));
        }
    }

    private static bool IsGivenJob(CallArguments arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is JobValue)
            {
                return true;
            }
        }

        return false;
    }

    private bool LeadsToJob(Value? value)
        => value is JobValue || (Reachable.CanLeadOn(value) && Reachable.From(Context, _run.State, [value!]).Jobs.Count > 0);

    public Value Create(IObjectCreationOperation creation)
    {
        var arguments = EvaluateArguments(creation.Arguments);
        var outside = Context.Compilation.KnownMembers.Find(creation.Constructor);
        if (arguments.Count == 1
            && (outside?.Function == KnownFunction.PassOnArgument
                || (arguments[0] is ResultValue && creation is { Constructor: { } keeps, Initializer: null }
                    && Context.Compilation.ResultMembers.FunctionOf(keeps, Context.CancellationToken) == KnownFunction.PassOnArgument)))
        {
            return arguments[0];
        }

        if (WindowsVersionTests.OfCreation(outside?.Function ?? KnownFunction.None, creation, arguments.ValueFor) is { } version)
        {
            return version;
        }

        _evaluator.NoteUseOfType(creation.Constructor, creation);

        // What is thrown in a constructor that is followed is thrown there.
        var plain = Context.Compilation.PlainConstructors;
        var isOutsideException = Context.Compilation.KnownMembers.IsOutsideException(creation.Type);
        var isPlain = isOutsideException
            || IsNewCollection(creation)
            || (creation.Constructor is { } called && plain.Contain(called, Context.CancellationToken));
        var runsOthers = !isPlain;
        if (runsOthers && !(creation.Type is INamedTypeSymbol made && plain.RunNothingElse(made, Context.CancellationToken)))
        {
            MayThrowBefore(arguments.Values);
            runsOthers = false;
        }

        var site = Context.Points[creation];
        if (creation.Type is INamedTypeSymbol begun && Context.Compilation.Constructions.DoMore(begun, Context.CancellationToken))
        {
            _evaluator.Escapes.UnknownCode(site);
        }

        var created = creation.Type is { IsReferenceType: true } type ? new ObjectValue(site, Context.NumberOf(type)) : null;
        if (created is null || !_follower.Create(creation, created, arguments))
        {
            if (runsOthers
                && !(creation.Constructor is { } written
                    && Context.Compilation.ReturningBodies.Contain(written, Context.CancellationToken)))
            {
                MayThrowBefore(arguments.Values);
            }

            if (creation.Constructor is { } constructor)
            {
                if (outside is not null
                    && (Context.Compilation.KnownMembers.EffectsOf(
                        constructor, creation.Arguments) & (KnownEffects.Returns | KnownEffects.ThrowsOnCondition)) != KnownEffects.None)
                {
                    _opaque.Known(creation, constructor, outside, arguments);
                }
                else
                {
                    _opaque.Unknown(
                        creation, constructor, null, null, arguments, null, mayNotReturn: !isPlain && !IsTrivialStruct(creation));
                }
            }

            _evaluator.Renew(site);
            if (created is not null)
            {
                _follower.ForgetMembersOf(created);
                CollectionSizes.Begin(_run, creation, created);
            }
        }

        if (creation.Initializer is { } initializer)
        {
            _evaluator.Evaluate(initializer);
        }

        if (created is null || Context.Types.Find(creation.Type) is { Object: BitsObject.Job })
        {
            _evaluator.Escapes.LoseObjects(created);
            return _evaluator.FreshValue(creation.Type, creation);
        }

        _run.Note(new ObjectEvent(site));
        return created;
    }

    /// <summary>Follows the method that takes an object apart; null where it is not followed.</summary>
    public Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction, Value value)
        => _follower.Deconstruct(deconstruction, value);

    /// <summary>
    /// A handler is added to an event, or taken away, by an accessor that the program has written; whether that is followed.
    /// </summary>
    public bool Subscribe(IEventAssignmentOperation assignment)
    {
        if (assignment.EventReference
            is not IEventReferenceOperation { Event.AddMethod.IsImplicitlyDeclared: false, Instance: var instance } ||
            (instance is not null && !OperationEvaluator.IsPure(instance)))
        {
            return false;
        }

        var owner = instance is null ? null : _evaluator.Evaluate(instance);
        var handler = _evaluator.Evaluate(assignment.HandlerValue);
        MayBeNull(instance, owner, [handler]);
        if (!_follower.Subscribe(assignment, owner, handler))
        {
            return false;
        }

        _evaluator.Escapes.ByStore(handler);
        return true;
    }

    /// <summary>A lambda or method group: what it will do, and when, is not known; the jobs that it can reach are out of sight.</summary>
    public Value MakeDelegate(IOperation operation)
    {
        var site = Context.Points[operation];
        if (operation.Parent is IConversionOperation { Type: { TypeKind: not TypeKind.Delegate } tree }
            && operation is not IMethodReferenceOperation)
        {
            // An expression tree is data: its body runs nowhere here, but whoever has it may run it.
            _evaluator.Escapes.ToHiddenCode(new DelegateValue(site, null));
            return _evaluator.FreshValue(tree, operation);
        }

        var receiver = operation is IMethodReferenceOperation { Instance: { } instance } ? _evaluator.Evaluate(instance) : null;
        if (receiver is null || operation is IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction })
        {
            _evaluator.Calls.NoteNested(operation);
        }

        _evaluator.Renew(site);
        var made = new DelegateValue(site, receiver);
        if (!IsArgument(operation))
        {
            _evaluator.Escapes.ToHiddenCode(made);
        }

        return made;
    }

    public Value ConvertByMethod(IConversionOperation conversion, Value operand)
    {
        // HRESULT types convert to and from integers.
        var function = FunctionOf(conversion.OperatorMethod!);
        if (operand is ResultValue or NumberValue && function == KnownFunction.PassOnArgument)
        {
            return operand;
        }

        // So do the integers that hold pointers.
        if (conversion.OperatorMethod is { ContainingType.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr })
        {
            return operand;
        }

        return Operate(conversion, conversion.OperatorMethod!, (conversion.Operand, operand));
    }

    /// <summary>An operator that the program or a library defines.</summary>
    public Value Operate(IOperation operation, IMethodSymbol @operator, params (IOperation Operand, Value Value)[] operands)
    {
        MayThrowBefore(operands.Select(static operand => operand.Value));
        if (_follower.Operate(operation, @operator, operands) is { } followed)
        {
            return followed;
        }

        // The operators of records call nothing but those of their members.
        var isHidden = _opaque.IsInSource(@operator) && !@operator.IsImplicitlyDeclared;
        foreach (var (_, value) in operands)
        {
            _opaque.Escape(value, isHidden);
        }

        if (Context.Compilation.ReturningBodies.Contain(@operator, Context.CancellationToken))
        {
            if (isHidden)
            {
                _evaluator.Escapes.UnknownCodeThatReturns(Context.Points[operation]);
            }
        }
        else if ((Context.Compilation.KnownMembers.Find(@operator)?.Effects & KnownEffects.Returns) is null or KnownEffects.None &&
            FunctionOf(@operator) == KnownFunction.None)
        {
            _evaluator.Escapes.UnknownCode(Context.Points[operation]);
        }

        _run.MayThrow();
        var given = _evaluator.FreshValue(operation.Type, operation);
        return operation is IBinaryOperation { IsLifted: false } or IUnaryOperation { IsLifted: false }
            ? PureFunctions.Of(Context, @operator, null, Array.ConvertAll(operands, static operand => operand.Value)) ?? given
            : given;
    }

    public Value OperateByMethod(IBinaryOperation binary, Value left, Value right)
    {
        if (WindowsVersionTests.OfComparison(binary.OperatorKind, left, right) is { } version)
        {
            return version;
        }

        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            ResultComparisons.Note(_run, binary, left, right);
        }

        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && _evaluator.Conversions.CompareTypes(binary) is { } isType)
        {
            _run.MayThrow();
            return binary.OperatorKind == BinaryOperatorKind.Equals ? isType : ConditionTransfer.Not(isType);
        }

        // Such values have nothing but their content, which stays what it is.
        if (OperatorTransfer.ComparisonOf(binary.OperatorKind) is { } comparison
            && !binary.IsLifted
            && KnownMembers.ComparesAlike(binary.OperatorMethod!.ContainingType))
        {
            _run.MayThrow();
            return ConditionTransfer.Compare(comparison, left, right) is not UnknownValue and var compared
                ? compared
                : _evaluator.FreshValue(binary.Type, binary);
        }

        // What the program declares to compare HRESULTs compares as its body says.
        var isOwn = (left is ResultValue || right is ResultValue) && Context.Compilation.Compilation.Declares(binary.OperatorMethod);
        if (!isOwn && (left is ResultValue || right is ResultValue || left is NullValue || right is NullValue))
        {
            _evaluator.Operators.NoteUse(binary.OperatorKind, left, right);
            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Equals => ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right),
                BinaryOperatorKind.NotEquals => ConditionTransfer.Compare(ConditionTransfer.Comparison.NotEqual, left, right),
                BinaryOperatorKind.LessThan => ConditionTransfer.Compare(ConditionTransfer.Comparison.Less, left, right),
                BinaryOperatorKind.GreaterThanOrEqual =>
                    ConditionTransfer.Compare(ConditionTransfer.Comparison.GreaterOrEqual, left, right),
                _ => _evaluator.FreshValue(binary.Type, binary),
            };
        }

        return Operate(binary, binary.OperatorMethod!, (binary.LeftOperand, left), (binary.RightOperand, right));
    }

    public CallArguments EvaluateArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        if (arguments.IsEmpty)
        {
            return CallArguments.None;
        }

        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Parameter?.RefKind == RefKind.Out ? Value.Unknown : _evaluator.Evaluate(arguments[i].Value);
        }

        return new(arguments, values);
    }

    // What a member outside is known to do, or one of the program to an HRESULT. Those of IUnknown belong to the interfaces of BITS.
    public KnownFunction FunctionOf(ISymbol member)
        => Context.Compilation.KnownMembers.FunctionOf(member) is not KnownFunction.None and var known ? known
            : FunctionOfUnknown(member) is not KnownFunction.None and var counted ? counted
            : Context.Compilation.ResultMembers.FunctionOf(member, Context.CancellationToken);

    private KnownFunction FunctionOfUnknown(ISymbol member) => member switch
    {
        IMethodSymbol { IsStatic: false, Name: "QueryInterface" } when IsOfCom(member.ContainingType) => KnownFunction.QueryInterface,
        IMethodSymbol { IsStatic: false, Name: "AddRef" or "Release", Parameters.IsEmpty: true } when IsOfCom(member.ContainingType) =>
            KnownFunction.CountReference,
        _ => KnownFunction.None,
    };

    private bool IsOfCom(INamedTypeSymbol type) => Context.Types.Find(type) is not null || BitsTypes.IidOf(type) == s_unknown;

    // The enumerator of a collection that is known, and what it is asked for, whatever interface that goes through.
    public bool IsOfKnownCollection(ISymbol member, IOperation? instance, Value? owner)
        => member.ContainingType.OriginalDefinition.SpecialType switch
        {
            SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T =>
                instance is not null && TransparentOperations.Strip(instance).Type is { } type && KnownMembers.IsKnownCollection(type),
            SpecialType.System_Collections_IEnumerator or SpecialType.System_Collections_Generic_IEnumerator_T =>
                KnownEnumerators.CollectionOf(owner, Context) is not null,
            _ => false,
        };

    // Whether a delegate goes straight into a call, which may be seen to run it and forget it.
    private static bool IsArgument(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation or IObjectCreationOperation };
    }

    /// <summary>Whether a collection of the framework is made that has nothing yet: that does not fail.</summary>
    public static bool IsNewCollection(IObjectCreationOperation creation)
        => creation is { Arguments.IsEmpty: true, Type: { } type } && KnownMembers.IsKnownCollection(type);

    // The constructor that a struct has without anybody writing it.
    private static bool IsTrivialStruct(IObjectCreationOperation creation)
        => creation is { Type.TypeKind: TypeKind.Struct, Constructor: { IsImplicitlyDeclared: true, Parameters.IsEmpty: true } };
}
