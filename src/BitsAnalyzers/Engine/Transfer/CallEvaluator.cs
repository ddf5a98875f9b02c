using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Calls: those of BITS, the few of the framework that matter here, and all others, which are unknown code to the jobs they can get hold
/// of.
/// </summary>
internal sealed class CallEvaluator(BlockRun run, OperationEvaluator evaluator)
{
    private static readonly Guid s_unknown = new("00000000-0000-0000-C000-000000000046");

    private static readonly string[] s_tasks =
    [
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
    ];

    private readonly CallFollower _follower = new(run, evaluator);

    private BodyContext Context => run.Context;

    public Value Invoke(IInvocationOperation invocation)
    {
        if (ConditionalCalls.IsLeftOut(invocation))
        {
            return Value.Unknown;
        }

        var receiver = invocation.Instance is null ? null : evaluator.Evaluate(invocation.Instance);
        var arguments = EvaluateArguments(invocation.Arguments);
        var method = invocation.TargetMethod;
        evaluator.NoteUseOfType(method, invocation);
        if (receiver is NullValue && invocation.Instance is { Type: { IsReferenceType: true } or IPointerTypeSymbol })
        {
            // The call throws before it is made.
            run.MayThrow();
            run.State.IsImpossible = true;
            return Value.Unknown;
        }

        if (Clone(invocation, receiver) is { } clone)
        {
            return clone;
        }

        if (Context.Types.FindMember(method, invocation.Instance?.Type) is { } member)
        {
            return evaluator.Calls.Call(
                new(invocation, method, invocation.Instance?.Type, member, Context.Points[invocation], receiver, arguments));
        }

        // Generated interop puts overloads with friendlier types before the members, as extension methods of the same names.
        if (Context.Types.FindExtended(method) is { } extended && arguments.Count > 0)
        {
            return evaluator.Calls.Call(
                new(
                    invocation,
                    method,
                    method.Parameters[0].Type,
                    extended,
                    Context.Points[invocation],
                    arguments.ValueFor(0),
                    arguments.Shifted()));
        }

        if (method is { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true }
            && Context.Compilation.MemberStarts.IsTrivial(method, Context.CancellationToken))
        {
            // That of a base class, which does nothing.
            return Value.Unknown;
        }

        if (evaluator.Texts.Call(invocation, arguments) is { } text)
        {
            return text;
        }

        var outside = Context.Compilation.KnownMembers.Find(method);
        if (KnownCall(invocation, FunctionOf(method), receiver, arguments) is { } known)
        {
            return known;
        }

        // What is thrown in a body that is followed is thrown there. A call that is given a job is meant to be made: the object is not null
        // then.
        var isGivenJob = IsGivenJob(arguments);
        if (!isGivenJob)
        {
            MayBeNull(invocation.Instance, receiver);
        }

        if (_follower.Invoke(invocation, receiver, arguments) is { } followed)
        {
            return followed;
        }

        if (!isGivenJob && outside?.Does(KnownEffects.EndsProcess) != true)
        {
            run.MayThrow();
        }

        if (outside is not null)
        {
            ThrowForEach(invocation, outside, receiver, arguments);
            CollectionSizes.AfterCall(run, method, receiver, arguments);
        }

        // What the options say of a member they say of all that it does.
        var wrapper = Context.Compilation.Wrappers.Find(method);
        if (wrapper is null &&
            outside is not null &&
            Context.Compilation.KnownMembers.EffectsOf(method, invocation.Arguments) is not KnownEffects.None and var effects &&
            (effects & (KnownEffects.Returns | KnownEffects.ThrowsOnCondition | KnownEffects.DoesNotReturn)) != KnownEffects.None)
        {
            CallResults.Undecide(run.State, receiver);
            return KnownEffect(invocation, method, outside, arguments);
        }

        if (IsOfKnownCollection(method, invocation.Instance, receiver))
        {
            evaluator.Calls.LoseObjects(receiver);
            return evaluator.FreshValue(invocation.Type, invocation);
        }

        if (wrapper is not null && EffectOf(wrapper, invocation, receiver, arguments) is { } result)
        {
            return result;
        }

        return UnknownCall(invocation, method, invocation.Instance, receiver, arguments, invocation.Type);
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
        evaluator.Renew(site);
        var created = new ObjectValue(site, Context.NumberOf(type));
        _follower.ForgetMembersOf(created);
        run.State.Own(site);
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
                        || run.State[Context.Locations.OfMember(member, receiver)] is not null))
                {
                    run.State[Context.Locations.OfMember(member, created)] = evaluator.ReadMemberOf(member, held, receiver!, invocation);
                }
            }
        }

        run.Note(new ObjectEvent(site));
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

    /// <summary>Where an object may be null, an exception may leave before anything is done with it.</summary>
    /// <param name="instance">What refers to the object; null where a static member is used.</param>
    /// <param name="value">What that has been evaluated to.</param>
    public void MayBeNull(IOperation? instance, Value? value)
    {
        if (instance is not null and not IInstanceReferenceOperation && value is not ObjectValue)
        {
            run.MayThrow();
        }
    }

    // What unknown code did with the job before it threw is not known, nor whether it did anything.
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

    public Value Create(IObjectCreationOperation creation)
    {
        var arguments = EvaluateArguments(creation.Arguments);
        var outside = Context.Compilation.KnownMembers.Find(creation.Constructor);
        if (outside?.Function == KnownFunction.PassOnArgument && arguments.Count == 1)
        {
            return arguments[0];
        }

        if (WindowsVersionTests.OfCreation(outside?.Function ?? KnownFunction.None, creation, arguments.ValueFor) is { } version)
        {
            return version;
        }

        evaluator.NoteUseOfType(creation.Constructor, creation);

        // What is thrown in a constructor that is followed is thrown there.
        var plain = Context.Compilation.PlainConstructors;
        var isOutsideException = Context.Compilation.KnownMembers.IsOutsideException(creation.Type);
        var isPlain = isOutsideException || (creation.Constructor is { } called && plain.Contain(called, Context.CancellationToken));
        var runsOthers = !isPlain;
        if (runsOthers && !(creation.Type is INamedTypeSymbol made && plain.RunNothingElse(made, Context.CancellationToken)))
        {
            run.MayThrow();
            runsOthers = false;
        }

        var site = Context.Points[creation];
        if (creation.Type is INamedTypeSymbol begun && Context.Compilation.Constructions.DoMore(begun, Context.CancellationToken))
        {
            evaluator.Calls.UnknownCode(site);
        }

        var created = creation.Type is { IsReferenceType: true } type ? new ObjectValue(site, Context.NumberOf(type)) : null;
        if (created is null || !_follower.Create(creation, created, arguments))
        {
            if (runsOthers)
            {
                run.MayThrow();
            }

            if (creation.Constructor is { } constructor)
            {
                if (outside is not null
                    && (Context.Compilation.KnownMembers.EffectsOf(
                        constructor, creation.Arguments) & KnownEffects.Returns) != KnownEffects.None)
                {
                    KnownEffect(creation, constructor, outside, arguments);
                }
                else
                {
                    UnknownCall(creation, constructor, null, null, arguments, null, mayNotReturn: !isPlain && !IsTrivialStruct(creation));
                }
            }

            evaluator.Renew(site);
            if (created is not null)
            {
                _follower.ForgetMembersOf(created);
                CollectionSizes.Begin(run, creation, created);
            }
        }

        if (creation.Initializer is { } initializer)
        {
            evaluator.Evaluate(initializer);
        }

        if (created is null || Context.Types.Find(creation.Type) is { Object: BitsObject.Job })
        {
            evaluator.Calls.LoseObjects(created);
            return evaluator.FreshValue(creation.Type, creation);
        }

        run.Note(new ObjectEvent(site));
        return created;
    }

    public Value ReadProperty(IPropertyReferenceOperation reference)
    {
        if (Locations.IsAutoProperty(reference.Property))
        {
            return evaluator.ReadMember(reference, reference.Property, reference.Instance);
        }

        evaluator.NoteUseOfType(reference.Property, reference);
        var owner = reference.Instance is null ? null : evaluator.Evaluate(reference.Instance);
        return ReadProperty(reference, owner, EvaluateArguments(reference.Arguments));
    }

    private Value ReadProperty(IPropertyReferenceOperation reference, Value? owner, CallArguments arguments)
    {
        var property = reference.Property;
        var outside = Context.Compilation.KnownMembers.Find(property);
        var function = FunctionOf(property);
        switch (function)
        {
            case KnownFunction.CountElements when owner is ObjectValue or SymbolicValue:
                MayBeNull(reference.Instance, owner);
                return ConditionTransfer.SizeOf(owner);
            case KnownFunction.IsFailure when owner is ResultValue:
                return ConditionTransfer.Failed(owner);
            case KnownFunction.IsSuccess when owner is ResultValue:
                return ConditionTransfer.Not(ConditionTransfer.Failed(owner));
            case KnownFunction.IsFailure or KnownFunction.IsSuccess:
                return evaluator.FreshValue(reference.Type, reference);
            case KnownFunction.PassOnReceiver when owner is not (null or NullValue or SymbolicValue or UnknownValue):
                return owner;
            case KnownFunction.NumberZero or KnownFunction.NumberOne
                when IntegerTypes.WidthOf(Context.Actual(reference.Type)) is not null:
                return NumberValue.Constant(function == KnownFunction.NumberOne ? 1u : 0u, new Origin(Context.Points[reference]));
            case KnownFunction.NullableHasValue when owner is not null:
                return ConditionTransfer.Not(ConditionTransfer.IsNull(owner));
            case KnownFunction.IsStopped when owner is SymbolicValue:
                return run.State.Entails(ConditionTransfer.HasStopped(owner)) == true ? Value.True
                    : ConditionTransfer.IsFoundStopped(owner, evaluator.FreshValue(reference.Type, reference));
            case KnownFunction.ThrowIfStopped when owner is not null && run.State.Entails(ConditionTransfer.HasStopped(owner)) == true:
                run.MayThrowOnPurpose(exactType: null);
                run.State.IsImpossible = true;
                return Value.Unknown;
        }

        if (WindowsVersionTests.OfProperty(function, owner) is { } version)
        {
            return version;
        }

        // What is thrown in an accessor that is followed is thrown there.
        MayBeNull(reference.Instance, owner);
        if ((Context.Compilation.WindowsVersionGuards.ConditionOf(reference.Property, Context.CancellationToken)
            ?? _follower.Read(reference, owner, arguments)) is { } known)
        {
            return known;
        }

        run.MayThrow();
        if (function is KnownFunction.None or KnownFunction.ThrowIfStopped &&
            (Context.Compilation.KnownMembers.EffectsOf(property, reference.Arguments) & KnownEffects.Returns) == KnownEffects.None &&
            !IsOfKnownCollection(property, reference.Instance, owner))
        {
            evaluator.Calls.LoseObjects(owner);
            evaluator.Calls.UnknownCode(Context.Points[reference]);
        }

        // It may give what the object holds.
        evaluator.Calls.LoseObjects(owner);
        return evaluator.FreshValue(reference.Type, reference);
    }

    /// <summary>What stands left of an assignment is evaluated before the value, and kept for the write.</summary>
    /// <param name="reference">The property, which has accessors of its own.</param>
    /// <param name="isRead">Whether what it holds is part of the value.</param>
    public Value PrepareWrite(IPropertyReferenceOperation reference, bool isRead)
    {
        var owner = reference.Instance is null ? null : evaluator.Evaluate(reference.Instance);
        var arguments = EvaluateArguments(reference.Arguments);
        if (isRead)
        {
            return new PropertyValue(owner, ReadProperty(reference, owner, arguments));
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            evaluator.Calls.LoseObjects(arguments[i]);
        }

        return new PropertyValue(owner, Value.Unknown);
    }

    /// <summary>A member is written that is not looked for by name, or a property where it stands.</summary>
    public void WriteProperty(IOperation target, Value value)
    {
        if (target is not IPropertyReferenceOperation reference)
        {
            run.MayThrow();
            if (target is IDynamicMemberReferenceOperation { Instance: { } late } && OperationEvaluator.IsPure(late))
            {
                evaluator.Calls.EscapeByStore(evaluator.Evaluate(late));
            }
            else
            {
                evaluator.Calls.LoseAllObjects();
            }

            evaluator.Calls.EscapeByStore(value);
            evaluator.Calls.UnknownCode(Context.Points[target]);
            return;
        }

        // To evaluate a call here would carry it out once more.
        WriteProperty(
            target,
            reference,
            reference.Instance is { } instance && OperationEvaluator.IsPure(instance) ? evaluator.Evaluate(instance) : null,
            value);
    }

    /// <summary>A property is written.</summary>
    /// <param name="target">The operation that stands for it left of the assignment.</param>
    /// <param name="reference">The property.</param>
    /// <param name="owner">The object whose property it is; null where it is static, or that is not known.</param>
    /// <param name="value">What is written.</param>
    public void WriteProperty(IOperation target, IPropertyReferenceOperation reference, Value? owner, Value value)
    {
        MayBeNull(reference.Instance, owner);
        if (reference.Arguments.IsEmpty
            && (reference.Instance is null || owner is not null)
            && _follower.Write(target, reference, owner, value))
        {
            return;
        }

        run.MayThrow();
        var property = reference.Property;
        if (owner is not null)
        {
            evaluator.Calls.LoseObjects(owner);
        }
        else if (!property.IsStatic)
        {
            evaluator.Calls.LoseAllObjects();
        }

        if (Context.Compilation.Wrappers.Find(property) is { } wrapper)
        {
            evaluator.Calls.Call(new(
                target,
                property.SetMethod ?? property.GetMethod!,
                property.ContainingType,
                MemberOf(wrapper),
                Context.Points.OfWrite(target),
                owner,
                CallArguments.None)
            {
                Assigned = value,
                Wrapper = wrapper,
            });
            return;
        }

        evaluator.Calls.EscapeByStore(value);
        CollectionSizes.Forget(run.State);
        if ((Context.Compilation.KnownMembers.EffectsOf(property, reference.Arguments) & KnownEffects.Returns) == KnownEffects.None)
        {
            evaluator.Calls.UnknownCode(Context.Points[target]);
        }
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

        var owner = instance is null ? null : evaluator.Evaluate(instance);
        var handler = evaluator.Evaluate(assignment.HandlerValue);
        MayBeNull(instance, owner);
        if (!_follower.Subscribe(assignment, owner, handler))
        {
            return false;
        }

        evaluator.Calls.EscapeByStore(handler);
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
            evaluator.Calls.EscapeToHiddenCode(new DelegateValue(site, null));
            return evaluator.FreshValue(tree, operation);
        }

        var receiver = operation is IMethodReferenceOperation { Instance: { } instance } ? evaluator.Evaluate(instance) : null;
        if (receiver is null || operation is IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction })
        {
            evaluator.Calls.NoteNested(operation);
        }

        evaluator.Renew(site);
        var made = new DelegateValue(site, receiver);
        if (!IsArgument(operation))
        {
            evaluator.Calls.EscapeToHiddenCode(made);
        }

        return made;
    }

    public Value Await(IAwaitOperation await)
    {
        var task = evaluator.Evaluate(await.Operation);
        run.MayThrow();
        if (run.State.Entails(ConditionTransfer.HasStopped(task)) == true)
        {
            run.MayThrowOnPurpose(exactType: null);
            run.State.IsImpossible = true;
            return Value.Unknown;
        }

        if (task is not TaskValue)
        {
            MayNotComplete(await.Operation, task);
        }

        run.Note(new OtherCodeEvent(Context.Points[await]));
        evaluator.Calls.UnknownCodeThatReturns(Context.Points[await]);
        run.MayThrow();
        return task is TaskValue { Result: var result } ? result : evaluator.FreshValue(await.Type, await);
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
        run.MayThrow();
        if (_follower.Operate(operation, @operator, operands) is { } followed)
        {
            return followed;
        }

        // The operators of records call nothing but those of their members.
        var isHidden = IsInSource(@operator) && !@operator.IsImplicitlyDeclared;
        foreach (var (_, value) in operands)
        {
            Escape(value, isHidden);
        }

        if (Context.Compilation.ReturningBodies.Contain(@operator, Context.CancellationToken))
        {
            if (isHidden)
            {
                evaluator.Calls.UnknownCodeThatReturns(Context.Points[operation]);
            }
        }
        else if ((Context.Compilation.KnownMembers.Find(@operator)?.Effects & KnownEffects.Returns) is null or KnownEffects.None &&
            FunctionOf(@operator) == KnownFunction.None)
        {
            evaluator.Calls.UnknownCode(Context.Points[operation]);
        }

        return evaluator.FreshValue(operation.Type, operation);
    }

    public Value OperateByMethod(IBinaryOperation binary, Value left, Value right)
    {
        if (WindowsVersionTests.OfComparison(binary.OperatorKind, left, right) is { } version)
        {
            return version;
        }

        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            ResultComparisons.Note(run, binary, left, right);
        }

        // Such values have nothing but their content, which stays what it is.
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && !binary.IsLifted
            && KnownMembers.IsPlainContent(binary.OperatorMethod!.ContainingType))
        {
            run.MayThrow();
            return ConditionTransfer.Compare(
                binary.OperatorKind == BinaryOperatorKind.Equals
                    ? ConditionTransfer.Comparison.Equal
                    : ConditionTransfer.Comparison.NotEqual,
                left,
                right) is not UnknownValue and var equal
                ? equal
                : evaluator.FreshValue(binary.Type, binary);
        }

        // What the program declares to compare HRESULTs compares as its body says.
        var isOwn = (left is ResultValue || right is ResultValue) && !binary.OperatorMethod!.DeclaringSyntaxReferences.IsEmpty;
        if (!isOwn && (left is ResultValue || right is ResultValue || left is NullValue || right is NullValue))
        {
            evaluator.NoteUse(binary.OperatorKind, left, right);
            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Equals => ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right),
                BinaryOperatorKind.NotEquals => ConditionTransfer.Compare(ConditionTransfer.Comparison.NotEqual, left, right),
                BinaryOperatorKind.LessThan => ConditionTransfer.Compare(ConditionTransfer.Comparison.Less, left, right),
                BinaryOperatorKind.GreaterThanOrEqual =>
                    ConditionTransfer.Compare(ConditionTransfer.Comparison.GreaterOrEqual, left, right),
                _ => evaluator.FreshValue(binary.Type, binary),
            };
        }

        return Operate(binary, binary.OperatorMethod!, (binary.LeftOperand, left), (binary.RightOperand, right));
    }

    private CallArguments EvaluateArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        if (arguments.IsEmpty)
        {
            return CallArguments.None;
        }

        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Parameter?.RefKind == RefKind.Out ? Value.Unknown : evaluator.Evaluate(arguments[i].Value);
        }

        return new(arguments, values);
    }

    // What a member outside is known to do, or one of the program to an HRESULT. Those of IUnknown belong to the interfaces of BITS.
    private KnownFunction FunctionOf(ISymbol member)
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

    private Value? KnownCall(IInvocationOperation invocation, KnownFunction function, Value? receiver, CallArguments arguments)
    {
        var method = invocation.TargetMethod;

        // What the function is about: the object, or the first argument.
        var subject = method.IsStatic && arguments.Count > 0 ? arguments.ValueFor(0) : receiver;
        switch (function)
        {
            case KnownFunction.HasFlag when receiver is NumberValue flags
                && arguments[0] is NumberValue { Bits: { IsConstant: true } wanted }:
                return HasFlag(flags, wanted.Value, invocation);
            case KnownFunction.PassOnReceiver when method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                ? arguments.Count == 0 && receiver is ResultValue or NumberValue
                : receiver is TaskValue or ResultValue or NumberValue or SymbolicValue:
                return receiver;
            case KnownFunction.ReferenceEquals when Comparisons.AreContents(arguments[0], arguments[1]):
                return evaluator.FreshValue(invocation.Type, invocation);
            case KnownFunction.ReferenceEquals:
                return ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, arguments[0], arguments[1]);
            case KnownFunction.ThrowIfFailure when subject is not null and not JobValue:
                ThrowIfFailed(method.IsStatic ? arguments.For(0)?.Value : invocation.Instance, subject);
                return subject;
            case KnownFunction.ThrowIfStopped when receiver is not null
                && run.State.Entails(ConditionTransfer.HasStopped(receiver)) == true
                && arguments.Count == 0:
                run.MayThrowOnPurpose(ExceptionOf(method, Context.Compilation.KnownMembers.Find(method)));
                run.State.IsImpossible = true;
                return Value.Unknown;
            case KnownFunction.ThrowIfNull:
                ThrowIfNull(invocation, arguments);
                return Value.Unknown;
            case KnownFunction.QueryInterface when receiver is JobValue queried:
                run.MayThrow();
                AssignQueried(invocation, arguments, queried);
                return evaluator.FreshValue(invocation.Type, invocation);
            case KnownFunction.CountElements or KnownFunction.HasElements when arguments.Count == 1
                && CollectionIn(arguments.Operations[0], subject) is { } counted:
                run.MayThrow();
                return function == KnownFunction.CountElements
                    ? ConditionTransfer.SizeOf(counted)
                    : ConditionTransfer.Not(ConditionTransfer.IsEmpty(counted));
            case KnownFunction.EqualTexts when TextFunctions.AreCompared(invocation):
                run.MayThrow();
                return ConditionTransfer.Compare(
                    ConditionTransfer.Comparison.Equal,
                    method.IsStatic ? arguments.ValueFor(0) : receiver!,
                    arguments.ValueFor(method.IsStatic ? 1 : 0));
            case KnownFunction.IsNullOrEmptyText when arguments.Count == 1:
                return ConditionTransfer.Or(
                    ConditionTransfer.IsNull(arguments[0]),
                    ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, arguments[0], new TextValue("")));
            case KnownFunction.IsFailure when subject is ResultValue:
                return ConditionTransfer.Failed(subject);
            case KnownFunction.IsSuccess when subject is ResultValue:
                return ConditionTransfer.Not(ConditionTransfer.Failed(subject));
            case KnownFunction.WrapObject when arguments.Count > 0:
                // Wrappers of one's own may give an object interfaces that its type does not have.
                run.MayThrow();
                return arguments.ValueFor(0) is ObjectValue { Site: var made } && !IsStrategyBased(invocation.Instance?.Type)
                    ? new ObjectValue(made, -1)
                    : arguments.ValueFor(0);
            case KnownFunction.PassOnArgument when arguments.Count > 0 && subject is not SymbolicValue and not UnknownValue:
                run.MayThrow();
                return arguments.ValueFor(0);
            case KnownFunction.ReleaseReference or KnownFunction.CountReference:
                run.MayThrow();
                return evaluator.FreshValue(invocation.Type, invocation);
            case KnownFunction.EnterLock:
                // It waits, and it fails only where there is no object.
                run.Note(new OtherCodeEvent(Context.Points[invocation]));
                evaluator.Calls.TimePasses();
                foreach (var argument in arguments.Operations.Where(static argument => argument.Parameter?.RefKind == RefKind.Ref))
                {
                    evaluator.Assign(argument.Value, Value.True);
                }

                return Value.Unknown;
            case KnownFunction.ExitLock:
                // The end of a lock statement, which has the lock.
                return Value.Unknown;
        }

        if (method.ContainingType.SpecialType == SpecialType.System_Object && !method.IsStatic && method.MethodKind == MethodKind.Ordinary)
        {
            // Those that every object has: they do not use what it holds.
            CallResults.Undecide(run.State, receiver);
            run.MayThrow();
            if (function == KnownFunction.None
                && Context.Compilation.KnownMembers.Find(method) is null
                && !Context.Compilation.KnownMembers.IsHarmless(invocation.Instance?.Type))
            {
                evaluator.Calls.LoseObjects(receiver);
                evaluator.Calls.UnknownCode(Context.Points[invocation]);
            }

            return evaluator.FreshValue(invocation.Type, invocation);
        }

        if (WindowsVersionTests.OfCall(function, invocation, receiver, arguments.ValueFor) is { } version)
        {
            return version;
        }

        if (Context.Compilation.WindowsVersionGuards.ConditionOf(method, Context.CancellationToken) is { } guard)
        {
            run.MayThrow();
            return guard;
        }

        return NumberConversions.Call(run, evaluator, invocation, function, receiver, arguments);
    }

    // What throws on a failure throws where the call has done nothing, and returns where it has done what it is there for.
    private void ThrowIfFailed(IOperation? source, Value result)
    {
        var failed = result is ResultValue ? ConditionTransfer.Failed(result) : null;
        if (IsCallOfBits(source))
        {
            // As if the call had thrown by itself: that way has been taken.
        }
        else if (failed is null)
        {
            // A failure of BITS is an accident, however it is thrown.
            if (IsResultOfBits(result))
            {
                run.MayThrow();
            }
            else
            {
                run.MayThrowOnPurpose(exactType: null);
            }
        }
        else if (run.Snapshot() is not null)
        {
            foreach (var state in evaluator.Conditions.Assume(failed, outcome: true))
            {
                run.NoteFailure(state, begins: true);
                run.MayThrow(state);
                run.NoteFailure(state, begins: false);
            }
        }

        if (failed is not null)
        {
            Assume(failed, outcome: false);
        }
    }

    private bool IsCallOfBits(IOperation? source)
        => source is not null && TransparentOperations.Strip(source) is IInvocationOperation call &&
            (Context.Types.FindMember(call.TargetMethod, call.Instance?.Type) ?? Context.Types.FindExtended(call.TargetMethod)) is not null;

    private bool IsResultOfBits(Value result)
    {
        var site = result switch
        {
            NumberValue { Identity: SymbolicValue { Part: 0, Site: var number } } => number,
            SymbolicValue { Part: 0, Site: var symbol } => symbol,
            _ => 0,
        };
        return site > 0 && IsCallOfBits(Context.Points[site]);
    }

    private void ThrowIfNull(IInvocationOperation invocation, CallArguments arguments)
    {
        var isNull = arguments.Count > 0 ? ConditionTransfer.IsNull(arguments.ValueFor(0)) : Value.Unknown;
        if (evaluator.Conditions.Assume(isNull, outcome: true).Any())
        {
            run.MayThrowOnPurpose(ExceptionOf(invocation.TargetMethod, Context.Compilation.KnownMembers.Find(invocation.TargetMethod)));
            Assume(isNull, outcome: false);
        }
    }

    // Exceptions are declared where they are thrown.
    private static ITypeSymbol? ExceptionOf(IMethodSymbol thrower, KnownMember? known)
        => known?.Exception is { } name ? thrower.ContainingAssembly.GetTypeByMetadataName(name) : null;

    // A member of another assembly that touches nothing of the program; it may keep what it is given.
    private Value KnownEffect(IOperation call, IMethodSymbol method, KnownMember known, CallArguments arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            evaluator.Calls.EscapeToExternalCode(arguments[i]);
        }

        if ((known.Effects & KnownEffects.Waits) != KnownEffects.None)
        {
            run.Note(new OtherCodeEvent(Context.Points[call]));
        }

        evaluator.Calls.TimePasses();
        if (known.Does(KnownEffects.Waits))
        {
            // Meanwhile other threads do what they like.
            evaluator.Calls.UnknownCodeThatReturns(Context.Points[call]);
        }

        if (known.Does(KnownEffects.DoesNotReturn))
        {
            run.MayNotReturn();
            if (!known.Does(KnownEffects.EndsProcess))
            {
                run.MayThrow();
            }

            run.State.IsImpossible = true;
            return Value.Unknown;
        }

        if ((known.Effects & KnownEffects.ThrowsOnCondition) == KnownEffects.None)
        {
            // Nothing is learned from an exception that a constructor of an exception throws.
            if (call is not IObjectCreationOperation { Type: var made } || !Context.Compilation.KnownMembers.IsOutsideException(made))
            {
                run.MayThrow();
            }
        }
        else if (!IsKnownToReturn(arguments))
        {
            run.MayThrowOnPurpose(ExceptionOf(method, known));
        }

        evaluator.Renew(Context.Points[call]);
        for (var i = 0; i < arguments.Count; i++)
        {
            AssignResult(arguments.Operations[i], call, i + 1);
        }

        AssumeAnnotations(method, arguments);
        return call is IObjectCreationOperation || method.ReturnsVoid ? Value.Unknown : evaluator.FreshValue(call.Type, call);
    }

    // Where a call says of its arguments when it returns, and that is known to hold.
    private bool IsKnownToReturn(CallArguments arguments)
    {
        var isSaid = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.Operations[i].Parameter is { } parameter && KnownMembers.ReturnsOnlyIf(parameter) is { } outcome)
            {
                isSaid = true;
                if (evaluator.Conditions.Assume(arguments[i], !outcome).Any())
                {
                    return false;
                }
            }
        }

        return isSaid;
    }

    // The enumerator of a collection that is known, and what it is asked for, whatever interface that goes through.
    private bool IsOfKnownCollection(ISymbol member, IOperation? instance, Value? owner)
        => member.ContainingType.OriginalDefinition.SpecialType switch
        {
            SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T =>
                instance is not null && TransparentOperations.Strip(instance).Type is { } type && KnownMembers.IsKnownCollection(type),
            SpecialType.System_Collections_IEnumerator or SpecialType.System_Collections_Generic_IEnumerator_T =>
                KnownEnumerators.CollectionOf(owner, Context) is not null,
            _ => false,
        };

    // What is awaited is done sooner or later where it is only about time, and nobody can cancel it.
    private void MayNotComplete(IOperation operation, Value task)
    {
        operation = task is SymbolicValue { Part: 0, Site: > 0 and var site }
            ? Context.Points[site]
            : TransparentOperations.Strip(operation);
        while (operation is IInvocationOperation { Instance: { } inner, TargetMethod: var method }
            && Context.Compilation.KnownMembers.FunctionOf(method) == KnownFunction.PassOnReceiver)
        {
            operation = TransparentOperations.Strip(inner);
        }

        var (called, arguments) = operation switch
        {
            IInvocationOperation invocation => ((ISymbol)invocation.TargetMethod, invocation.Arguments),
            IPropertyReferenceOperation property => (property.Property, property.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        if (called is null
            || (Context.Compilation.KnownMembers.Find(called)?.Effects & KnownEffects.CompletesByItself) is null or KnownEffects.None)
        {
            run.MayNotReturn();
        }
        else if (arguments.Any(
            argument => KnownMembers.IsFrameworkType(argument.Parameter?.Type, "System.Threading.CancellationToken")
                && !IsNoToken(argument.Value)))
        {
            run.MayThrowOnPurpose(called.ContainingAssembly.GetTypeByMetadataName("System.Threading.Tasks.TaskCanceledException"));
        }
    }

    private static bool IsNoToken(IOperation token)
        => TransparentOperations.Strip(token) switch
        {
            IDefaultValueOperation => true,
            IPropertyReferenceOperation { Property: { IsStatic: true, Name: "None", ContainingType: var type } } =>
                KnownMembers.IsFrameworkType(type, "System.Threading.CancellationToken"),
            _ => false,
        };

    // However a newer interface is asked for, it is one of the same job.
    private void AssignQueried(IInvocationOperation invocation, CallArguments arguments, JobValue job)
    {
        evaluator.Renew(Context.Points[invocation]);
        foreach (var argument in arguments.Operations)
        {
            var target = argument.Parameter?.RefKind == RefKind.Out
                ? argument.Value
                : (TransparentOperations.Strip(argument.Value) as IAddressOfOperation)?.Reference;
            if (target is null)
            {
                continue;
            }

            evaluator.Assign(
                target,
                Context.Types.Find(target.Type) is { Object: BitsObject.Job }
                    ? job with { MayBeNull = null }
                    : evaluator.FreshValue(target.Type, invocation, 1));
        }
    }

    private Value HasFlag(NumberValue flags, uint wanted, IInvocationOperation invocation)
    {
        if (flags.Bits.HasAll(wanted))
        {
            return Value.True;
        }

        if ((flags.Bits.Zeros & wanted) != 0)
        {
            return Value.False;
        }

        return flags.Identity is { } identity
            ? ConditionTransfer.Compare(
                ConditionTransfer.Comparison.Equal,
                new NumberValue(
                    flags.Bits & NotifyMask.FromConstant(wanted), new OperationValue("&", identity, NumberValue.Constant(wanted)), null),
                NumberValue.Constant(wanted))
            : evaluator.FreshValue(invocation.Type, invocation);
    }

    // A member that returns something may not have done what it is there for.
    private Value? EffectOf(WrapperMember wrapper, IInvocationOperation invocation, Value? receiver, CallArguments arguments)
    {
        var method = invocation.TargetMethod;
        var isDone = method.ReturnsVoid
            || (invocation.Parent is IAwaitOperation
                && Array.Exists(s_tasks, name => KnownMembers.IsFrameworkType(method.ReturnType, name)))
            || wrapper.Bits is not ("Cancel" or "Complete");
        if (!isDone)
        {
            return null;
        }

        var jobArgument = wrapper.Job >= 0
            ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Job)
            : null;
        var passed = wrapper.Parameter >= 0
            ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Parameter)
            : null;
        evaluator.Calls.Call(new(
            invocation,
            method,
            jobArgument?.Parameter?.Type ?? method.ContainingType,
            MemberOf(wrapper),
            Context.Points[invocation],
            wrapper.Job >= 0 ? arguments.ValueFor(wrapper.Job) : receiver,
            arguments)
        {
            Assigned = passed is null ? Value.Unknown : arguments.ValueFor(wrapper.Parameter),
            Passed = passed,
            Wrapper = wrapper,
        });
        return method.ReturnsVoid ? Value.Unknown : evaluator.FreshValue(method.ReturnType, invocation);
    }

    // What is done with each element of a collection, and always throws, is done with none only where there is none.
    private void ThrowForEach(IInvocationOperation invocation, KnownMember known, Value? receiver, CallArguments arguments)
    {
        if ((known.Effects & KnownEffects.RunsArgumentAtOnce) == KnownEffects.None ||
            arguments.Count == 0 ||
            arguments[arguments.Count - 1] is not DelegateValue thrower ||
            invocation.TargetMethod.ContainingType is not { } container)
        {
            return;
        }

        var collection = receiver is not null && CollectionSizes.IsCollection(container) ? receiver
            : receiver is null && container.SpecialType == SpecialType.System_Array ? arguments.ValueFor(0)
            : null;
        if (collection is ObjectValue or SymbolicValue && AlwaysThrows(thrower))
        {
            if (evaluator.Conditions.Assume(ConditionTransfer.IsEmpty(collection), outcome: false).Any())
            {
                run.MayThrowOnPurpose(exactType: null);
            }

            Assume(ConditionTransfer.IsEmpty(collection), outcome: true);
        }
    }

    private bool AlwaysThrows(DelegateValue thrower)
    {
        var graph = Context.Points[thrower.Site] switch
        {
            IFlowAnonymousFunctionOperation { Symbol.IsAsync: false } lambda =>
                Context.Points.BodyOf(thrower.Site).Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, Context.CancellationToken),
            IMethodReferenceOperation
            {
                Method:
                {
                    MethodKind: MethodKind.Ordinary,
                    IsAsync: false,
                    IsVirtual: false,
                    IsOverride: false,
                    IsAbstract: false
                } method
            } =>
                Context.Compilation.Bodies.Of(method, Context.CancellationToken)?.Graph,
            _ => null,
        };
        return graph?.Blocks[graph.Blocks.Length - 1].IsReachable == false;
    }

    // The collection that an argument is, in whatever interface.
    private static Value? CollectionIn(IArgumentOperation argument, Value? value)
        => value is ObjectValue or SymbolicValue && CollectionSizes.IsCollection(TransparentOperations.Strip(argument.Value).Type)
            ? value
            : null;

    private static BitsMember MemberOf(WrapperMember wrapper) => BitsInterfaces.FindMember(BitsInterfaces.WrappedJob, wrapper.Bits)!;

    private Value UnknownCall(
        IOperation call,
        IMethodSymbol method,
        IOperation? instance,
        Value? receiver,
        CallArguments arguments,
        ITypeSymbol? resultType,
        bool mayNotReturn = true)
    {
        var site = Context.Points[call];
        var isHidden = IsInSource(method);
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            EscapeCaptured();
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            Escape(arguments[i], isHidden);
        }

        if (receiver is not null)
        {
            Escape(receiver, isHidden);
        }

        run.Note(new OtherCodeEvent(site));
        evaluator.Calls.TimePasses();
        if (mayNotReturn && !Context.Compilation.ReturningBodies.Contain(method, Context.CancellationToken))
        {
            evaluator.Calls.UnknownCode(site);
        }
        else if (isHidden && (mayNotReturn || method.MethodKind != MethodKind.Constructor))
        {
            evaluator.Calls.UnknownCodeThatReturns(site);
        }

        evaluator.Renew(site);
        for (var i = 0; i < arguments.Count; i++)
        {
            AssignResult(arguments.Operations[i], call, i + 1);
        }

        if (call is not IObjectCreationOperation { Type: var made } || !Context.Compilation.KnownMembers.IsOutsideException(made))
        {
            // What is called may have used what it was given, and written what it has a reference to, and thrown then.
            run.MayThrow();
        }

        AssumeAnnotations(method, arguments);
        return resultType is null ? Value.Unknown : evaluator.FreshValue(resultType, call);
    }

    private void Escape(Value value, bool isHidden)
    {
        if (isHidden)
        {
            evaluator.Calls.EscapeToHiddenCode(value);
        }
        else
        {
            evaluator.Calls.EscapeToExternalCode(value);
        }
    }

    // Arguments that the callee writes: out, ref, and the addresses of locals.
    private void AssignResult(IArgumentOperation argument, IOperation call, int part)
    {
        var target = TransparentOperations.Strip(argument.Value);
        if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
        {
            evaluator.Assign(argument.Value, evaluator.FreshValue(argument.Value.Type, call, part));
        }
        else if (target is IAddressOfOperation { Reference: var reference })
        {
            evaluator.Assign(reference, evaluator.FreshValue(reference.Type, call, part));
        }
    }

    private void AssumeAnnotations(IMethodSymbol method, CallArguments arguments)
    {
        if (KnownMembers.HasAttribute(method.GetAttributes(), "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute"))
        {
            run.State.IsImpossible = true;
            return;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments.Operations[i].Parameter is not { } parameter)
            {
                continue;
            }

            if (KnownMembers.ReturnsOnlyIf(parameter) is { } outcome)
            {
                Assume(arguments[i], outcome);
            }
        }
    }

    // A call that returns only where a condition holds. Where it holds in more than one way, nothing is learned.
    private void Assume(Value condition, bool outcome)
    {
        var states = evaluator.Conditions.Assume(condition, outcome).ToList();
        if (states.Count == 0)
        {
            run.State.IsImpossible = true;
        }
        else if (states.Count == 1)
        {
            run.State.BecomeLike(states[0]);
        }
    }

    private void EscapeCaptured()
    {
        evaluator.Calls.LoseObjects(Context.This);
        foreach (var pair in run.State.Locations)
        {
            if (Context.Locations.SymbolOf(pair.Key) is { } symbol && Context.IsCaptured(symbol))
            {
                evaluator.Calls.EscapeToHiddenCode(pair.Value);
            }
        }
    }

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

    private bool IsInSource(ISymbol member)
        => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, Context.Compilation.Compilation.Assembly);

    private static bool IsStrategyBased(ITypeSymbol? wrappers)
        => KnownMembers.IsFrameworkType(wrappers, "System.Runtime.InteropServices.Marshalling.StrategyBasedComWrappers");

    // The constructor that a struct has without anybody writing it.
    private static bool IsTrivialStruct(IObjectCreationOperation creation)
        => creation is { Type.TypeKind: TypeKind.Struct, Constructor: { IsImplicitlyDeclared: true, Parameters.IsEmpty: true } };
}
