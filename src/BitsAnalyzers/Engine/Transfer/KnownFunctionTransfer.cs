using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Calls of members whose meaning is known, and matters to a rule: they ask or throw for a result, give back what they are given, count the
/// elements of a collection, ask a job for another interface.
/// </summary>
internal sealed class KnownFunctionTransfer(BlockRun run, OperationEvaluator evaluator, ReturnConditions returns)
{
    private BodyContext Context => run.Context;

    public Value? Invoke(IInvocationOperation invocation, KnownFunction function, Value? receiver, CallArguments arguments)
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
                run.MayThrowOnPurpose(OpaqueCalls.ExceptionOf(method, Context.Compilation.KnownMembers.Find(method)));
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
            case KnownFunction.EqualTexts when TextFunctions.Comparison(invocation) is { } comparison
                && TextFunctions.Folded(method.IsStatic ? arguments.ValueFor(0) : receiver!, comparison) is { } first
                && TextFunctions.Folded(arguments.ValueFor(method.IsStatic ? 1 : 0), comparison) is { } second:
                run.MayThrow();
                return ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, first, second);
            case KnownFunction.IsNullOrEmptyText when arguments.Count == 1:
                return ConditionTransfer.Or(
                    ConditionTransfer.IsNull(arguments[0]),
                    ConditionTransfer.Compare(ConditionTransfer.Comparison.Equal, arguments[0], new TextValue("")));
            case KnownFunction.IsNotANumber when arguments.Count == 1
                && Comparisons.IsNotANumber(arguments[0], invocation.TargetMethod.Parameters[0].Type) is { } isNotANumber:
                return isNotANumber;
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
                evaluator.Escapes.TimePasses();

                // What has been read before is read again because whoever has had the lock may have changed it.
                run.State.Remove(location => Context.Locations.IsElement(location)
                    || (Context.Locations.IsMember(location) && !Context.Locations.IsReadOnly(location)
                        && run.State[location]?.Bare is SymbolicValue { Site: > 0 }));
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
                evaluator.Escapes.LoseObjects(receiver);
                evaluator.Escapes.UnknownCode(Context.Points[invocation]);
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
        var failed = result is ResultValue or NumberValue ? ConditionTransfer.Failed(result) : null;
        if (IsCallOfBits(source))
        {
            // As if the call had thrown by itself: that way has been taken.
        }
        else if (result is not ResultValue)
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
            foreach (var state in evaluator.Conditions.Assume(failed!, outcome: true))
            {
                run.NoteFailure(state, begins: true);
                run.MayThrow(state);
                run.NoteFailure(state, begins: false);
            }
        }

        if (failed is not null)
        {
            returns.Assume(failed, outcome: false);
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
            run.MayThrowOnPurpose(
                OpaqueCalls.ExceptionOf(invocation.TargetMethod, Context.Compilation.KnownMembers.Find(invocation.TargetMethod)));
            returns.Assume(isNull, outcome: false);
        }
    }

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

            // Where the pointer is not followed, the job may be used through it.
            var isJob = target.Type is IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void } ||
                Context.Types.Find(target.Type) is { Object: BitsObject.Job };
            if (!isJob || evaluator.LocationOf(target) is null)
            {
                evaluator.Escapes.ByStore(job);
            }

            evaluator.Assign(
                target,
                isJob
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

    // The collection that an argument is, in whatever interface.
    private static Value? CollectionIn(IArgumentOperation argument, Value? value)
        => value is ObjectValue or SymbolicValue && CollectionSizes.IsCollection(TransparentOperations.Strip(argument.Value).Type)
            ? value
            : null;

    private static bool IsStrategyBased(ITypeSymbol? wrappers)
        => FullNames.IsFrameworkType(wrappers, "System.Runtime.InteropServices.Marshalling.StrategyBasedComWrappers");
}
