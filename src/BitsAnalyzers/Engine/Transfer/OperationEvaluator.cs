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
    // Names for what the members of an object give that one operation looks at.
    private const int FirstMemberPart = 1_000_000;
    private const int MemberParts = 2000;

    // The address of a variable, by the number of its location.
    private const string Address = "address";

    // An element of a tuple that is known as a whole.
    private const string Item = "item";

    // The first kind of operation that only later compilers have; what it does with its operands is not known.
    public const OperationKind CollectionExpression = (OperationKind)127;

    /// <summary>The object whose member is explored was not made at any site.</summary>
    public const int ThisSite = 0;

    private readonly BlockRun _run;
    private readonly CallEvaluator _callEvaluator;
    private readonly WriteTransfer _writes;
    private readonly AwaitTransfer _awaits;

    public OperationEvaluator(BlockRun run)
    {
        _run = run;
        Conditions = new(run.State);
        Calls = new(run, this);
        Escapes = new(run);
        Texts = new(run, this);
        _callEvaluator = new(run, this);
        _writes = new(run, this, _callEvaluator);
        _awaits = new(run, this);
        var late = new LateBinding(run, this);
        Conversions = new(run, this, _callEvaluator, late);
        Operators = new(run, this, _callEvaluator, late);
    }

    public ConditionTransfer Conditions { get; }

    public BitsCallEffects Calls { get; }

    public FoundJobs Found => _callEvaluator.Found;

    public Escapes Escapes { get; }

    public TextEvaluator Texts { get; }

    public ConversionTransfer Conversions { get; }

    public OperatorTransfer Operators { get; }

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
            Escapes.LoseAllObjects();
            Escapes.UnknownCode(Context.Points[operation]);
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
                return _callEvaluator.Properties.Read((IPropertyReferenceOperation)operation);
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
                return Operators.Compound((ICompoundAssignmentOperation)operation);
            case OperationKind.Increment or OperationKind.Decrement:
                return Operators.Increment((IIncrementOrDecrementOperation)operation);
            case OperationKind.DeconstructionAssignment:
                return EvaluateDeconstruction((IDeconstructionAssignmentOperation)operation);
            case OperationKind.DeclarationExpression:
                return Evaluate(((IDeclarationExpressionOperation)operation).Expression);
            case OperationKind.Tuple:
                return EvaluateTuple((ITupleOperation)operation);
            case OperationKind.Conversion:
                return Conversions.Convert((IConversionOperation)operation);
            case OperationKind.Binary:
                return Operators.Binary(operation);
            case OperationKind.TupleBinaryOperator when OperatorTransfer.AreComparedByContent((ITupleBinaryOperation)operation):
                return Operators.Compare((ITupleBinaryOperation)operation);
            case OperationKind.Unary:
                return Operators.Unary((IUnaryOperation)operation);
            case OperationKind.IsNull:
                return ConditionTransfer.IsNull(Evaluate(((IIsNullOperation)operation).Operand));
            case OperationKind.IsPattern:
                var isPattern = (IIsPatternOperation)operation;
                var matched = Evaluate(isPattern.Value);
                ResultComparisons.Note(_run, isPattern, matched, isPattern.Pattern);
                return new PatternEvaluator(_run, this).Evaluate(matched, isPattern.Pattern, isPattern.Value.Type);
            case OperationKind.IsType:
                return Conversions.IsType((IIsTypeOperation)operation);
            case OperationKind.Invocation:
                return _callEvaluator.Invoke((IInvocationOperation)operation);
            case OperationKind.ObjectCreation:
                return _callEvaluator.Create((IObjectCreationOperation)operation);
            case OperationKind.AnonymousFunction or OperationKind.FlowAnonymousFunction or OperationKind.MethodReference:
                return _callEvaluator.MakeDelegate(operation);
            case OperationKind.DelegateCreation:
                return Evaluate(((IDelegateCreationOperation)operation).Target);
            case OperationKind.Await:
                return _awaits.Evaluate((IAwaitOperation)operation);
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
                return AddressOf(((IAddressOfOperation)operation).Reference);
            case OperationKind.Return or OperationKind.YieldReturn when ((IReturnOperation)operation).ReturnedValue is { } returned:
                var value = Evaluate(returned);
                NoteReturned(value);
                if (operation.Kind == OperationKind.YieldReturn)
                {
                    // Who asks for more, if anybody does, may do anything before.
                    _run.Note(new OtherCodeEvent(Context.Points[operation]));
                    Escapes.UnknownCode(Context.Points[operation]);
                }

                return value;
            case OperationKind.EventAssignment when _callEvaluator.Wrappers.Subscribe((IEventAssignmentOperation)operation)
                || _callEvaluator.Subscribe((IEventAssignmentOperation)operation):
                return Value.Unknown;
            case OperationKind.ArrayElementReference when ((IArrayElementReferenceOperation)operation) is
            {
                ArrayReference: var elements, Indices: [var index]
            } && IsPure(elements) && (index.ConstantValue.HasValue || IsPure(index)):
                return Elements.Read(_run, operation, Evaluate(elements), Evaluate(index), EvaluateUnknown(operation));
            case OperationKind.ArrayCreation:
                var array = EvaluateUnknown(operation);
                CollectionSizes.Begin(_run, (IArrayCreationOperation)operation, array);
                return array;
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
            foreach (var returned in Reachable.From(Context, State, [value]).Jobs.Where(State.Knows))
            {
                State[returned] = State[returned] with { IsEscaped = true };
            }

            Escapes.LoseObjects(value);
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

        var value = ValueOf(type, new SymbolicValue(site, part));
        if (value is JobValue { Job: var job } && !State.Knows(job) && Context.Compilation.Wrappers.ObjectOf(type) is not null)
        {
            // An object of a library stands for whatever job it was asked for, also one that was made here.
            State[job] = JobState.Outside with { IsFromService = true };
        }

        return value;
    }

    /// <summary>What is known of the values that an operation gave before it ran again is given up.</summary>
    public void Renew(int site)
    {
        if (_run.IsOnLoop)
        {
            Calls.JudgeForgotten(site);
            Escapes.LoseForgotten(site);
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
            case var value when IntegerTypes.LowBits(value) is { } bits && IntegerTypes.FitsInLowBits(value):
                return Note(operation, NumberValue.Constant(bits, new Origin(Context.Points[operation])));
            case var value:
                return Literals.Of(value) ?? Value.Unknown;
        }
    }

    /// <summary>A member is used: if it is the first use of its type, that runs the static constructor.</summary>
    public void NoteUseOfType(ISymbol? member, IOperation use)
    {
        if (member is { ContainingType: { } type } && (member.IsStatic || member is IMethodSymbol { MethodKind: MethodKind.Constructor }) &&
            Context.Compilation.StaticConstructors.DoMore(type, Context.CancellationToken) && !Context.IsInside(type))
        {
            Escapes.UnknownCode(Context.Points[use]);
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

        if (member is IFieldSymbol { CorrespondingTupleField: not null } part && owner is not null && ElementOf(owner, part) is { } named)
        {
            return named;
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

        if (member is IFieldSymbol { IsStatic: true } && KnownMembers.IsPlainContent(member.ContainingType)
            && Context.Compilation.KnownMembers.FunctionOf(member) == KnownFunction.DefaultContent)
        {
            return DefaultContentOf(member.ContainingType);
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
            Escapes.LoseObjects(owner);
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

        if (!Locations.IsReadOnly(member))
        {
            return ReadWritable(location, reference);
        }

        var initial = ReadInitial(location, reference.Type, epoch: 0);
        if (reference.Type is IArrayTypeSymbol
            && Context.Shape.AsksForSizes
            && Context.Compilation.Initializers.Of(reference, Context.CancellationToken) is { } elements)
        {
            CollectionSizes.Begin(_run, elements, initial);
        }

        return initial;
    }

    // Others write the member where unknown code runs, not between two reads in a row. In a loop it is read anew in each round, and may be
    // waited for.
    private Value ReadWritable(int location, IOperation reference)
    {
        if (Context.Types.Find(reference.Type) is { Object: BitsObject.Job })
        {
            return ReadInitial(location, reference.Type, State.FieldEpoch);
        }

        var value = FreshValue(reference.Type, reference);
        if (!_run.IsOnLoop
            && reference is IMemberReferenceOperation { Member: var member }
            && Context.Shape.IsReadAgain(member)
            && reference.Type is { } type && PureFunctions.IsContent(type))
        {
            State[location] = value;
        }

        return value;
    }

    /// <summary>
    /// An element of a tuple that is not known but as a whole, which stays what it is; null where it is not a mere content.
    /// </summary>
    public static Value? ElementOf(Value tuple, IFieldSymbol element)
    {
        if (tuple is not (SymbolicValue or OperationValue { Operator: Item }) || TupleIndex(element) is not { } index)
        {
            return null;
        }

        var value = new OperationValue(Item, tuple, NumberValue.Constant((uint)index));
        return element.Type switch
        {
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => null,
            { SpecialType: SpecialType.System_Boolean or SpecialType.System_String } or { IsTupleType: true } => value,
            var type => IntegerTypes.WidthOf(type) is not null ? new NumberValue(NotifyMask.Unknown, value, null)
                : Literals.AreOf(type) || KnownMembers.IsPlainContent(type) ? value
                : null,
        };
    }

    /// <summary>A tuple by its elements; null where one of them is not a mere content.</summary>
    public static TupleValue? TupleOf(Value value, ITypeSymbol? type)
    {
        if (value is TupleValue known)
        {
            return known;
        }

        TupleValue? elements = null;
        foreach (var element in type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Reverse() : [])
        {
            if (ElementOf(value, element) is not { } part)
            {
                return null;
            }

            elements = new(part, elements);
        }

        return elements;
    }

    /// <summary>Which element of a tuple a field is; null where it is none.</summary>
    public static int? TupleIndex(IFieldSymbol element)
        => element.CorrespondingTupleField is { Name: var name } && name.StartsWith("Item", StringComparison.Ordinal) &&
            int.TryParse(name.Substring(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : null;

    private NumberValue? ConstantOf(IOperation initializer)
        => new MaskValues(
            Context.Compilation.Initializers, Context.CancellationToken).Of(initializer) is [{ Mask: { IsConstant: true } mask }]
            ? NumberValue.Constant(mask.Value)
            : null;

    // Each construction of a generic type has static members of its own, and which one a type parameter stands for is not known.
    private static bool IsOfGenericType(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
            {
                return true;
            }
        }

        return false;
    }

    private int? MemberLocation(ISymbol member, bool isStatic, IOperation? instance, Value? evaluated)
    {
        if (isStatic)
        {
            return IsOfGenericType(member) ? null : Context.Locations.OfMember(member, null);
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
            : ReadOutOfSight(reference, reference.Local) is var value
                && value is NumberValue number
                && Context.Shape.IsCaptured(reference.Local)
                ? number with { Bits = Context.Shape.BitsOf(reference.Local) }
            : value;

    // What references may have written is not known, but it is not just anything.
    private Value ReadOutOfSight(IOperation reference, ISymbol variable)
    {
        var value = FreshValue(reference.Type, reference);
        return value is NumberValue or SymbolicValue && !Context.Shape.IsCaptured(variable)
            ? ValueOf(reference.Type, new SymbolicValue(Context.Points[reference], PathModels.OutOfSightPart))
            : value;
    }

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
            return _callEvaluator.Properties.PrepareWrite(property, isRead: Context.Shape.CapturedProperties.IsRead(capture.Id));
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

    // To write a local, a parameter, or what an object holds cannot fail; an accessor throws where it is run. Where the value has branches
    // the target is captured before them.
    private bool IsSurelyThere(IOperation target) => target switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation => true,
        IFlowCaptureReferenceOperation capture => State[Context.Locations.Of(capture.Id)] switch
        {
            PropertyValue => true,
            ReferenceValue { Location: var location } =>
                Context.Locations.OwnerOf(location) is ObjectValue
                    || (Context.Locations.MemberOf(location) is { } member
                        ? Context.Locations.OwnerOf(location) is null && (!member.IsStatic || IsSurelyThere(member))
                        : Context.Locations.VariableOf(location) is not null),
            _ => Context.Shape.CapturedProperties.TargetOf(capture.Id) is IFieldReferenceOperation captured && IsSurelyThere(captured),
        },
        IFieldReferenceOperation { Field: var field, Instance: var instance } => IsObject(instance) || IsSurelyThere(field),
        IPropertyReferenceOperation { Property: var property, Instance: var instance } =>
            !Locations.IsAutoProperty(property) || IsObject(instance) || IsSurelyThere(property),
        _ => IsBehindAddress(target),
    };

    // A static constructor may throw, the first time that something of its type is used.
    private bool IsSurelyThere(ISymbol member)
        => member is { IsStatic: true, ContainingType: { } type } &&
            (Context.IsInside(type) || !Context.Compilation.StaticConstructors.DoMore(type, Context.CancellationToken));

    private bool IsObject(IOperation? instance)
        => instance is IInstanceReferenceOperation
            || (instance is { Type.IsValueType: true } && IsSurelyThere(instance))
            || (instance is not null && IsPure(instance) && Evaluate(instance) is ObjectValue);

    // What stands left of the assignment besides the target itself is evaluated first.
    private void EvaluateTargetParts(IOperation target)
    {
        foreach (var part in target.ChildOperations)
        {
            if (part is IArgumentOperation { Value: var index })
            {
                // What is looked for by is kept where something is stored by it.
                Escapes.ByStore(Evaluate(index));
            }
            else if (part is not IInstanceReferenceOperation)
            {
                Evaluate(part);
            }
        }
    }

    private Value EvaluateDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Evaluate(deconstruction.Value);
        if (deconstruction.Value.Type is { IsTupleType: true } type && TupleOf(value, type) is { } whole)
        {
            value = whole;
        }

        if (value is not TupleValue && PartsOf(deconstruction, value) is { } parts)
        {
            _callEvaluator.MayBeNull(deconstruction.Value, value);
            Assign(deconstruction.Target, parts);
            return value;
        }

        if (value is not TupleValue)
        {
            Escapes.ByStore(value);
            _run.MayThrow();
            Escapes.UnknownCode(Context.Points[deconstruction]);
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
        UnknownValue when operation.Type is { } type && KnownMembers.ComparesAlike(type) => DefaultContentOf(type),
        UnknownValue when CollectionSizes.IsSpan(operation.Type) =>
            CollectionSizes.BeginEmpty(_run, FreshValue(operation.Type, operation)),
        UnknownValue => FreshValue(operation.Type, operation),
        var value => value,
    };

    /// <summary>The value that a type of mere content has by default: one and the same wherever it comes from.</summary>
    public OperationValue DefaultContentOf(ITypeSymbol type)
        => new("default", NumberValue.Constant((uint)Context.NumberOf(type)), null);

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

    // Where a variable of a body is. Of what else has an address nothing is said.
    private Value AddressOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => AddressOf(Context.Locations.Of(local)),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => AddressOf(Context.Locations.Of(parameter)),
        _ => Value.Unknown,
    };

    private static OperationValue AddressOf(int location) => new(Address, NumberValue.Constant((uint)location), null);

    // Whether a pointer is followed that is known to lead to a variable: with what lies beside that no program reckons.
    private bool IsBehindAddress(IOperation operation)
        => References.PointerOf(operation) is { } pointer && IsPure(pointer) && Evaluate(pointer) is OperationValue { Operator: Address };

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
            if (VariableUses.IsUnseenReference(child))
            {
                // A member of an object may be written there that no other code has otherwise.
                Escapes.LoseAllObjects();
            }

            if (operation is IArrayInitializerOperation or IArrayCreationOperation or IInvalidOperation or IDynamicInvocationOperation
                or IDynamicObjectCreationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation
                or IFunctionPointerInvocationOperation or IInterpolationOperation or IEventAssignmentOperation ||
                operation.Kind >= CollectionExpression)
            {
                Escapes.ByStore(value);
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
                Escapes.LoseObjects(value);
            }
        }

        if (!OperationsThatReturn.Contain(operation, Context.Compilation.KnownMembers))
        {
            Escapes.UnknownCode(Context.Points[operation]);
        }

        foreach (var child in operation.ChildOperations)
        {
            if (child is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var passed })
            {
                Assign(passed, Value.Unknown);
            }
        }

        if (operation.Type is null)
        {
            return Value.Unknown;
        }

        // What is done with a member throws, after it has been given what it is given; not to name it.
        if (operation is not (IDynamicMemberReferenceOperation { Parent: IDynamicInvocationOperation }
                or IEventReferenceOperation { Parent: IEventAssignmentOperation })
            && !IsBehindAddress(operation))
        {
            _run.MayThrow();
        }

        return FreshValue(operation.Type, operation);
    }

    /// <summary>Notes what an operation has come to.</summary>
    public NumberValue Note(IOperation operation, NumberValue value)
    {
        _run.Note(new ValueEvent(Context.Points[operation], value));
        return value;
    }
}
