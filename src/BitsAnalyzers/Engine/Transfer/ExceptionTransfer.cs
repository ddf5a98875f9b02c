using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// Leads exceptions to those who may handle them: through the regions of a body, the filters and the finally regions on the way, and on to
/// the callers.
/// </summary>
internal sealed class ExceptionTransfer(BlockRun run)
{
    /// <summary>Leads an exception to those who may handle it, from the innermost on, until one surely does.</summary>
    /// <param name="from">Where it is thrown.</param>
    /// <param name="continuation">What is still to be done there.</param>
    /// <param name="state">What whoever handles it finds.</param>
    /// <param name="exactType">Its type; null where that is not known.</param>
    /// <param name="baseType">What its type is, or derives from; null where that is not known.</param>
    /// <param name="passed">What it neither is nor derives from; null where nothing is known of that.</param>
    /// <param name="isAccident">Whether nobody counts on it: then it is no way out of the program.</param>
    public void Throw(
        ControlFlowRegion? from,
        Continuation? continuation,
        ProgramStateBuilder state,
        ITypeSymbol? exactType,
        ITypeSymbol? baseType = null,
        List<ITypeSymbol>? passed = null,
        bool isAccident = false)
    {
        if (run.IsSilent)
        {
            return;
        }

        Leave(new(from, continuation), state, new(exactType, baseType, passed, isAccident));
    }

    /// <summary>An exception filter has ended without a yes: the exception goes on looking for a handler behind it.</summary>
    public void PassOn(ControlFlowRegion filter, Continuation continuation, ProgramStateBuilder state)
    {
        if (!run.IsSilent)
        {
            Leave(new(filter.EnclosingRegion, continuation.Outer, continuation.Remaining), state, default);
        }
    }

    /// <summary>The finally regions of the body have run, and an exception leaves it that nobody here handles.</summary>
    public void ThrowToCaller(Continuation? continuation, ProgramStateBuilder state)
    {
        if (!run.IsSilent)
        {
            Leave(new(null, continuation, AreFiltersAsked: true), state, default);
        }
    }

    // Goes on from one body to its caller until a handler is found.
    private void Leave(HandlerSearch search, ProgramStateBuilder state, in ThrownException exception)
    {
        for (var context = run.Context; context is not null; context = context.Caller)
        {
            if (FindHandler(context, ref search, state, exception))
            {
                return;
            }

            if (search.Continuation is not { Region: Continuation.Call, Target: var rest } || context.Caller is not { } caller)
            {
                break;
            }

            // Nobody handles it in the callee: it leaves the call.
            state = AfterLeaving(context, caller, state);
            search = new(
                caller.Graph.Blocks[caller.Blocks[rest].Ordinal].EnclosingRegion,
                search.Continuation.Outer,
                AreFiltersAsked: search.AreFiltersAsked);
        }

        if (!exception.IsAccident)
        {
            run.Passage.MayLeave(isUnwinding: true);
        }
    }

    // What a callee has written to its reference parameters, its caller has in its variables, whichever way it was left.
    private static ProgramStateBuilder AfterLeaving(BodyContext callee, BodyContext caller, ProgramStateBuilder state)
    {
        var left = state;
        foreach (var (argument, variable) in callee.PassedVariables)
        {
            if (callee.Function?.Parameters is not { } parameters || argument.Parameter!.Ordinal >= parameters.Length ||
                LocationOf(caller, variable, state) is not { } location)
            {
                continue;
            }

            var parameter = parameters[argument.Parameter.Ordinal];
            var written = callee.Shape.IsUntracked(parameter) ? null : state[callee.Locations.Of(parameter)];
            if (left == state)
            {
                left = new(state);
            }

            // An out parameter that has no value yet stands for a variable that still has its own.
            var before = parameter.RefKind == RefKind.Out && !callee.Shape.IsUntracked(parameter) ? state[location] : Value.Unknown;
            left[location] = PassedReferences.IsPart(argument) ? Value.Unknown : written ?? before;
        }

        return left;
    }

    private static int? LocationOf(BodyContext caller, IOperation variable, ProgramStateBuilder state) => variable switch
    {
        // Where an argument behind it has branches, the variable is captured before them.
        IFlowCaptureReferenceOperation { Id: var capture } => (state[caller.Locations.Of(capture)] as ReferenceValue)?.Location,
        _ => caller.Run.Evaluator.LocationOf(variable),
    };

    // Whether it is settled where the exception goes. Handlers are looked for first; only then the finally regions run that lie before the
    // one that is found.
    private bool FindHandler(BodyContext context, ref HandlerSearch search, ProgramStateBuilder state, in ThrownException exception)
    {
        // What has passed a handler is none of the exceptions that it is for.
        var passed = exception.Passed;
        for (var region = search.From; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            var number = context.FirstBlock + region.FirstBlockOrdinal;
            var guarded = region.EnclosingRegion;
            if (region.Kind == ControlFlowRegionKind.Finally && search.Continuation is not null && search.Continuation.Region == number)
            {
                // The exception replaces whatever was to happen after this finally.
                search = search with { Continuation = search.Continuation.Outer };
            }
            else if (region.Kind == ControlFlowRegionKind.Filter
                && search.Continuation is { Target: Continuation.Search or Continuation.Glance } filtered
                && filtered.Region == number)
            {
                // One that leaves a filter counts as a no.
                if (filtered.Target == Continuation.Glance)
                {
                    return true;
                }

                search = new(guarded, filtered.Outer, filtered.Remaining);
            }

            if (region.Kind == ControlFlowRegionKind.FilterAndHandler && region == search.From)
            {
                if (TryHandlers(context, guarded!, after: region, search, state, exception, ref passed))
                {
                    return true;
                }
            }
            else if (region.Kind == ControlFlowRegionKind.Try && guarded!.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                if (!context.TrivialFinally.IsOnly(guarded.NestedRegions[1], state))
                {
                    search = search with
                    {
                        Finally = Append(
                            search.Finally, context.FirstBlock + guarded.NestedRegions[1].FirstBlockOrdinal, search.Continuation)
                    };
                }
            }
            else if (region.Kind == ControlFlowRegionKind.Try
                && TryHandlers(context, guarded!, after: null, search, state, exception, ref passed))
            {
                return true;
            }
        }

        if (search.Finally is not { } finallys)
        {
            return false;
        }

        Glance(context, search.Continuation, state, exception.IsAccident);
        Enter(
            finallys.Head,
            new(finallys.Head, Continuation.Throw, finallys.Tail, finallys.Outer, search.Continuation),
            state,
            exception.IsAccident);
        return true;
    }

    // The handlers of one try, or those behind one of them.
    private bool TryHandlers(
        BodyContext context,
        ControlFlowRegion guarded,
        ControlFlowRegion? after,
        HandlerSearch search,
        ProgramStateBuilder state,
        in ThrownException exception,
        ref List<ITypeSymbol>? passed)
    {
        var isBehind = after is null;
        for (var number = 1; number < guarded.NestedRegions.Length; number++)
        {
            var handler = guarded.NestedRegions[number];
            if (!isBehind)
            {
                isBehind = handler == after;
                continue;
            }

            if (exception.ExactType is null
                ? passed?.Exists(caught => DerivesFrom(handler.ExceptionType, caught)) == true
                    || !(exception.BaseType is null || MayCatchSome(handler, exception.BaseType))
                : !MayCatch(handler, exception.ExactType))
            {
                continue;
            }

            if (search.Finally is null && ThrowsOut(context, guarded, handler, state) is { } effects)
            {
                // Where unknown code runs in the handler, it need not come to its throw.
                if (!exception.IsAccident || effects.RunsAnyCode || effects.RunsHiddenCode || effects.Guards)
                {
                    run.Passage.MayLeave(isUnwinding: !(effects.RunsAnyCode || effects.RunsHiddenCode || effects.Guards));
                }

                if (SurelyAsks(handler, exception.ExactType ?? exception.BaseType))
                {
                    return true;
                }

                if (handler.ExceptionType is { } handled)
                {
                    (passed ??= []).Add(handled);
                }

                continue;
            }

            var isFiltered = handler.Kind == ControlFlowRegionKind.FilterAndHandler;
            var entry = context.FirstBlock
                + (isFiltered && search.AreFiltersAsked
                    ? handler.NestedRegions[handler.NestedRegions.Length - 1]
                    : handler).FirstBlockOrdinal;
            if (isFiltered && !search.AreFiltersAsked)
            {
                Enter(
                    entry,
                    new(entry, Continuation.Search, search.Finally, search.Continuation, search.Continuation),
                    state,
                    exception.IsAccident);
            }
            else if (search.Finally is { } first)
            {
                Enter(first.Head, new(first.Head, entry, first.Tail, first.Outer, search.Continuation), state, exception.IsAccident);
            }
            else
            {
                Enter(entry, search.Continuation, state, exception.IsAccident);
            }

            if (!(isFiltered && search.AreFiltersAsked) && SurelyAsks(handler, exception.ExactType ?? exception.BaseType))
            {
                return true;
            }

            if (handler is { Kind: ControlFlowRegionKind.Catch, ExceptionType: { } type })
            {
                (passed ??= []).Add(type);
            }
        }

        return false;
    }

    // The effects of a handler that only throws on what nobody handles, and does nothing that a rule could speak of: to run it is to leave.
    private static Effects? ThrowsOut(BodyContext context, ControlFlowRegion guarded, ControlFlowRegion handler, ProgramStateBuilder state)
    {
        if (context.FollowsAll || handler.Kind != ControlFlowRegionKind.Catch || context.IsGuarded(guarded.EnclosingRegion) ||
            context.Compilation.EffectsAhead.OfThrowingHandler(context, handler) is not { } effects ||
            effects.IsUnclear || !effects.Masks.IsEmpty || effects.SetsText ||
            (effects.Ends | effects.Tells | effects.Refused | effects.Changes | effects.Reads | effects.SetsUp) != Roots.None)
        {
            return null;
        }

        if (effects.InvokesDelegate && state.Locations.Values.Any(static value => value is DelegateValue))
        {
            return null;
        }

        return state.Jobs.Any(static pair => pair.Value.MayBeJudged) ? null : effects;
    }

    // The filters of callers run before the finally regions of a callee. What they do is not known in those; that they do it before them
    // is.
    private void Glance(BodyContext callee, Continuation? continuation, ProgramStateBuilder state, bool isAccident)
    {
        for (var context = callee; continuation is { Region: Continuation.Call, Target: var rest }
            && context.Caller is { } caller; context = caller, continuation = continuation.Outer)
        {
            for (var region = caller.Graph.Blocks[caller.Blocks[rest].Ordinal].EnclosingRegion; region
                is { Kind: not ControlFlowRegionKind.Root }; region =
                region.EnclosingRegion)
            {
                if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } guarded })
                {
                    continue;
                }

                foreach (var filter in guarded.NestedRegions.Where(
                    static handler => handler.Kind == ControlFlowRegionKind.FilterAndHandler))
                {
                    var entry = caller.FirstBlock + filter.FirstBlockOrdinal;
                    Enter(entry, new(entry, Continuation.Glance, null, continuation.Outer, continuation.Outer), state, isAccident);
                }
            }
        }
    }

    private static Chain Append(Chain? chain, int last, Continuation? outer)
        => chain is null ? new(last, null, outer) : chain with { Tail = Append(chain.Tail, last, outer) };

    private void Enter(int block, Continuation? continuation, ProgramStateBuilder state, bool isAccident)
    {
        var target = run.Context.Blocks[block];
        run.Passage.GoTo(
            block,
            continuation,
            run.StateAt(target.Body, target.Ordinal, state),
            isAccident: isAccident,
            isInDoubt: state.IsInDoubt);
    }

    private bool MayCatch(ControlFlowRegion handler, ITypeSymbol exactType)
        => CaughtType(handler) is not { } caught || DerivesFrom(exactType, caught);

    private bool MayCatchSome(ControlFlowRegion handler, ITypeSymbol baseType)
        => CaughtType(handler) is not { } caught || DerivesFrom(baseType, caught) || DerivesFrom(caught, baseType);

    // Whether an exception surely gets to a handler, or to its filter.
    private bool SurelyAsks(ControlFlowRegion handler, ITypeSymbol? type)
        => CaughtType(handler) is not { } caught || (type is not null && DerivesFrom(type, caught));

    // The type that a handler is for; null for all exceptions.
    private ITypeSymbol? CaughtType(ControlFlowRegion handler)
        => handler.ExceptionType is null or { SpecialType: SpecialType.System_Object }
            || run.Context.Compilation.KnownMembers.IsException(handler.ExceptionType)
            ? null
            : handler.ExceptionType;

    private static bool DerivesFrom(ITypeSymbol? type, ITypeSymbol @base)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, @base))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is known of an exception.</summary>
    private readonly record struct ThrownException(
        ITypeSymbol? ExactType, ITypeSymbol? BaseType, List<ITypeSymbol>? Passed, bool IsAccident);

    /// <summary>Where an exception is on its way to a handler.</summary>
    /// <param name="From">The innermost region that has not been looked at.</param>
    /// <param name="Continuation">What is still to be done there.</param>
    /// <param name="Finally">The finally regions that it has passed, and will run, the innermost first.</param>
    /// <param name="AreFiltersAsked">Whether filters have been asked before finally regions of a callee ran, so that only their handlers
    /// are left.</param>
    private readonly record struct HandlerSearch(
        ControlFlowRegion? From, Continuation? Continuation, Chain? Finally = null, bool AreFiltersAsked = false);
}
