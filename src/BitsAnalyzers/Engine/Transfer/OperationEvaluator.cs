using System.Globalization;
using System.Runtime.CompilerServices;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Carries out operations on a state: what they evaluate to, and what they change. Operations that are not known evaluate their operands.
/// </summary>
internal sealed class OperationEvaluator
{
    // Where a value's identity is made of so many operations, it is not compared any more.
    private const int MaximumIdentityDepth = 6;

    // A loop that surely runs so often is followed round by round.
    private const uint MaximumCount = 16;

    // Names for what the members of an object give that one operation looks at.
    private const int FirstMemberPart = 1_000_000;
    private const int MemberParts = 2000;

    // Whether 'as' has given null.
    private const int TryCastPart = 1;

    // The first kind of operation that only later compilers have; what it does with its operands is not known.
    public const OperationKind CollectionExpression = (OperationKind)127;

    /// <summary>The object whose member is explored was not made at any site.</summary>
    public const int ThisSite = 0;

    private readonly BlockRun _run;
    private readonly CallEvaluator _callEvaluator;
    private readonly WriteTransfer _writes;

    public OperationEvaluator(BlockRun run)
    {
        _run = run;
        Conditions = new(run.State);
        Calls = new(run, this);
        Texts = new(run, this);
        _callEvaluator = new(run, this);
        _writes = new(run, this, _callEvaluator);
    }

    public ConditionTransfer Conditions { get; }

    public BitsCallEffects Calls { get; }

    public TextEvaluator Texts { get; }

    private BodyContext Context => _run.Context;

    private ProgramStateBuilder State => _run.State;

    public Value Evaluate(IOperation operation)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            // Too deep to be walked: whatever it does, nothing is known any more.
            Calls.LoseAllObjects();
            Calls.UnknownCode(Context.Points[operation]);
            return Value.Unknown;
        }

        if (operation.ConstantValue.HasValue && operation is not IFlowCaptureOperation and not IAssignmentOperation)
        {
            return Constant(operation);
        }

        // By the kind, which is one number: to try one type after another is to ask each operation twenty times what it is.
        switch (operation.Kind)
        {
            case OperationKind.Argument:
                return Evaluate(((IArgumentOperation)operation).Value);
            case OperationKind.ExpressionStatement:
                return Evaluate(((IExpressionStatementOperation)operation).Operation);
            case OperationKind.Parenthesized:
                return Evaluate(((IParenthesizedOperation)operation).Operand);
            case OperationKind.LocalReference:
                return Read((ILocalReferenceOperation)operation);
            case OperationKind.ParameterReference:
                return Read((IParameterReferenceOperation)operation);
            case OperationKind.FieldReference:
                var field = (IFieldReferenceOperation)operation;
                return ReadMember(field, field.Field, field.Instance);
            case OperationKind.PropertyReference:
                return _callEvaluator.ReadProperty((IPropertyReferenceOperation)operation);
            case OperationKind.InstanceReference:
                return Context.This ?? new ObjectValue(ThisSite, operation.Type is { IsSealed: true } type ? Context.NumberOf(type) : -1);
            case OperationKind.FlowCapture:
                var capture = (IFlowCaptureOperation)operation;
                State[Context.Locations.Of(capture.Id)] = Capture(capture);
                return Value.Unknown;
            case OperationKind.FlowCaptureReference:
                var held = State[Context.Locations.Of(((IFlowCaptureReferenceOperation)operation).Id)];
                return held switch
                {
                    ReferenceValue reference => reference.Value,
                    PropertyValue written => written.Held,
                    _ => held ?? Value.Unknown,
                };
            case OperationKind.SimpleAssignment:
                return EvaluateAssignment((ISimpleAssignmentOperation)operation);
            case OperationKind.CompoundAssignment:
                return EvaluateCompound((ICompoundAssignmentOperation)operation);
            case OperationKind.Increment or OperationKind.Decrement:
                return EvaluateIncrement((IIncrementOrDecrementOperation)operation);
            case OperationKind.DeconstructionAssignment:
                return EvaluateDeconstruction((IDeconstructionAssignmentOperation)operation);
            case OperationKind.DeclarationExpression:
                return Evaluate(((IDeclarationExpressionOperation)operation).Expression);
            case OperationKind.Tuple:
                return EvaluateTuple((ITupleOperation)operation);
            case OperationKind.Conversion:
                return EvaluateConversion((IConversionOperation)operation);
            case OperationKind.Binary:
                return EvaluateBinary(operation);
            case OperationKind.Unary:
                return EvaluateUnary((IUnaryOperation)operation);
            case OperationKind.IsNull:
                return ConditionTransfer.IsNull(Evaluate(((IIsNullOperation)operation).Operand));
            case OperationKind.IsPattern:
                var isPattern = (IIsPatternOperation)operation;
                var matched = Evaluate(isPattern.Value);
                ResultComparisons.Note(_run, isPattern, matched, isPattern.Pattern);
                return new PatternEvaluator(_run, this).Evaluate(matched, isPattern.Pattern, isPattern.Value.Type);
            case OperationKind.IsType:
                return EvaluateIsType((IIsTypeOperation)operation);
            case OperationKind.Invocation:
                return _callEvaluator.Invoke((IInvocationOperation)operation);
            case OperationKind.ObjectCreation:
                return _callEvaluator.Create((IObjectCreationOperation)operation);
            case OperationKind.AnonymousFunction or OperationKind.FlowAnonymousFunction or OperationKind.MethodReference:
                return _callEvaluator.MakeDelegate(operation);
            case OperationKind.DelegateCreation:
                return Evaluate(((IDelegateCreationOperation)operation).Target);
            case OperationKind.Await:
                return _callEvaluator.Await((IAwaitOperation)operation);
            case OperationKind.InterpolatedString:
                return Texts.Interpolate((IInterpolatedStringOperation)operation);
            case OperationKind.DefaultValue:
                return Default(operation);
            case OperationKind.SizeOf when NumberConversions.SizeOf(
                Context, ((ISizeOfOperation)operation).TypeOperand, operation) is { } size:
                return size;
            case OperationKind.CaughtException:
                return FreshValue(operation.Type, operation);
            case OperationKind.AddressOf:
                return Value.Unknown;
            case OperationKind.Return or OperationKind.YieldReturn when ((IReturnOperation)operation).ReturnedValue is { } returned:
                var value = Evaluate(returned);
                NoteReturned(value);
                if (operation.Kind == OperationKind.YieldReturn)
                {
                    // Who asks for more, if anybody does, may do anything before.
                    _run.Note(new OtherCodeEvent(Context.Points[operation]));
                    Calls.UnknownCode(Context.Points[operation]);
                }

                return value;
            case OperationKind.EventAssignment when _callEvaluator.Subscribe((IEventAssignmentOperation)operation):
                return Value.Unknown;
            case CollectionExpression when CollectionSizes.IsCollection(operation.Type) && !operation.ChildOperations.Any():
                return NewCollection(operation);
            default:
                return EvaluateUnknown(operation);
        }
    }

    /// <summary>A job that is returned goes on to live outside, but no more happens to it here.</summary>
    public void NoteReturned(Value value)
    {
        if (value is JobValue job && State.Knows(job.Job))
        {
            State[job.Job] = State[job.Job] with { IsEscaped = true };
        }
        else if (value is not JobValue)
        {
            Calls.LoseObjects(value);
        }
    }

    /// <summary>Writes a value to the target of an assignment.</summary>
    public void Assign(IOperation target, Value value) => _writes.To(target, value);

    /// <summary>The number of the location that a reference is to; null where that is not followed.</summary>
    public int? LocationOf(IOperation reference) => LocationOf(reference, null);

    // The owner is what the instance of the reference has been evaluated to, where it has.
    private int? LocationOf(IOperation reference, Value? owner)
    {
        switch (reference)
        {
            case ILocalReferenceOperation { Local: var local }:
                return Context.Shape.IsUntracked(local) || local.RefKind != RefKind.None ? null : Context.Locations.Of(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Context.Shape.IsUntracked(parameter) ? null
                    : IsPrimaryConstructorParameter(parameter) ? Context.Locations.OfMember(parameter, OwnerOf(Context.This))
                    : Context.Locations.Of(parameter);
            case IFieldReferenceOperation { Field: { IsVolatile: false, RefKind: RefKind.None } field, Instance: var instance }:
                return field.CorrespondingTupleField is not null || StructLayouts.MayOverlap(field)
                    ? null
                    : MemberLocation(field, field.IsStatic, instance, owner);
            case IPropertyReferenceOperation { Property: { } property, Instance: var instance } when Locations.IsAutoProperty(property):
                return MemberLocation(property, property.IsStatic, instance, owner);
            default:
                return null;
        }
    }

    /// <summary>A new value of a type, of which nothing is known but that the operation gave it.</summary>
    public Value FreshValue(ITypeSymbol? type, IOperation source, int part = 0)
    {
        var site = Context.Points[source];
        if (part == 0)
        {
            Renew(site);
        }

        return ValueOf(type, new SymbolicValue(site, part));
    }

    /// <summary>What is known of the values that an operation gave before it ran again is given up.</summary>
    public void Renew(int site)
    {
        if (_run.IsOnLoop)
        {
            Calls.JudgeForgotten(site);
            Calls.LoseForgotten(site);
            State.Forget(site, Context.Locations.HeldBy(site));
        }
    }

    public Value Constant(IOperation operation)
    {
        switch (operation.ConstantValue.Value)
        {
            case null:
                return Value.Null;
            case bool value:
                return Value.Of(value);
            case string text:
                return Texts.Constant(operation, text);
            case var value when IntegerTypes.LowBits(value) is { } bits:
                return IntegerTypes.FitsInLowBits(value)
                    ? Note(operation, NumberValue.Constant(bits, new Origin(Context.Points[operation])))
                    : FreshValue(operation.Type, operation);
            default:
                return Value.Unknown;
        }
    }

    /// <summary>A member is used: if it is the first use of its type, that runs the static constructor.</summary>
    public void NoteUseOfType(ISymbol? member, IOperation use)
    {
        if (member is { ContainingType: { } type } && (member.IsStatic || member is IMethodSymbol { MethodKind: MethodKind.Constructor }) &&
            Context.Compilation.StaticConstructors.DoMore(type, Context.CancellationToken) && !Context.IsInside(type))
        {
            Calls.UnknownCode(Context.Points[use]);
        }
    }

    public Value ReadMember(IOperation reference, ISymbol member, IOperation? instance)
    {
        NoteUseOfType(member, reference);
        var owner = instance is null or IInstanceReferenceOperation ? null : Evaluate(instance);
        if (member is IFieldSymbol { CorrespondingTupleField: not null } element && owner is TupleValue tuple)
        {
            return TupleIndex(element) is { } index ? tuple[index] ?? Value.Unknown : Value.Unknown;
        }

        if (owner is ResultValue
            && (ResultMembers.IsWholeValue(member) || Context.Compilation.KnownMembers.FunctionOf(member) == KnownFunction.PassOnReceiver))
        {
            return owner;
        }

        _callEvaluator.MayBeNull(instance, owner);

        if (member is IFieldSymbol { Name: "Zero", ContainingType.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr })
        {
            return NumberValue.Constant(0);
        }

        if (member is IFieldSymbol { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String })
        {
            return Texts.Constant(reference, "");
        }

        if (Context.Compilation.Initializers.Of(reference, Context.CancellationToken) is { } initializer
            && ConstantOf(initializer) is { } known)
        {
            return Note(reference, known with { Origin = new Origin(Context.Points[reference]) });
        }

        if (Context.Compilation.WindowsVersionGuards.ConditionOf(member, Context.CancellationToken) is { } guard)
        {
            return guard;
        }

        if (reference.Type
            is
            {
                Name: "Version"
                or "OperatingSystem", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            } &&
            Context.Compilation.Initializers.Of(reference, Context.CancellationToken) is { } assigned &&
            WindowsVersionGuards.VersionIn(assigned) is { } version)
        {
            return version;
        }

        if (reference.Type is { SpecialType: SpecialType.System_String } &&
            Context.Compilation.Initializers.Of(reference, Context.CancellationToken) is { } written &&
            Texts.ReadOnlyField(reference, written) is { } text)
        {
            return text;
        }

        if (LocationOf(reference, owner) is not { } location)
        {
            // It may hold what the object holds in other members.
            Calls.LoseObjects(owner);
            return FreshValue(reference.Type, reference);
        }

        if (State[location] is { } held)
        {
            return held;
        }

        if (Context.Compilation.CallbackObjects.TypeOf(member, Context.Owner, Context.CancellationToken) is { } callback)
        {
            return new ObjectValue(Context.Points[reference], Context.NumberOf(callback));
        }

        return Locations.IsReadOnly(member) ? ReadInitial(location, reference.Type, epoch: 0) : ReadWritable(location, reference);
    }

    // Whoever else holds the object may write its members between two reads; only which job it holds is taken to stay the same.
    private Value ReadWritable(int location, IOperation reference)
        => Context.Types.Find(reference.Type) is { Object: BitsObject.Job }
            ? ReadInitial(location, reference.Type, State.FieldEpoch)
            : FreshValue(reference.Type, reference);

    /// <summary>Which element of a tuple a field is; null where it is none.</summary>
    public static int? TupleIndex(IFieldSymbol element)
        => element.CorrespondingTupleField is { Name: var name } && name.StartsWith("Item", StringComparison.Ordinal) &&
            int.TryParse(name.Substring(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : null;

    private NumberValue? ConstantOf(IOperation initializer)
        => new MaskValues(
            Context.Compilation.Initializers, Context.CancellationToken).Of(initializer) is [{ Mask: { IsConstant: true } mask }]
            ? NumberValue.Constant(mask.Value)
            : null;

    private int? MemberLocation(ISymbol member, bool isStatic, IOperation? instance, Value? evaluated)
    {
        if (isStatic)
        {
            return Context.Locations.OfMember(member, null);
        }

        if (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
        {
            return Context.Locations.OfMember(member, OwnerOf(Context.This));
        }

        // Members of structs live in the variable that holds the struct, and a copy has members of its own: not followed.
        if (instance is not { Type.IsReferenceType: true })
        {
            return null;
        }

        if (instance is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation)
        {
            var owner = Evaluate(instance);
            return owner is SymbolicValue or ObjectValue ? Context.Locations.OfMember(member, OwnerOf(owner)) : null;
        }

        // Of others, only the members of an object that no other code has. To evaluate a call here would carry it out once more.
        return State.HasOwnObjects
            && (evaluated ?? (IsPure(instance) ? Evaluate(instance) : null)) is ObjectValue known
            && State.Owns(known)
            ? Context.Locations.OfMember(member, known)
            : null;
    }

    /// <summary>Whether evaluating a second time what refers to an object does nothing, and gives the same.</summary>
    public static bool IsPure(IOperation instance) => instance switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IFlowCaptureReferenceOperation => true,
        IParenthesizedOperation parenthesized => IsPure(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion => IsPure(conversion.Operand),
        IFieldReferenceOperation { Instance: var owner } => owner is null || IsPure(owner),
        IPropertyReferenceOperation { Property: var property, Instance: var owner } =>
            Locations.IsAutoProperty(property) && (owner is null || IsPure(owner)),
        _ => false,
    };

    private static Value? OwnerOf(Value? instance) => instance is ObjectValue { Site: ThisSite } ? null : instance;

    // A parameter of a primary constructor that members use is a field in all but name.
    private bool IsPrimaryConstructorParameter(IParameterSymbol parameter)
        => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor &&
            !SymbolEqualityComparer.Default.Equals(constructor, Context.Owner);

    private Value Read(ILocalReferenceOperation reference)
        => LocationOf(reference) is { } location
            ? State[location] ?? ReadInitial(location, reference.Local.Type, epoch: 0)
            : FreshValue(reference.Type, reference);

    private Value Read(IParameterReferenceOperation reference)
        => LocationOf(reference) is not { } location ? FreshValue(reference.Type, reference)
            : State[location] is { } held ? held
            : IsPrimaryConstructorParameter(reference.Parameter)
                && Context.Compilation.PrimaryParameters.IsWritten(reference.Parameter, Context.CancellationToken)
                ? ReadWritable(location, reference)
            : ReadInitial(location, reference.Parameter.Type, epoch: 0);

    private Value ReadInitial(int location, ITypeSymbol? type, int epoch)
    {
        var value = ValueOf(type, InitialValue.Of(location, epoch));
        State[location] = value;
        if (value is JobValue job && !State.Knows(job.Job) && Context.Locations.SymbolOf(location) is IParameterSymbol)
        {
            State[job.Job] = JobState.Outside with { IsShared = false };
        }

        return value;
    }

    /// <summary>A value of a type of which nothing is known but where it came from.</summary>
    public Value ValueOf(ITypeSymbol? type, SymbolicValue symbol)
        => Context.Types.Find(type) is { Object: BitsObject.Job } ? new JobValue(symbol, InitialValue.NullnessOf(symbol))
        : Context.Actual(type) is var actual && IntegerTypes.WidthOf(actual) is not null
            && actual is not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            ? new NumberValue(NotifyMask.Unknown, symbol, null)
        : symbol;

    private Value Capture(IFlowCaptureOperation capture)
    {
        var captured = capture.Value;
        if (captured is IPropertyReferenceOperation property
            && !Locations.IsAutoProperty(property.Property)
            && Context.Shape.CapturedProperties.WrittenBy(capture.Id) is not null)
        {
            return _callEvaluator.PrepareWrite(property, isRead: Context.Shape.CapturedProperties.IsRead(capture.Id));
        }

        var value = Evaluate(captured);
        return captured is ILocalReferenceOperation
            or IParameterReferenceOperation
            or IFieldReferenceOperation
            or IPropertyReferenceOperation &&
            LocationOf(captured) is { } location
                ? new ReferenceValue(location, value)
                : value;
    }

    private Value EvaluateAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation)
        {
            EvaluateTargetParts(assignment.Target);
        }

        var value = Evaluate(assignment.Value);
        Assign(assignment.Target, value);
        if (!IsSurelyThere(assignment.Target))
        {
            _run.MayThrow();
        }

        return value;
    }

    // To write a local, a parameter, or what an object holds cannot fail. Where the value has branches the target is captured before them.
    private bool IsSurelyThere(IOperation target) => target switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation => true,
        IFlowCaptureReferenceOperation capture => State[Context.Locations.Of(capture.Id)] is ReferenceValue { Location: var location } &&
            (Context.Locations.VariableOf(location) is not null || Context.Locations.OwnerOf(location) is ObjectValue),
        IFieldReferenceOperation { Instance: var instance } => IsObject(instance),
        IPropertyReferenceOperation { Property: var property, Instance: var instance } =>
            Locations.IsAutoProperty(property) && IsObject(instance),
        _ => false,
    };

    private bool IsObject(IOperation? instance)
        => instance is IInstanceReferenceOperation || (instance is not null && IsPure(instance) && Evaluate(instance) is ObjectValue);

    // What stands left of the assignment besides the target itself is evaluated first.
    private void EvaluateTargetParts(IOperation target)
    {
        foreach (var part in target.ChildOperations)
        {
            if (part is not IInstanceReferenceOperation)
            {
                Evaluate(part);
            }
        }
    }

    private Value EvaluateCompound(ICompoundAssignmentOperation assignment)
    {
        var left = Evaluate(assignment.Target);
        var right = Evaluate(assignment.Value);
        var type = Context.Actual(assignment.Type);
        var result = assignment.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_String }
            || NumberConversions.IsOperatorOfInteger(Context, assignment, assignment.OperatorMethod, assignment.Target)
            ? Combine(
                assignment,
                assignment.OperatorKind,
                Convert(left, assignment.InConversion.IsIdentity ? null : assignment.Value.Type),
                right,
                type)
            : _callEvaluator.Operate(assignment, assignment.OperatorMethod, (assignment.Target, left), (assignment.Value, right));
        result = result is NumberValue number ? number with { Bits = MaskArithmetic.Convert(number.Bits, type) } : result;
        Assign(assignment.Target, result);
        return result;
    }

    private static Value Convert(Value value, ITypeSymbol? type)
        => value is NumberValue number && type is not null ? number with { Bits = MaskArithmetic.Convert(number.Bits, type) } : value;

    private Value EvaluateIncrement(IIncrementOrDecrementOperation increment)
    {
        var before = Evaluate(increment.Target);
        if (increment.OperatorMethod is { } @operator)
        {
            var changed = _callEvaluator.Operate(increment, @operator, (increment.Target, before));
            Assign(increment.Target, changed);
            return increment.IsPostfix ? before : changed;
        }

        var kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Combine(increment, kind, before, NumberValue.Constant(1), increment.Type);
        Assign(increment.Target, after);
        return increment.IsPostfix ? before : after;
    }

    private Value EvaluateDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Evaluate(deconstruction.Value);
        if (value is not TupleValue && PartsOf(deconstruction, value) is { } parts)
        {
            _callEvaluator.MayBeNull(deconstruction.Value, value);
            Assign(deconstruction.Target, parts);
            return value;
        }

        if (value is not TupleValue)
        {
            Calls.EscapeByStore(value);
            _run.MayThrow();
            Calls.UnknownCode(Context.Points[deconstruction]);
            var target = deconstruction.Target is IDeclarationExpressionOperation { Expression: var declared }
                ? declared
                : deconstruction.Target;
            if (target is ITupleOperation tuple)
            {
                Renew(Context.Points[deconstruction]);
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], FreshValue(tuple.Elements[i].Type, deconstruction, i + 1));
                }
            }

            return value;
        }

        Assign(deconstruction.Target, value);
        return value;
    }

    // What a record, or a class with a method for it, is taken apart into.
    private Value? PartsOf(IDeconstructionAssignmentOperation deconstruction, Value value)
    {
        if (value is not (ObjectValue or SymbolicValue) || Deconstruction.MethodOf(deconstruction) is not { } method)
        {
            return null;
        }

        return method.IsImplicitlyDeclared ? PartsOf(method, value, deconstruction) : _callEvaluator.Deconstruct(deconstruction, value);
    }

    /// <summary>What the method that the compiler has written for a record takes it apart into; null where that is not known.</summary>
    public TupleValue? PartsOf(IMethodSymbol method, Value record, IOperation source)
    {
        TupleValue? parts = null;
        Renew(Context.Points[source]);
        for (var part = method.Parameters.Length - 1; part >= 0; part--)
        {
            if (Deconstruction.PropertyOf(method, part) is not { } property)
            {
                return null;
            }

            parts = new(ReadMemberOf(property, property.Type, record, source), parts);
        }

        return parts;
    }

    /// <summary>What a field or an auto-property of an object holds.</summary>
    public Value ReadMemberOf(ISymbol member, ITypeSymbol type, Value owner, IOperation source)
    {
        var location = Context.Locations.OfMember(member, OwnerOf(owner));
        return State[location] is { } held ? held
            : Locations.IsReadOnly(member) ? ReadInitial(location, type, epoch: 0)
            : Context.Types.Find(type) is { Object: BitsObject.Job } ? ReadInitial(location, type, State.FieldEpoch)
            : FreshValue(type, source, FirstMemberPart + (location * MemberParts));
    }

    private Value EvaluateTuple(ITupleOperation tuple)
    {
        var elements = tuple.Elements.Select(Evaluate).ToList();
        Value? result = null;
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            result = new TupleValue(elements[i], result);
        }

        return result ?? Value.Unknown;
    }

    private Value EvaluateConversion(IConversionOperation conversion)
    {
        var operand = Evaluate(conversion.Operand);
        if (IsLate(conversion.Operand) && conversion.Type is { TypeKind: not TypeKind.Dynamic, SpecialType: not SpecialType.System_Object })
        {
            OperateLate(conversion, operand);
            return operand is JobValue ? operand : FreshValue(conversion.Type, conversion);
        }

        if (conversion.OperatorMethod is not null)
        {
            return _callEvaluator.ConvertByMethod(conversion, operand);
        }

        if (conversion is { Conversion: { IsImplicit: false, IsNumeric: false, IsIdentity: false }, IsTryCast: false }
            && !IsEnumConversion(conversion))
        {
            if (IsCast(conversion, operand))
            {
                _run.MayThrowOnPurpose(exactType: null);
            }
            else
            {
                _run.MayThrow();
            }
        }
        else if (conversion is { IsChecked: true, Conversion.IsImplicit: false } && !Fits(conversion, operand))
        {
            _run.MayThrowOnPurpose(exactType: null);
        }

        switch (operand)
        {
            case NumberValue number when !conversion.IsTryCast || SurelyConverts(conversion, operand):
                return NumberConversions.Of(number, Context.Actual(conversion.Operand.Type), Context.Actual(conversion.Type));
            case ResultValue result:
                if (ResultUses.Convert(result, conversion) is { } same)
                {
                    return same;
                }

                CallResults.Undecide(State, result);
                return FreshValue(conversion.Type, conversion);
            case JobValue job:
                return conversion.IsTryCast ? TryCast(conversion, job) : Cast(conversion, job);
            case SymbolicValue symbol when Context.Types.Find(conversion.Type) is { Object: BitsObject.Job }:
                return new JobValue(symbol, conversion.IsTryCast ? TryCastSymbol(conversion) : InitialValue.NullnessOf(symbol));
            case SymbolicValue when conversion.Operand.Type is { IsValueType: true } && conversion.Type is { IsReferenceType: true }:
                // Each box is another object.
                return FreshValue(conversion.Type, conversion);
            case SymbolicValue when conversion.IsTryCast || IntegerTypes.WidthOf(Context.Actual(conversion.Type)) is not null:
                return FreshValue(conversion.Type, conversion);
            case not NullValue when conversion.IsTryCast && !SurelyConverts(conversion, operand):
                // It may be null, or the same object.
                Calls.LoseObjects(operand);
                return FreshValue(conversion.Type, conversion);
            default:
                return operand;
        }
    }

    // Whether 'as' gives what it is applied to.
    private bool SurelyConverts(IConversionOperation conversion, Value operand)
    {
        var type = operand is ObjectValue { ExactType: >= 0 and var exact } ? Context.TypeOf(exact) : conversion.Operand.Type;
        return type is not null && conversion.Type is not null &&
            Context.Compilation.Compilation.ClassifyCommonConversion(type, conversion.Type)
                is { Exists: true, IsImplicit: true, IsUserDefined: false };
    }

    // A cast that fails where the program is wrong about an object. Jobs are asked for an interface that this Windows may lack.
    private bool IsCast(IConversionOperation conversion, Value operand)
        => operand is not NullValue &&
            conversion.Operand.Type is { IsReferenceType: true }
                or ITypeParameterSymbol
                or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } &&
            conversion.Type is not (null or { TypeKind: TypeKind.Delegate or TypeKind.Error }) &&
            Context.Types.Find(conversion.Type) is null &&
            !IsElementOfArray(conversion) &&
            !NumberConversions.Unboxes(Context, conversion) &&
            TypeTest(operand, conversion.Type) is var test && (test is not OperationValue || State.Entails(test) != true);

    // What foreach takes from an array has its type.
    private bool IsElementOfArray(IConversionOperation conversion)
        => conversion.Operand is IPropertyReferenceOperation { Instance: IFlowCaptureReferenceOperation { Id: var capture } } &&
            KnownEnumerators.CollectionOf(State[Context.Locations.Of(capture)], Context) is IArrayTypeSymbol { ElementType: var element } &&
            SymbolEqualityComparer.Default.Equals(element, conversion.Type);

    // Whether a number is known to be one of the type that it is checked to fit in.
    private static bool Fits(IConversionOperation conversion, Value operand)
        => operand is NumberValue { Bits: { IsConstant: true, Value: <= int.MaxValue and var number } } &&
            IntegerTypes.WidthOf(conversion.Type) is { } width &&
            (width >= 32 || number < 1u << (width - 1));

    // Which interfaces a job has does not change: a cast that has succeeded, or a test, tells of every one that follows.
    private JobValue Cast(IConversionOperation conversion, JobValue job)
    {
        if (conversion is { Type: { } type, Conversion: { IsImplicit: false, IsReference: true } }
            && job.MayBeNull is null
            && TypeTest(job, type) is OperationValue test)
        {
            if (State.Entails(test) is false)
            {
                State.IsImpossible = true;
            }
            else
            {
                State.Assume(test, outcome: true);
            }
        }

        return job;
    }

    private Value TryCast(IConversionOperation conversion, JobValue job)
        => (conversion.Type is { } type && TypeTest(job, type) is OperationValue test ? State.Entails(test) : null) switch
        {
            true => job,
            false => Value.Null,
            // That the reference is null does not follow: the job may only lack the interface.
            null => job with { MayBeNull = TryCastSymbol(conversion) },
        };

    private static bool IsEnumConversion(IConversionOperation conversion)
        => !conversion.IsChecked
            && IntegerTypes.WidthOf(conversion.Type) is not null
            && IntegerTypes.WidthOf(conversion.Operand.Type) is not null;

    private SymbolicValue TryCastSymbol(IOperation operation)
    {
        Renew(Context.Points[operation]);
        return new SymbolicValue(Context.Points[operation], TryCastPart);
    }

    private Value EvaluateBinary(IOperation operation)
    {
        if (operation is IBinaryOperation { LeftOperand: not IBinaryOperation } single)
        {
            return EvaluateRight(single, Evaluate(single.LeftOperand));
        }

        // A long chain of operators leans to the left: walked in a loop, because its depth has no bound.
        var chain = new Stack<IBinaryOperation>();
        while (operation is IBinaryOperation binary && !binary.ConstantValue.HasValue)
        {
            chain.Push(binary);
            operation = binary.LeftOperand;
        }

        var value = Evaluate(operation);
        while (chain.Count > 0)
        {
            value = EvaluateRight(chain.Pop(), value);
        }

        return value;
    }

    private Value EvaluateRight(IBinaryOperation binary, Value left)
    {
        var right = Evaluate(binary.RightOperand);
        if (IsLate(binary.LeftOperand) || IsLate(binary.RightOperand))
        {
            return OperateLate(binary, left, right);
        }

        return binary.OperatorMethod is null || IsOperatorOfLanguage(binary)
            ? Combine(binary, binary.OperatorKind, left, right, binary.Type)
            : NumberConversions.IsOperatorOfInteger(Context, binary, binary.OperatorMethod, binary.LeftOperand)
            ? Combine(binary, binary.OperatorKind, left, right, Context.Actual(binary.Type))
            : _callEvaluator.OperateByMethod(binary, left, right);
    }

    // To put objects into a text runs their ToString.
    private void NoteFormatted(IOperation operation)
    {
        var (left, right) = operation switch
        {
            IBinaryOperation binary => (binary.LeftOperand, binary.RightOperand),
            ICompoundAssignmentOperation assignment => (null, assignment.Value),
            _ => default((IOperation?, IOperation)),
        };
        if (!Context.Compilation.KnownMembers.IsHarmlessPart(left) || !Context.Compilation.KnownMembers.IsHarmlessPart(right))
        {
            Calls.UnknownCode(Context.Points[operation]);
        }
    }

    // Strings compare by what is in them, and the integers that hold pointers like other integers.
    private static bool IsOperatorOfLanguage(IBinaryOperation binary)
        => binary.OperatorMethod?.ContainingType.SpecialType is SpecialType.System_String
            or SpecialType.System_IntPtr
            or SpecialType.System_UIntPtr;

    private Value Combine(IOperation operation, BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type)
    {
        if (left is ResultValue || right is ResultValue)
        {
            NoteUse(kind, left, right);
        }

        switch (kind)
        {
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                if (operation is IBinaryOperation comparison)
                {
                    ResultComparisons.Note(_run, comparison, left, right);
                }

                return Comparisons.Equal(operation, left, right) is not { } equal ? FreshValue(type, operation)
                    : kind == BinaryOperatorKind.Equals ? equal
                    : ConditionTransfer.Not(equal);
            case BinaryOperatorKind.LessThan
                or BinaryOperatorKind.LessThanOrEqual
                or BinaryOperatorKind.GreaterThan
                or BinaryOperatorKind.GreaterThanOrEqual
                when operation is IBinaryOperation { LeftOperand.Type: var operandType } && IntegerTypes.WidthOf(operandType) is not null:
                return Comparisons.Lift(
                    operation,
                    left,
                    right,
                    ConditionTransfer.Compare(
                        Inequality(kind), Comparisons.AsOrdered(left, operandType), Comparisons.AsOrdered(right, operandType)));
        }

        if (type is { SpecialType: SpecialType.System_String } && kind == BinaryOperatorKind.Add)
        {
            NoteFormatted(operation);
            return Texts.Concatenate(operation, left, right);
        }

        if (type is { SpecialType: SpecialType.System_Boolean })
        {
            return kind switch
            {
                BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => ConditionTransfer.And(left, right),
                BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => ConditionTransfer.Or(left, right),
                BinaryOperatorKind.ExclusiveOr => ConditionTransfer.Compare(ConditionTransfer.Comparison.NotEqual, left, right),
                _ => FreshValue(type, operation),
            };
        }

        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder)
        {
            _run.MayThrow();
        }

        if (operation is IBinaryOperation { IsChecked: true }
            or ICompoundAssignmentOperation { IsChecked: true }
            or IIncrementOrDecrementOperation { IsChecked: true } &&
            kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
                && IntegerTypes.WidthOf(type) is not null)
        {
            _run.MayThrowOnPurpose(exactType: null);
        }

        if (left is not NumberValue first || right is not NumberValue second)
        {
            return FreshValue(type, operation);
        }

        var bits = MaskArithmetic.Convert(MaskArithmetic.Binary(kind, first.Bits, second.Bits, type), type);
        if (IsCountedOn(operation, kind, first))
        {
            // To follow a counter would be to run the loop. What it never changes is still known.
            var site = Context.Points[operation];
            Renew(site);
            return new NumberValue(Widen(kind, first.Bits, bits), new SymbolicValue(site), new Origin(site));
        }

        var origin = Origin.Then(Origin.Concat(first.Origin, second.Origin), Context.Points[operation]);
        return Note(operation, new NumberValue(bits, bits.IsConstant ? null : Identity(kind, first, second, operation), origin));
    }

    /// <summary>A result is an operand: what is no comparison with a constant is not understood.</summary>
    public void NoteUse(BinaryOperatorKind kind, Value left, Value right)
    {
        var isComparison = kind is BinaryOperatorKind.Equals
            or BinaryOperatorKind.NotEquals
            or BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!isComparison || !ResultConditions.AreUnderstood(left, right))
        {
            CallResults.Undecide(State, left);
            CallResults.Undecide(State, right);
        }
    }

    // Whether a loop that runs as often as it likes has counted with the operation already; repeating a bitwise one soon gives nothing new.
    private bool IsCountedOn(IOperation operation, BinaryOperatorKind kind, NumberValue operand)
        => _run.IsOnLoop &&
            kind is not (BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr) &&
            operand.Origin is { } origin && origin.Contains(Context.Points[operation]) &&
            (Context.IsOnOpenLoop(Context.Blocks[_run.Passage.Node.Block].Ordinal)
                || !operand.Bits.IsConstant
                || operand.Bits.Value > MaximumCount);

    private static NotifyMask Widen(BinaryOperatorKind kind, NotifyMask before, NotifyMask after) => kind switch
    {
        BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift =>
            before.WidenUpwards(after),
        BinaryOperatorKind.RightShift => before.WidenDownwards(after),
        _ => NotifyMask.Unknown,
    };

    // The same pure operation on the same values gives the same value.
    private Value Identity(BinaryOperatorKind kind, NumberValue left, NumberValue right, IOperation operation)
    {
        var first = left.Bare;
        var second = right.Bare;
        if (first is UnknownValue || second is UnknownValue || Depth(first) + Depth(second) >= MaximumIdentityDepth)
        {
            var site = Context.Points[operation];
            Renew(site);
            return new SymbolicValue(site);
        }

        var text = kind == BinaryOperatorKind.And ? "&" : kind.ToString();
        return kind == BinaryOperatorKind.And && first is NumberValue
            ? new OperationValue(text, second, first)
            : new OperationValue(text, first, second);
    }

    private static int Depth(Value? value) => value is OperationValue operation ? 1 + Depth(operation.Left) + Depth(operation.Right) : 0;

    private static ConditionTransfer.Comparison Inequality(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => ConditionTransfer.Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => ConditionTransfer.Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => ConditionTransfer.Comparison.Greater,
        _ => ConditionTransfer.Comparison.GreaterOrEqual,
    };

    // What is done with a dynamic value is decided at run time, and may be any code.
    private static bool IsLate(IOperation operand) => operand.Type is { TypeKind: TypeKind.Dynamic };

    private Value OperateLate(IOperation operation, params Value[] operands)
    {
        foreach (var operand in operands)
        {
            Calls.EscapeByStore(operand);
        }

        _run.MayThrow();
        Calls.UnknownCode(Context.Points[operation]);
        return FreshValue(operation.Type, operation);
    }

    private Value EvaluateUnary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        if (IsLate(unary.Operand))
        {
            return OperateLate(unary, operand);
        }

        var isOfInteger = NumberConversions.IsOperatorOfInteger(Context, unary, unary.OperatorMethod, unary.Operand);
        if (unary.OperatorMethod is { } @operator && !isOfInteger)
        {
            return _callEvaluator.Operate(unary, @operator, (unary.Operand, operand));
        }

        if (unary.OperatorKind == UnaryOperatorKind.Not)
        {
            return ConditionTransfer.Not(operand);
        }

        if (unary is { IsChecked: true, OperatorKind: UnaryOperatorKind.Minus } && IntegerTypes.WidthOf(unary.Type) is not null)
        {
            _run.MayThrowOnPurpose(exactType: null);
        }

        if (operand is not NumberValue number)
        {
            CallResults.Undecide(State, operand);
            return FreshValue(unary.Type, unary);
        }

        var type = Context.Actual(unary.Type);
        var bits = MaskArithmetic.Convert(MaskArithmetic.Unary(unary.OperatorKind, number.Bits, type), type);
        var identity = number.Bare is UnknownValue ? null : new OperationValue(unary.OperatorKind.ToString(), number.Bare, null);
        return Note(unary, new NumberValue(bits, bits.IsConstant ? null : identity, Origin.Then(number.Origin, Context.Points[unary])));
    }

    private Value EvaluateIsType(IIsTypeOperation isType)
    {
        var value = Evaluate(isType.ValueOperand);
        var condition = TypeTest(value, isType.TypeOperand);
        return isType.IsNegated ? ConditionTransfer.Not(condition) : condition;
    }

    /// <summary>
    /// Whether a reference is null where an 'as' has given null, which is why it is written; any other null is nobody's intention.
    /// </summary>
    public static bool IsMeantToBeNull(JobValue job) => job.MayBeNull is { Part: TryCastPart };

    /// <summary>The condition that a value is of a type: pure, so that it comes out the same each time.</summary>
    public Value TypeTest(Value value, ITypeSymbol type)
        => value is NullValue ? Value.False
        : value.Bare is UnknownValue ? Value.Unknown
        : new OperationValue("is", value is JobValue job ? job.Job : value.Bare, new SymbolicValue(0, Context.NumberOf(type) + 1));

    /// <summary>The value of a variable that nobody has written; unknown where it is a struct or the type is not known.</summary>
    public static Value DefaultOf(ITypeSymbol? type)
        => type is { IsReferenceType: true } or IPointerTypeSymbol or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            ? Value.Null
        : IntegerTypes.WidthOf(type) is not null ? NumberValue.Constant(0)
        : type is { SpecialType: SpecialType.System_Boolean } ? Value.False
        : Value.Unknown;

    private Value Default(IOperation operation) => DefaultOf(Context.Actual(operation.Type)) switch
    {
        NumberValue number => number with { Origin = new(Context.Points[operation]) },
        UnknownValue => FreshValue(operation.Type, operation),
        var value => value,
    };

    // The collection expression without elements.
    private ObjectValue NewCollection(IOperation operation)
    {
        var site = Context.Points[operation];
        Renew(site);
        var made = new ObjectValue(site, -1);
        if (Context.Shape.AsksForSizes)
        {
            State.Assume(ConditionTransfer.IsEmpty(made), outcome: true);
        }

        return made;
    }

    // Whatever it is, its operands are evaluated, and jobs among them are out of sight from now on.
    private Value EvaluateUnknown(IOperation operation)
    {
        if (References.ReadThroughAddress(operation) is var (variable, type))
        {
            return Evaluate(variable) is NumberValue number
                && NumberConversions.Reinterpreted(number, Context.Actual(variable.Type), Context.Actual(type)) is { } read
                ? read
                : FreshValue(type, operation);
        }

        if (operation is { Kind: OperationKind.None, ChildOperations.Count: 1, Syntax: ExpressionSyntax }
            && !OperationsThatReturn.IsCallThroughPointer(operation))
        {
            // The receiver of a call through a struct pointer.
            return Evaluate(operation.ChildOperations.First());
        }

        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child);
            if (operation is IArrayInitializerOperation or IArrayCreationOperation or IInvalidOperation or IDynamicInvocationOperation
                or IDynamicObjectCreationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation
                or IFunctionPointerInvocationOperation or IInterpolationOperation or IEventAssignmentOperation ||
                operation.Kind >= CollectionExpression)
            {
                Calls.EscapeByStore(value);
            }
            else if (operation
                is not IEventReferenceOperation
                {
                    Event:
                    {
                        AddMethod.IsImplicitlyDeclared: true,
                        IsVirtual: false,
                        IsOverride: false,
                        IsAbstract: false
                    }
                })
            {
                // What comes of it may be, or have, the object; but who is told of an event of it need not be.
                Calls.LoseObjects(value);
            }
        }

        if (!OperationsThatReturn.Contain(operation, Context.Compilation.KnownMembers))
        {
            Calls.UnknownCode(Context.Points[operation]);
        }

        if (operation.Type is null)
        {
            return Value.Unknown;
        }

        _run.MayThrow();
        return FreshValue(operation.Type, operation);
    }

    private NumberValue Note(IOperation operation, NumberValue value)
    {
        _run.Note(new ValueEvent(Context.Points[operation], value));
        return value;
    }
}
