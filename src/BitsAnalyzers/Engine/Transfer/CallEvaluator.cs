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
/// Calls: those of BITS, the few of the framework that matter here, and all others, which are unknown code to the jobs they can get hold of.
/// </summary>
internal sealed class CallEvaluator(BlockRun run, OperationEvaluator evaluator)
{
    private readonly CallFollower _follower = new(run, evaluator);

    private BodyContext Context => run.Context;

    public Value Invoke(IInvocationOperation invocation)
    {
        var receiver = invocation.Instance is null ? null : evaluator.Evaluate(invocation.Instance);
        var arguments = EvaluateArguments(invocation.Arguments);
        var method = invocation.TargetMethod;
        if (receiver is NullValue && invocation.Instance is { Type: { IsReferenceType: true } or IPointerTypeSymbol })
        {
            // The call throws before it is made.
            run.MayThrow();
            run.State.IsImpossible = true;
            return Value.Unknown;
        }

        if (Context.Types.FindMember(method, invocation.Instance?.Type) is { } member)
        {
            return evaluator.Calls.Call(new(invocation, method, invocation.Instance?.Type, member, Context.Points[invocation], receiver, arguments));
        }

        // Generated interop puts overloads with friendlier types before the members, as extension methods of the same names.
        if (Context.Types.FindExtended(method) is { } extended && arguments.Count > 0)
        {
            return evaluator.Calls.Call(new(invocation, method, method.Parameters[0].Type, extended, Context.Points[invocation], arguments.ValueFor(0), arguments.Shifted()));
        }

        if (method is { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } && Context.Compilation.MemberStarts.IsTrivial(method, Context.CancellationToken))
        {
            // That of a base class, which does nothing.
            return Value.Unknown;
        }

        if (evaluator.Texts.Call(invocation, arguments) is { } text)
        {
            return text;
        }

        if (KnownCall(invocation, receiver, arguments) is { } known)
        {
            return known;
        }

        // What is thrown in a body that is followed is thrown there. A call that is given a job is meant to be made: the object is not null then.
        var isGivenJob = IsGivenJob(arguments);
        if (!isGivenJob)
        {
            MayBeNull(invocation.Instance, receiver);
        }

        if (_follower.Invoke(invocation, receiver, arguments) is { } followed)
        {
            return followed;
        }

        if (!isGivenJob)
        {
            run.MayThrow();
        }

        if (Context.Compilation.Wrappers.Find(method) is { } wrapper && EffectOf(wrapper, invocation, receiver, arguments) is { } result)
        {
            return result;
        }

        return UnknownCall(invocation, method, invocation.Instance, receiver, arguments, invocation.Type);
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
        if (creation.Type is { Name: "UnknownWrapper" or "DispatchWrapper" } && creation.Arguments.Length == 1)
        {
            return arguments[0];
        }

        if (WindowsVersionTests.OfCreation(creation, arguments.ValueFor) is { } version)
        {
            return version;
        }

        // What is thrown in a constructor that is followed is thrown there.
        var plain = Context.Compilation.PlainConstructors;
        var runsOthers = !IsFrameworkException(creation.Type) && !(creation.Constructor is { } called && plain.Contain(called, Context.CancellationToken));
        if (runsOthers && !(creation.Type is INamedTypeSymbol made && plain.RunNothingElse(made, Context.CancellationToken)))
        {
            run.MayThrow();
            runsOthers = false;
        }

        var site = Context.Points[creation];
        var created = creation.Type is { IsReferenceType: true } type ? new ObjectValue(site, Context.NumberOf(type)) : null;
        if (created is null || !_follower.Create(creation, created, arguments))
        {
            if (runsOthers)
            {
                run.MayThrow();
            }

            if (creation.Constructor is { } constructor)
            {
                UnknownCall(creation, constructor, null, null, arguments, null);
            }

            evaluator.Renew(site);
            if (created is not null)
            {
                _follower.ForgetMembersOf(created);
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

        var owner = reference.Instance is null ? null : evaluator.Evaluate(reference.Instance);
        return ReadProperty(reference, owner, EvaluateArguments(reference.Arguments));
    }

    private Value ReadProperty(IPropertyReferenceOperation reference, Value? owner, CallArguments arguments)
    {
        switch (reference.Property.Name)
        {
            case "Failed" or "IsFailure" or "IsError" when owner is ResultValue:
                return ConditionTransfer.Failed(owner);
            case "Succeeded" or "IsSuccess" or "Success" when owner is ResultValue:
                return ConditionTransfer.Not(ConditionTransfer.Failed(owner));
            case "Value" when owner is ResultValue or NumberValue:
                return owner;
            case "HasValue" when reference.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && owner is not null:
                return ConditionTransfer.Not(ConditionTransfer.IsNull(owner));
        }

        if (WindowsVersionTests.OfProperty(reference.Property, owner) is { } version)
        {
            return version;
        }

        // What is thrown in an accessor that is followed is thrown there.
        MayBeNull(reference.Instance, owner);
        if ((Context.Compilation.WindowsVersionGuards.ConditionOf(reference.Property, Context.CancellationToken) ?? _follower.Read(reference, owner, arguments)) is { } known)
        {
            return known;
        }

        run.MayThrow();

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
            evaluator.Calls.LoseAllObjects();
            evaluator.Calls.EscapeByStore(value);
            return;
        }

        // To evaluate a call here would carry it out once more.
        WriteProperty(target, reference, reference.Instance is { } instance && OperationEvaluator.IsPure(instance) ? evaluator.Evaluate(instance) : null, value);
    }

    /// <summary>A property is written.</summary>
    /// <param name="target">The operation that stands for it left of the assignment.</param>
    /// <param name="reference">The property.</param>
    /// <param name="owner">The object whose property it is; null where it is static, or that is not known.</param>
    /// <param name="value">What is written.</param>
    public void WriteProperty(IOperation target, IPropertyReferenceOperation reference, Value? owner, Value value)
    {
        MayBeNull(reference.Instance, owner);
        if (reference.Arguments.IsEmpty && (reference.Instance is null || owner is not null) && _follower.Write(target, reference, owner, value))
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
            evaluator.Calls.Call(new(target, property.SetMethod ?? property.GetMethod!, property.ContainingType, MemberOf(wrapper), Context.Points.OfWrite(target), owner, CallArguments.None)
            {
                Assigned = value,
                Wrapper = wrapper,
            });
            return;
        }

        evaluator.Calls.EscapeByStore(value);
        if (IsInSource(property))
        {
            evaluator.Calls.HiddenCode(Context.Points[target]);
        }
    }

    /// <summary>A lambda or method group: what it will do, and when, is not known; the jobs that it can reach are out of sight.</summary>
    public Value MakeDelegate(IOperation operation)
    {
        var site = Context.Points[operation];
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
        evaluator.Calls.AnyCode(Context.Points[await]);
        run.MayThrow();
        return task is TaskValue { Result: var result } ? result : evaluator.FreshValue(await.Type, await);
    }

    public Value ConvertByMethod(IConversionOperation conversion, Value operand)
    {
        // HRESULT types convert to and from integers.
        if (operand is ResultValue or NumberValue && IntegerTypes.WidthOf(conversion.Type) is not null)
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

        if (isHidden)
        {
            evaluator.Calls.HiddenCode(Context.Points[operation]);
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

        if (left is ResultValue || right is ResultValue || left is NullValue || right is NullValue)
        {
            return binary.OperatorKind switch
            {
                BinaryOperatorKind.Equals => ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, left, right),
                BinaryOperatorKind.NotEquals => ConditionTransfer.Compare(ConditionTransfer.Comparison.NotEqual, left, right),
                BinaryOperatorKind.LessThan => ConditionTransfer.Compare(ConditionTransfer.Comparison.Less, left, right),
                BinaryOperatorKind.GreaterThanOrEqual => ConditionTransfer.Compare(ConditionTransfer.Comparison.GreaterOrEqual, left, right),
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

    private Value? KnownCall(IInvocationOperation invocation, Value? receiver, CallArguments arguments)
    {
        var method = invocation.TargetMethod;
        var owner = method.ContainingType;
        switch (method.Name)
        {
            case "HasFlag" when owner is { SpecialType: SpecialType.System_Enum } && receiver is NumberValue flags && arguments[0] is NumberValue { Bits: { IsConstant: true } wanted }:
                return HasFlag(flags, wanted.Value, invocation);
            case "ConfigureAwait" when receiver is TaskValue:
                return receiver;
            case "ReferenceEquals" when owner is { SpecialType: SpecialType.System_Object }:
                return ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, arguments[0], arguments[1]);
            case "Equals" or "GetHashCode" or "ToString" or "GetType" when owner is { SpecialType: SpecialType.System_Object }:
                run.MayThrow();
                return evaluator.FreshValue(invocation.Type, invocation);
            case "ThrowExceptionForHR" or "ThrowIfFailed" or "ThrowOnFailure" or "ThrowOnError" when (arguments.Count > 0 ? arguments[0] : receiver) is { } checkedResult and not JobValue:
                ThrowIfFailed(arguments.Count > 0 ? arguments.Operations[0].Value : invocation.Instance, checkedResult);
                return checkedResult;
            case "QueryInterface" when receiver is JobValue queried:
                run.MayThrow();
                AssignQueried(invocation, arguments, queried);
                return evaluator.FreshValue(invocation.Type, invocation);
            case "StringToHGlobalUni" or "StringToCoTaskMemUni" or "StringToBSTR" when owner is { Name: "Marshal" } && arguments.Count == 1:
                run.MayThrow();
                return arguments[0];
            case "Failed" or "FAILED" when (arguments.Count == 1 ? arguments[0] : receiver) is ResultValue result:
                return ConditionTransfer.Failed(result);
            case "Succeeded" or "SUCCEEDED" when (arguments.Count == 1 ? arguments[0] : receiver) is ResultValue result:
                return ConditionTransfer.Not(ConditionTransfer.Failed(result));
            case "GetOrCreateComInterfaceForObject" when arguments.Count > 0 && !IsStrategyBased(invocation.Instance?.Type):
                // Wrappers of one's own may give an object interfaces that its type does not have.
                run.MayThrow();
                return arguments[0] is ObjectValue { Site: var made } ? new ObjectValue(made, -1) : arguments[0];
            case "GetIUnknownForObject" or "GetComInterfaceForObject" or "GetOrCreateComInterfaceForObject" or "ConvertToUnmanaged" when arguments.Count > 0:
                run.MayThrow();
                return arguments[0];
            case "ReleaseComObject" or "FinalReleaseComObject" or "KeepAlive" or "Release" or "AddRef" when IsFramework(method):
                run.MayThrow();
                return evaluator.FreshValue(invocation.Type, invocation);
            case "Enter" when owner is { Name: "Monitor" }:
                // It waits, and it fails only where there is no object.
                evaluator.Calls.TimePasses();
                foreach (var argument in arguments.Operations.Where(static argument => argument.Parameter?.RefKind == RefKind.Ref))
                {
                    evaluator.Assign(argument.Value, Value.True);
                }

                return Value.Unknown;
            case "Exit" when owner is { Name: "Monitor" }:
                // The end of a lock statement, which has the lock.
                return Value.Unknown;
            case "FailFast" or "Exit" when owner is { Name: "Environment" }:
                run.State.IsImpossible = true;
                return Value.Unknown;
        }

        if (WindowsVersionTests.OfCall(invocation, receiver, arguments.ValueFor) is { } version)
        {
            return version;
        }

        if (Context.Compilation.WindowsVersionGuards.ConditionOf(method, Context.CancellationToken) is { } guard)
        {
            run.MayThrow();
            return guard;
        }

        if (TransparentOperations.Operand(invocation) is not null)
        {
            // Only a number that is too large or negative is refused.
            var number = arguments[0] as NumberValue;
            if (number is null || !number.Bits.LacksAll(0x8000_0000) || IntegerTypes.WidthOf(invocation.Type) != 32)
            {
                run.MayThrow();
            }

            return number is null ? null : number with { Bits = MaskArithmetic.Convert(number.Bits, invocation.Type) };
        }

        return null;
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
            run.MayThrow();
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
        => source is not null && TransparentOperations.Strip(source) is IInvocationOperation call && Context.Types.FindMember(call.TargetMethod, call.Instance?.Type) is not null;

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

            evaluator.Assign(target, Context.Types.Find(target.Type) is { Object: BitsObject.Job } ? job with { MayBeNull = null } : evaluator.FreshValue(target.Type, invocation, 1));
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
                new NumberValue(flags.Bits & NotifyMask.FromConstant(wanted), new OperationValue("&", identity, NumberValue.Constant(wanted)), null),
                NumberValue.Constant(wanted))
            : evaluator.FreshValue(invocation.Type, invocation);
    }

    // A member that returns something may not have done what it is there for.
    private Value? EffectOf(WrapperMember wrapper, IInvocationOperation invocation, Value? receiver, CallArguments arguments)
    {
        var method = invocation.TargetMethod;
        var isDone = method.ReturnsVoid || (method.ReturnType.Name is "Task" or "ValueTask" && invocation.Parent is IAwaitOperation) || wrapper.Bits is not ("Cancel" or "Complete");
        if (!isDone)
        {
            return null;
        }

        var jobArgument = wrapper.Job >= 0 ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Job) : null;
        var passed = wrapper.Parameter >= 0 ? arguments.Operations.FirstOrDefault(argument => argument.Parameter?.Ordinal == wrapper.Parameter) : null;
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

    private static BitsMember MemberOf(WrapperMember wrapper) => BitsInterfaces.FindMember(BitsInterfaces.WrappedJob, wrapper.Bits)!;

    private Value UnknownCall(
        IOperation call, IMethodSymbol method, IOperation? instance, Value? receiver, CallArguments arguments, ITypeSymbol? resultType)
    {
        var site = Context.Points[call];
        var isHidden = IsInSource(method);
        var receivesThis = instance is IInstanceReferenceOperation || arguments.Operations.Any(static argument => argument.Value is IInstanceReferenceOperation);
        var isDelegate = method.MethodKind == MethodKind.DelegateInvoke;
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

        evaluator.Calls.TimePasses();
        if (isDelegate || arguments.Operations.Any(static argument => argument.Value.Type is { TypeKind: TypeKind.Delegate }))
        {
            evaluator.Calls.AnyCode(site);
        }
        else if (receivesThis || (isHidden && method.MethodKind != MethodKind.Constructor))
        {
            // A constructor that is not given this object knows nothing of its members.
            evaluator.Calls.HiddenCode(site);
        }

        if (call is not IObjectCreationOperation { Type: var made } || !IsFrameworkException(made))
        {
            // What is called may have used what it was given, and thrown then.
            run.MayThrow();
        }

        evaluator.Renew(site);
        for (var i = 0; i < arguments.Count; i++)
        {
            AssignResult(arguments.Operations[i], call, i + 1);
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
        if (HasAttribute(method.GetAttributes(), "DoesNotReturnAttribute"))
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

            foreach (var attribute in parameter.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "DoesNotReturnIfAttribute" && attribute.ConstructorArguments is [{ Value: bool outcome }])
                {
                    Assume(arguments[i], !outcome);
                }
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

    private bool IsInSource(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, Context.Compilation.Compilation.Assembly);

    private static bool IsStrategyBased(ITypeSymbol? wrappers) => wrappers is { Name: "StrategyBasedComWrappers" };

    private static bool IsFramework(IMethodSymbol method) => method.ContainingType is { Name: "Marshal" or "GC" or "ComObject" or "IUnknown" };

    // Nothing is learned from an exception that a constructor of an exception throws.
    private bool IsFrameworkException(ITypeSymbol? type)
    {
        for (var current = type; current is not null && !IsInSource(current); current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAttribute(ImmutableArray<AttributeData> attributes, string name)
        => attributes.Any(attribute => attribute.AttributeClass?.Name == name);
}
