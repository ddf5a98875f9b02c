using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Calls of what is not followed: members of other assemblies of which it is known what they do, and unknown code, which may do anything
/// with what it can get hold of.
/// </summary>
internal sealed class OpaqueCalls(BlockRun run, OperationEvaluator evaluator, ReturnConditions returns)
{
    private BodyContext Context => run.Context;

    // A member of another assembly that touches nothing of the program; it may keep what it is given.
    public Value Known(IOperation call, IMethodSymbol method, KnownMember known, CallArguments arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            GiveToKnown(known, arguments[i]);
        }

        if (known.Does(KnownEffects.StartsProgram))
        {
            evaluator.Escapes.ByName(arguments);
        }

        if ((known.Effects & KnownEffects.Waits) != KnownEffects.None)
        {
            run.Note(new OtherCodeEvent(Context.Points[call]));
        }

        evaluator.Escapes.TimePasses();
        if (known.Does(KnownEffects.Waits))
        {
            // Meanwhile other threads do what they like.
            evaluator.Escapes.UnknownCodeThatReturns(Context.Points[call]);
        }

        if (known.Does(KnownEffects.Waits) && EndlessWaits.IsSleep(method, arguments.Operations))
        {
            run.MayNotReturn();
            run.State.IsImpossible = true;
            return Value.Unknown;
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
            // Nothing is learned from an exception that a constructor of an exception throws, or that of an empty collection.
            if (call is not IObjectCreationOperation { Type: var made } creation ||
                !(Context.Compilation.KnownMembers.IsOutsideException(made) || CallEvaluator.IsNewCollection(creation)))
            {
                run.MayThrow();
            }
        }
        else if (!returns.IsKnownToHold(arguments) && !IsMadeOfConstants(call))
        {
            run.MayThrowOnPurpose(ExceptionOf(method, known));
        }

        evaluator.Renew(Context.Points[call]);
        for (var i = 0; i < arguments.Count; i++)
        {
            AssignResult(arguments.Operations[i], call, i + 1);
        }

        returns.AssumeAnnotations(method, arguments);
        return call is IObjectCreationOperation || method.ReturnsVoid ? Value.Unknown : evaluator.FreshValue(call.Type, call);
    }

    // Whoever has written what an object is made of has seen that it can be.
    private static bool IsMadeOfConstants(IOperation call)
        => call is IObjectCreationOperation { Arguments: { IsEmpty: false } arguments }
            && arguments.All(static argument => argument.Value.ConstantValue.HasValue);

    // Whoever keeps the id of a job may find the job by it later; who shows it to people does not, and what is made of it is an id, too.
    private void GiveToKnown(KnownMember known, Value value)
    {
        if (!JobNames.IsId(value))
        {
            evaluator.Escapes.ToExternalCode(value);
        }
        else if (!known.Does(KnownEffects.Shows))
        {
            evaluator.Escapes.ByStore(value);
        }
    }

    public Value Unknown(
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

        evaluator.Escapes.ByName(arguments);
        run.Note(new OtherCodeEvent(site));
        evaluator.Escapes.TimePasses();
        var isKnownToReturn = Context.Compilation.ReturningBodies.Contain(method, Context.CancellationToken);
        if (mayNotReturn && !isKnownToReturn)
        {
            evaluator.Escapes.UnknownCode(site);
        }
        else if (isHidden && (mayNotReturn || method.MethodKind != MethodKind.Constructor))
        {
            evaluator.Escapes.UnknownCodeThatReturns(site);
        }

        evaluator.Renew(site);
        for (var i = 0; i < arguments.Count; i++)
        {
            AssignResult(arguments.Operations[i], call, i + 1);
        }

        if (!(call is IObjectCreationOperation { Type: var made } && Context.Compilation.KnownMembers.IsOutsideException(made))
            && !isKnownToReturn)
        {
            // What is called may have used what it was given, and written what it has a reference to, and thrown then.
            run.MayThrow();
        }

        if (isHidden && Context.Compilation.Effects.NeverReturns(method, Context.CancellationToken))
        {
            run.State.IsImpossible = true;
        }

        returns.AssumeAnnotations(method, arguments);
        return resultType is null ? Value.Unknown : evaluator.FreshValue(resultType, call);
    }

    public void Escape(Value value, bool isHidden)
    {
        if (isHidden)
        {
            evaluator.Escapes.ToHiddenCode(value);
        }
        else
        {
            evaluator.Escapes.ToExternalCode(value);
        }
    }

    private void EscapeCaptured()
    {
        evaluator.Escapes.LoseObjects(Context.This);
        foreach (var pair in run.State.Locations)
        {
            if (Context.Locations.SymbolOf(pair.Key) is { } symbol && Context.IsCaptured(symbol))
            {
                evaluator.Escapes.ToHiddenCode(pair.Value);
            }
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

    public bool IsInSource(ISymbol member)
        => Context.Compilation.Compilation.Owns(member);

    // Exceptions are declared where they are thrown.
    public static ITypeSymbol? ExceptionOf(IMethodSymbol thrower, KnownMember? known)
        => known?.Exception is { } name ? thrower.ContainingAssembly.GetTypeByMetadataName(name) : null;

    // What is done with each element of a collection, and always throws, is done with none only where there is none.
    public void ThrowForEach(IInvocationOperation invocation, KnownMember known, Value? receiver, CallArguments arguments)
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

            returns.Assume(ConditionTransfer.IsEmpty(collection), outcome: true);
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
}
