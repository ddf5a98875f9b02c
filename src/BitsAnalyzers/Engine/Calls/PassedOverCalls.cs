using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Calls whose callee does nothing that matters here, so that it is not followed; but code that is not seen may run in it, or not, and an
/// exception may leave it.
/// </summary>
internal sealed class PassedOverCalls(BlockRun run, OperationEvaluator evaluator)
{
    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>Applies the effects of a call that is not followed, and gives its result.</summary>
    /// <param name="site">The call.</param>
    /// <param name="callee">What is called.</param>
    /// <param name="effects">What it may do.</param>
    /// <param name="instance">The object it is called on; null where there is none.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="assigned">What an accessor writes; null where it is none.</param>
    /// <param name="resultType">The type of what it gives.</param>
    public Value PassOver(
        int site, IMethodSymbol callee, Effects effects, Value? instance, CallArguments arguments, Value? assigned, ITypeSymbol? resultType)
    {
        Context.Compilation.Statistics.CountPassedOver();
        Context.Blocks.PassOver(site);
        NoteThrow(effects);
        evaluator.Renew(site);
        foreach (var location in State.Locations.Keys.Where(location => Context.Locations.MemberOf(location) is { } member &&
            effects.Written.Contains(member)).ToList())
        {
            evaluator.Escapes.ForgetMember(location);
        }

        if (effects.Written.Count > 0)
        {
            // What a reference parameter refers to may be one of them.
            foreach (var parameter in Context.ReferenceParameters.Where(parameter => State[parameter] is not null))
            {
                State[parameter] = Value.Unknown;
            }
        }

        if (effects.TakesTime || effects.RunsAnyCode || effects.RunsHiddenCode)
        {
            run.Note(new OtherCodeEvent(site));
            evaluator.Escapes.TimePasses();
        }

        if (effects.RunsAnyCode || effects.RunsHiddenCode || effects.Escapes != Roots.None)
        {
            GiveAway(effects, instance, Roots.This);
            GiveAway(effects, assigned, IrrelevantCalls.AssignedRoots(callee));
            for (var i = 0; i < arguments.Count; i++)
            {
                GiveAway(effects, arguments[i], IrrelevantCalls.RootsOf(arguments.Operations[i]));
            }

            if (effects.RunsAnyCode || effects.RunsHiddenCode)
            {
                evaluator.Escapes.ByName(arguments);
                evaluator.Escapes.ByName(null, assigned ?? Value.Unknown);
                evaluator.Escapes.UnknownCode(site);
            }

            NoteThrow(effects);
        }

        return ResultOf(site, resultType);
    }

    // What runs may use what it is given.
    private void GiveAway(Effects effects, Value? value, ulong roots)
    {
        if (value is null || (effects.Escapes & roots) == Roots.None)
        {
            return;
        }

        if (effects.GivesToHiddenCode)
        {
            evaluator.Escapes.ToHiddenCode(value);
        }
        else
        {
            evaluator.Escapes.ToExternalCode(value);
        }
    }

    private void NoteThrow(Effects effects)
    {
        if (effects.MayThrowComException)
        {
            run.MayThrow();
        }
        else if (effects.MayThrow)
        {
            run.MayThrowOther(effects.ComException);
        }
    }

    private Value ResultOf(int site, ITypeSymbol? resultType)
        => resultType is null or { SpecialType: SpecialType.System_Void }
            ? Value.Null
            : evaluator.ValueOf(resultType, new SymbolicValue(site));
}
