using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Properties with accessors of their own: reading and writing one is a call. Auto-properties are fields.</summary>
internal sealed class PropertyTransfer(BlockRun run, OperationEvaluator evaluator, CallEvaluator calls, CallFollower follower)
{
    private BodyContext Context => run.Context;

    public Value Read(IPropertyReferenceOperation reference)
    {
        if (Locations.IsAutoProperty(reference.Property))
        {
            return evaluator.ReadMember(reference, reference.Property, reference.Instance);
        }

        evaluator.NoteUseOfType(reference.Property, reference);
        var owner = reference.Instance is null ? null : evaluator.Evaluate(reference.Instance);
        return calls.Found.After(reference, owner, Read(reference, owner, calls.EvaluateArguments(reference.Arguments)));
    }

    private Value Read(IPropertyReferenceOperation reference, Value? owner, CallArguments arguments)
    {
        var property = reference.Property;
        if (Context.Compilation.Wrappers.FindRead(property) is { } told)
        {
            return calls.Wrappers.Read(told, reference, owner);
        }

        if (owner is JobValue && Context.Compilation.Wrappers.IsPart(property))
        {
            return owner;
        }

        if (calls.Found.Kept(reference, owner) is { } kept)
        {
            return kept;
        }

        var function = calls.FunctionOf(property);
        switch (function)
        {
            case KnownFunction.CountElements when owner is ObjectValue or SymbolicValue:
                calls.MayBeNull(reference.Instance, owner);
                return ConditionTransfer.SizeOf(owner);
            case KnownFunction.IsFailure when owner is ResultValue:
                return ConditionTransfer.Failed(owner);
            case KnownFunction.IsSuccess when owner is ResultValue:
                return ConditionTransfer.Not(ConditionTransfer.Failed(owner));
            case KnownFunction.IsFailure or KnownFunction.IsSuccess:
                return evaluator.FreshValue(reference.Type, reference);
            case KnownFunction.PassOnReceiver when owner is not (null or NullValue or SymbolicValue or UnknownValue):
                MayHaveNoValue(property, owner);
                return owner;
            case KnownFunction.PassOnReceiver when owner is not null:
                MayHaveNoValue(property, owner);
                break;
            case KnownFunction.NumberZero or KnownFunction.NumberOne
                when IntegerTypes.WidthOf(Context.Actual(reference.Type)) is not null:
                return NumberValue.Constant(function == KnownFunction.NumberOne ? 1u : 0u, new Origin(Context.Points[reference]));
            case KnownFunction.DefaultContent:
                return evaluator.DefaultContentOf(property.Type);
            case KnownFunction.NoElements:
                return CollectionSizes.BeginEmpty(run, evaluator.FreshValue(reference.Type, reference));
            case KnownFunction.NullableHasValue when owner is not null:
                return ConditionTransfer.Not(ConditionTransfer.IsNull(owner));
            case KnownFunction.IsStopped when IsTokenOfNobody(property, owner):
                return Value.False;
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
        calls.MayBeNull(reference.Instance, owner, arguments.Values);
        if ((Context.Compilation.WindowsVersionGuards.ConditionOf(reference.Property, Context.CancellationToken)
            ?? follower.Read(reference, owner, arguments)) is { } known)
        {
            return known;
        }

        var isKnownToReturn = property.GetMethod is { } read
            && Context.Compilation.ReturningBodies.Contain(read, Context.CancellationToken);
        if (!isKnownToReturn)
        {
            calls.MayThrowBefore(arguments.Values.Prepend(owner));
        }

        if (function is KnownFunction.None or KnownFunction.ThrowIfStopped &&
            (Context.Compilation.KnownMembers.EffectsOf(property, reference.Arguments) & KnownEffects.Returns) == KnownEffects.None &&
            !calls.IsOfKnownCollection(property, reference.Instance, owner))
        {
            GiveAway(arguments);
            evaluator.Escapes.LoseObjects(owner);
            if (isKnownToReturn)
            {
                evaluator.Escapes.UnknownCodeThatReturns(Context.Points[reference]);
            }
            else
            {
                evaluator.Escapes.UnknownCode(Context.Points[reference]);
                run.MayThrow();
            }
        }

        if (property.GetMethod is { } getter && Context.Compilation.Effects.NeverReturns(getter, Context.CancellationToken))
        {
            run.State.IsImpossible = true;
        }

        if (property.Name == "CanBeCanceled" && IsTokenOfNobody(property, owner))
        {
            return Value.False;
        }

        // It may give what the object holds.
        evaluator.Escapes.LoseObjects(owner);
        var given = evaluator.FreshValue(reference.Type, reference);
        if (property.IsIndexer && arguments.Count == 1 && KnownMembers.IsKnownCollection(property.ContainingType))
        {
            return Elements.Read(run, reference, owner, arguments[0], given);
        }

        return PureFunctions.Of(Context, property, owner, evaluator.Operators.AsNumbers(arguments)) ?? given;
    }

    // A token that nothing can cancel.
    private bool IsTokenOfNobody(IPropertySymbol property, Value? owner)
        => FullNames.IsFrameworkType(property.ContainingType, "System.Threading.CancellationToken")
            && evaluator.DefaultContentOf(property.ContainingType) is var nobody
            && (nobody.Equals(owner)
                || (owner is SymbolicValue
                    && ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, owner, nobody) is var isNobody
                    && run.State.Entails(isNobody) == true));

    /// <summary>What stands left of an assignment is evaluated before the value, and kept for the write.</summary>
    /// <param name="reference">The property, which has accessors of its own.</param>
    /// <param name="isRead">Whether what it holds is part of the value.</param>
    public Value PrepareWrite(IPropertyReferenceOperation reference, bool isRead)
    {
        var owner = reference.Instance is null ? null : evaluator.Evaluate(reference.Instance);
        var arguments = calls.EvaluateArguments(reference.Arguments);
        if (isRead)
        {
            return new PropertyValue(owner, Read(reference, owner, arguments));
        }

        GiveAway(arguments);
        return new PropertyValue(owner, Value.Unknown);
    }

    // Whoever asks for the value of a number that may be null reckons with the exception.
    private void MayHaveNoValue(IPropertySymbol property, Value owner)
    {
        if (property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            && evaluator.Conditions.Assume(ConditionTransfer.IsNull(owner), outcome: true).Any())
        {
            run.MayThrowOnPurpose(exactType: null);
        }
    }

    // What is looked for by, in an accessor that is not followed, may be kept there.
    private void GiveAway(CallArguments arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            evaluator.Escapes.ByStore(arguments[i]);
        }
    }

    /// <summary>A member is written that is not looked for by name, or a property where it stands.</summary>
    public void Write(IOperation target, Value value)
    {
        if (target is not IPropertyReferenceOperation reference)
        {
            run.MayThrow();
            if (target is IDynamicMemberReferenceOperation { Instance: { } late } && OperationEvaluator.IsPure(late))
            {
                evaluator.Escapes.ByStore(evaluator.Evaluate(late));
            }
            else
            {
                evaluator.Escapes.LoseAllObjects();
            }

            evaluator.Escapes.ByStore(value);
            evaluator.Escapes.UnknownCode(Context.Points[target]);
            return;
        }

        // To evaluate a call here would carry it out once more.
        Write(
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
    public void Write(IOperation target, IPropertyReferenceOperation reference, Value? owner, Value value)
    {
        if (Context.Compilation.Wrappers.FindWrite(reference.Property) is { Library: not null } known)
        {
            Write(known, target, reference, owner, value);
            return;
        }

        calls.MayBeNull(reference.Instance, owner, [value]);
        if (reference.Arguments.IsEmpty
            && (reference.Instance is null || owner is not null)
            && follower.Write(target, reference, owner, value))
        {
            return;
        }

        calls.MayThrowBefore([owner, value]);
        var property = reference.Property;
        if (owner is not null)
        {
            evaluator.Escapes.LoseObjects(owner);
        }
        else if (!property.IsStatic)
        {
            evaluator.Escapes.LoseAllObjects();
        }

        if (Context.Compilation.Wrappers.FindWrite(property) is { } wrapper)
        {
            Write(wrapper, target, reference, owner, value);
            return;
        }

        evaluator.Escapes.ByStore(value);
        CollectionSizes.Forget(run.State);
        var isElement = property.IsIndexer && KnownMembers.IsKnownCollection(property.ContainingType)
            && reference.Arguments is [{ Value: var index }] && (index.ConstantValue.HasValue || OperationEvaluator.IsPure(index));
        Elements.Write(
            run, reference, owner, isElement ? evaluator.Evaluate(reference.Arguments[0].Value) : null, value);
        var effects = Context.Compilation.KnownMembers.EffectsOf(property, reference.Arguments);
        if ((effects & (KnownEffects.Returns | KnownEffects.StartsProgram)) != KnownEffects.Returns)
        {
            evaluator.Escapes.ByName((target.Parent as IAssignmentOperation)?.Value, value);
        }

        if ((effects & KnownEffects.Returns) == KnownEffects.None)
        {
            evaluator.Escapes.UnknownCode(Context.Points[target]);
        }

        run.MayThrow();
    }

    private void Write(WrapperMember wrapper, IOperation target, IPropertyReferenceOperation reference, Value? owner, Value value)
        => evaluator.Calls.Call(new(
            target,
            reference.Property.SetMethod ?? reference.Property.GetMethod!,
            reference.Property.ContainingType,
            WrapperCalls.MemberOf(wrapper),
            Context.Points.OfWrite(target),
            owner,
            CallArguments.None)
        {
            Assigned = value,
            Wrapper = wrapper,
        });
}
