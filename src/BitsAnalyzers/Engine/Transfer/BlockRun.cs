using System.Collections.Immutable;
using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// One state on its way through one block. Blocks are run one after another, and there are many of them: a body has one of these, which is
/// started anew for each.
/// </summary>
internal sealed class BlockRun
{
    private readonly Func<int, bool> _isLive;
    private readonly Func<int, bool> _returns;
    private TransferContext<ProgramState, FlowEvent>? _passage;
    private ControlFlowRegion? _region;
    private bool _isGuarded;
    private BodyContext _target;
    private int _targetBlock;
    private ImmutableArray<(int Site, ProgramState State)> _returned;
    private int _nextReturned;
    private (int Version, int Events, ITypeSymbol? Type, bool IsAccident) _thrown = (-1, -1, null, true);
    private int _operation;
    private ProgramState? _beforeOperation;

    public BlockRun(BodyContext context)
    {
        Context = context;
        State = new(ProgramState.Empty);
        Evaluator = new(this);
        _target = context;
        _isLive = location => _target.IsLive(_targetBlock, location);
        _returns = context.Returns;
    }

    public BodyContext Context { get; }

    public TransferContext<ProgramState, FlowEvent> Passage => _passage!;

    public ProgramStateBuilder State { get; }

    public OperationEvaluator Evaluator { get; }

    public bool IsOnLoop { get; private set; }

    /// <summary>Whether a call is being followed: the rest of the block is run when it returns.</summary>
    public bool IsSuspended { get; private set; }

    // What was run before is not noted a second time.
    private bool IsSilent => IsSuspended || _nextReturned < _returned.Length;

    /// <summary>A block is entered, or gone on with where a call in it has returned.</summary>
    public void Start(TransferContext<ProgramState, FlowEvent> passage, BasicBlock block, Resumption? resumption)
    {
        _passage = passage;
        State.Begin(resumption?.Before ?? passage.Node.State);
        _returned = resumption is null
            ? ImmutableArray<(int Site, ProgramState State)>.Empty
            : resumption.Returned.Add((resumption.Site, passage.Node.State));
        _nextReturned = 0;
        _thrown = (-1, -1, null, true);
        _operation = 0;
        _beforeOperation = resumption?.Before;
        _region = block.EnclosingRegion;
        _isGuarded = Context.IsGuarded(_region);
        IsOnLoop = Context.IsOnLoop(block.Ordinal);
        IsSuspended = false;
    }

    /// <summary>An operation of the block begins, in which calls may be followed.</summary>
    public void Begin(int operation, bool mayCall)
    {
        _operation = operation;
        if (!IsSilent)
        {
            _returned = ImmutableArray<(int Site, ProgramState State)>.Empty;
            _nextReturned = 0;
            _beforeOperation = mayCall ? State.ToProgramState() : null;
        }
    }

    /// <summary>Notes that something happens now.</summary>
    public void Note(FlowEvent @event)
    {
        if (!IsSilent)
        {
            Passage.Note(@event);
        }
    }

    /// <summary>
    /// Notes that the ways that leave the block now are, or are no more, those of a state in which a call has turned out to have failed.
    /// </summary>
    public void NoteFailure(ProgramStateBuilder state, bool begins)
    {
        if (state.FailedCall is var (site, job))
        {
            Note(new ResultEvent(site, job, HasFailed: begins));
        }
    }

    /// <summary>Whether a call at this site has been followed, and returns here: then the state is what it was on return.</summary>
    public bool Returns(int site)
    {
        if (_nextReturned >= _returned.Length || _returned[_nextReturned].Site != site)
        {
            return false;
        }

        State.Become(_returned[_nextReturned].State);
        _nextReturned++;
        return true;
    }

    /// <summary>Follows a call; the rest of the block is run when it returns.</summary>
    /// <param name="site">The call.</param>
    /// <param name="callee">What is called.</param>
    public void Follow(int site, BodyContext callee)
    {
        if (IsSilent || _beforeOperation is null)
        {
            return;
        }

        var node = Passage.Node;
        var before = _returned.IsEmpty && Context.OnlyReadsBefore(site)
            ? new(
                _beforeOperation.Locations,
                ProgramState.Empty.Jobs,
                ProgramState.Empty.PathCondition,
                _beforeOperation.FieldEpoch,
                _beforeOperation.OwnObjects)
            : _beforeOperation;
        var rest = Context.Blocks.AddRest(node.Block, site, new(_operation, before, _returned, site));

        // The first block of a graph is empty.
        var first = callee.Graph.Blocks[0].FallThroughSuccessor?.Destination?.Ordinal ?? 0;
        Passage.GoTo(callee.FirstBlock + first, new(Continuation.Call, rest, null, node.Continuation), StateAt(callee, first, State));
        IsSuspended = true;
        State.IsImpossible = true;
    }

    /// <summary>Whether a call can be followed from here.</summary>
    public bool CanFollow => !IsSilent && _beforeOperation is not null;

    public void GoTo(int ordinal, Continuation? continuation, ProgramStateBuilder state, bool? label = null)
    {
        if (IsSilent)
        {
            return;
        }

        // Nothing happens in the last block of a graph, either.
        if (Context.Caller is not null && Context.Graph.Blocks[ordinal].Kind == BasicBlockKind.Exit)
        {
            Return(continuation, state, label);
            return;
        }

        Passage.GoTo(Context.FirstBlock + ordinal, continuation, StateAt(Context, ordinal, state), label);
    }

    /// <summary>The body ends: goes back to where it was called.</summary>
    public void Return() => Return(Passage.Node.Continuation, State, label: null);

    private void Return(Continuation? continuation, ProgramStateBuilder state, bool? label)
    {
        if (continuation is { Region: Continuation.Call, Target: var rest })
        {
            var useful = DeadMembers.Without(Context, state, _returns).ToProgramState(_returns, Context.IsRead);
            Passage.GoTo(rest, continuation.Outer, Context.Blocks.WithSharedEpoch(rest, useful, Context.Locations), label);
        }
    }

    /// <summary>
    /// An exception may leave the block now because something goes wrong that nobody counts on: whoever handles it finds the state as it is
    /// at this moment.
    /// </summary>
    public void MayThrow()
    {
        if (_isGuarded)
        {
            MayThrow(exactType: null, isAccident: true);
        }
    }

    /// <summary>An exception may leave the block now that is thrown where the program has brought it about.</summary>
    /// <param name="exactType">Its type; null where that is not known.</param>
    public void MayThrowOnPurpose(ITypeSymbol? exactType) => MayThrow(exactType, isAccident: false);

    /// <summary>What runs now need not return: it is unknown code, or ends the program.</summary>
    public void MayNotReturn()
    {
        if (!IsSilent)
        {
            Passage.MayLeave();
        }
    }

    private void MayThrow(ITypeSymbol? exactType, bool isAccident)
    {
        if (!IsSilent && _thrown != (State.Version, Passage.Node.Events.Count, exactType, isAccident))
        {
            _thrown = (State.Version, Passage.Node.Events.Count, exactType, isAccident);
            Throw(_region, Passage.Node.Continuation, State, exactType, isAccident: isAccident);
        }
    }

    /// <summary>An exception may leave the block now, but none of a certain type.</summary>
    public void MayThrowOther(ITypeSymbol? type)
    {
        if (_isGuarded && !IsSilent)
        {
            Throw(_region, Passage.Node.Continuation, State, exactType: null, passed: type is null ? null : [type], isAccident: true);
        }
    }

    /// <summary>The state as it is now, for an exception that leaves the block later; null where nobody would see it.</summary>
    public ProgramStateBuilder? Snapshot() => _isGuarded ? new(State) : null;

    /// <summary>An exception may leave the block now, as if nothing had happened since a snapshot.</summary>
    public void MayThrow(ProgramStateBuilder? snapshot)
    {
        if (snapshot is not null)
        {
            Throw(_region, Passage.Node.Continuation, snapshot, exactType: null, isAccident: true);
        }
    }

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
        if (IsSilent)
        {
            return;
        }

        Leave(new(from, continuation), state, new(exactType, baseType, passed, isAccident));
    }

    /// <summary>An exception filter has ended without a yes: the exception goes on looking for a handler behind it.</summary>
    public void PassOn(ControlFlowRegion filter, Continuation continuation, ProgramStateBuilder state)
    {
        if (!IsSilent)
        {
            Leave(new(filter.EnclosingRegion, continuation.Outer, continuation.Remaining), state, default);
        }
    }

    /// <summary>The finally regions of the body have run, and an exception leaves it that nobody here handles.</summary>
    public void ThrowToCaller(Continuation? continuation, ProgramStateBuilder state)
    {
        if (!IsSilent)
        {
            Leave(new(null, continuation, AreFiltersAsked: true), state, default);
        }
    }

    // Goes on from one body to its caller until a handler is found.
    private void Leave(HandlerSearch search, ProgramStateBuilder state, in ThrownException exception)
    {
        for (var context = Context; context is not null; context = context.Caller)
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
            Passage.MayLeave(isUnwinding: true);
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
                        Finally = Append(search.Finally, context.FirstBlock + guarded.NestedRegions[1].FirstBlockOrdinal)
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
        Enter(finallys.Head, new(finallys.Head, Continuation.Throw, finallys.Tail, search.Continuation), state, exception.IsAccident);
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

            var isFiltered = handler.Kind == ControlFlowRegionKind.FilterAndHandler;
            var entry = context.FirstBlock
                + (isFiltered && search.AreFiltersAsked
                    ? handler.NestedRegions[handler.NestedRegions.Length - 1]
                    : handler).FirstBlockOrdinal;
            if (isFiltered && !search.AreFiltersAsked)
            {
                Enter(entry, new(entry, Continuation.Search, search.Finally, search.Continuation), state, exception.IsAccident);
            }
            else if (search.Finally is { } first)
            {
                Enter(first.Head, new(first.Head, entry, first.Tail, search.Continuation), state, exception.IsAccident);
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
                    Enter(entry, new(entry, Continuation.Glance, null, continuation.Outer), state, isAccident);
                }
            }
        }
    }

    private static Chain Append(Chain? chain, int last) => chain is null ? new(last, null) : new(chain.Head, Append(chain.Tail, last));

    private void Enter(int block, Continuation? continuation, ProgramStateBuilder state, bool isAccident)
    {
        var target = Context.Blocks[block];
        Passage.GoTo(block, continuation, StateAt(target.Body, target.Ordinal, state), isAccident: isAccident);
    }

    // What is of use from a block on. Where no caller waits that may have an object at hand, an object that no live location leads to is
    // gone.
    private ProgramState StateAt(BodyContext context, int ordinal, ProgramStateBuilder state)
    {
        (_target, _targetBlock) = (context, ordinal);
        state = state.HasOwnObjects && context.Caller is null ? WithoutLostObjects(context, state) : state;
        var useful = DeadMembers.Without(context, state, _isLive).ToProgramState(_isLive, context.IsRead);
        return context.Blocks.WithSharedEpoch(context.FirstBlock + ordinal, useful, context.Locations);
    }

    private ProgramStateBuilder WithoutLostObjects(BodyContext context, ProgramStateBuilder state)
    {
        var locations = context.Locations;
        var live = state.Locations.Where(pair => !state.Owns(locations.OwnerOf(pair.Key)) && _isLive(pair.Key)).Select(
            static pair => pair.Value);
        var reachable = Reachable.From(context, state, live.ToList());
        var gone = state.OwnObjects.Where(site => !reachable.Objects.Contains(site)).ToList();
        if (gone.Count == 0)
        {
            return state;
        }

        state = new(state);
        foreach (var site in gone)
        {
            state.Disown(site);
            foreach (var member in locations.MembersOf(site))
            {
                state[member] = null;
            }
        }

        return state;
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
            || Context.Compilation.KnownMembers.IsException(handler.ExceptionType)
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
