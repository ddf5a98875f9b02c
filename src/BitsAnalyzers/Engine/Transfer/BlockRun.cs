using System.Collections.Immutable;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// One state on its way through one block. Blocks are run one after another, and there are many of them: a body has one of these, which is
/// started anew for each.
/// </summary>
internal sealed class BlockRun
{
    private readonly Func<int, bool> _isLive;
    private TransferContext<ProgramState, FlowEvent>? _passage;
    private ControlFlowRegion? _region;
    private bool _isGuarded;
    private BodyContext _target;
    private int _targetBlock;
    private ImmutableArray<(int Site, ProgramState State)> _returned;
    private int _nextReturned;
    private (int Version, int Events) _thrown = (-1, -1);
    private int _operation;
    private ProgramState? _beforeOperation;

    public BlockRun(BodyContext context)
    {
        Context = context;
        State = new(ProgramState.Empty);
        Evaluator = new(this);
        _target = context;
        _isLive = location => _target.IsLive(_targetBlock, location);
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
        _thrown = (-1, -1);
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

    /// <summary>Notes that the ways that leave the block now are, or are no more, those of a state in which a call has turned out to have failed.</summary>
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
        var rest = Context.Blocks.AddRest(node.Block, site, new(_operation, _beforeOperation, _returned, site));
        var entry = callee.FirstBlock;
        Passage.GoTo(entry, new(Continuation.Call, rest, null, node.Continuation), StateAt(callee, 0, State));
        IsSuspended = true;
        State.IsImpossible = true;
    }

    /// <summary>Whether a call can be followed from here.</summary>
    public bool CanFollow => !IsSilent && _beforeOperation is not null;

    public void GoTo(int ordinal, Continuation? continuation, ProgramStateBuilder state, bool? label = null)
    {
        if (!IsSilent)
        {
            Passage.GoTo(Context.FirstBlock + ordinal, continuation, StateAt(Context, ordinal, state), label);
        }
    }

    /// <summary>The body ends: goes back to where it was called.</summary>
    public void Return()
    {
        if (Passage.Node.Continuation is { Region: Continuation.Call, Target: var rest } continuation)
        {
            Passage.GoTo(rest, continuation.Outer, State.ToProgramState(location => Context.Returns(location)));
        }
    }

    /// <summary>An exception may leave the block now: whoever handles it finds the state as it is at this moment.</summary>
    public void MayThrow()
    {
        if (_isGuarded && !IsSilent && _thrown != (State.Version, Passage.Node.Events.Count))
        {
            _thrown = (State.Version, Passage.Node.Events.Count);
            Throw(_region, Passage.Node.Continuation, State, exactType: null);
        }
    }

    /// <summary>The state as it is now, for an exception that leaves the block later; null where nobody would see it.</summary>
    public ProgramStateBuilder? Snapshot() => _isGuarded ? new(State) : null;

    /// <summary>An exception may leave the block now, as if nothing had happened since a snapshot.</summary>
    public void MayThrow(ProgramStateBuilder? snapshot)
    {
        if (snapshot is not null)
        {
            Throw(_region, Passage.Node.Continuation, snapshot, exactType: null);
        }
    }

    /// <summary>Leads an exception to those who may handle it, from the innermost on, until one surely does.</summary>
    /// <param name="from">Where it is thrown.</param>
    /// <param name="continuation">What is still to be done there.</param>
    /// <param name="state">What whoever handles it finds.</param>
    /// <param name="exactType">Its type; null where that is not known.</param>
    /// <param name="baseType">What its type is, or derives from; null where that is not known.</param>
    /// <param name="passed">What it neither is nor derives from; null where nothing is known of that.</param>
    public void Throw(
        ControlFlowRegion? from, Continuation? continuation, ProgramStateBuilder state, ITypeSymbol? exactType, ITypeSymbol? baseType = null, List<ITypeSymbol>? passed = null)
    {
        if (IsSilent)
        {
            return;
        }

        for (var context = Context; context is not null; context = context.Caller)
        {
            if (Throw(context, from, ref continuation, state, exactType, baseType, passed) || continuation is not { Region: Continuation.Call, Target: var rest } || context.Caller is not { } caller)
            {
                return;
            }

            // Nobody handles it in the callee: it leaves the call.
            from = caller.Graph.Blocks[caller.Blocks[rest].Ordinal].EnclosingRegion;
            continuation = continuation.Outer;
        }
    }

    // Whether the exception surely does not leave the body.
    private bool Throw(
        BodyContext context,
        ControlFlowRegion? from,
        ref Continuation? continuation,
        ProgramStateBuilder state,
        ITypeSymbol? exactType,
        ITypeSymbol? baseType,
        List<ITypeSymbol>? passed)
    {
        // What has passed a handler is none of the exceptions that it is for.
        for (var region = from; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally && continuation is not null && continuation.Region == context.FirstBlock + region.FirstBlockOrdinal)
            {
                // The exception replaces whatever was to happen after this finally.
                continuation = continuation.Outer;
            }

            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
            {
                continue;
            }

            if (guarded.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                if (context.TrivialFinally.IsOnly(guarded.NestedRegions[1], state))
                {
                    continue;
                }

                var entry = guarded.NestedRegions[1].FirstBlockOrdinal;
                Enter(context, entry, new(context.FirstBlock + entry, Continuation.Throw, null, continuation), state);
                return true;
            }

            foreach (var handler in guarded.NestedRegions.Skip(1))
            {
                if (exactType is null
                    ? passed?.Exists(caught => DerivesFrom(handler.ExceptionType, caught)) != true && (baseType is null || MayCatchSome(handler, baseType))
                    : MayCatch(handler, exactType))
                {
                    Enter(context, handler.FirstBlockOrdinal, continuation, state);
                    if (SurelyCatches(handler, exactType ?? baseType))
                    {
                        return true;
                    }

                    if (handler is { Kind: ControlFlowRegionKind.Catch, ExceptionType: { } type })
                    {
                        (passed ??= []).Add(type);
                    }
                }
            }
        }

        return false;
    }

    private void Enter(BodyContext context, int ordinal, Continuation? continuation, ProgramStateBuilder state)
        => Passage.GoTo(context.FirstBlock + ordinal, continuation, StateAt(context, ordinal, state));

    // What is of use from a block on. Where no caller waits that may have an object at hand, an object that no live location leads to is gone.
    private ProgramState StateAt(BodyContext context, int ordinal, ProgramStateBuilder state)
    {
        (_target, _targetBlock) = (context, ordinal);
        return (state.HasOwnObjects && context.Caller is null ? WithoutLostObjects(context, state) : state).ToProgramState(_isLive);
    }

    private ProgramStateBuilder WithoutLostObjects(BodyContext context, ProgramStateBuilder state)
    {
        var locations = context.Locations;
        var live = state.Locations.Where(pair => !state.Owns(locations.OwnerOf(pair.Key)) && _isLive(pair.Key)).Select(static pair => pair.Value);
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

    private static bool MayCatch(ControlFlowRegion handler, ITypeSymbol exactType)
        => CaughtType(handler) is not { } caught || DerivesFrom(exactType, caught);

    private static bool MayCatchSome(ControlFlowRegion handler, ITypeSymbol baseType)
        => CaughtType(handler) is not { } caught || DerivesFrom(baseType, caught) || DerivesFrom(caught, baseType);

    private static bool SurelyCatches(ControlFlowRegion handler, ITypeSymbol? type)
    {
        if (handler.Kind != ControlFlowRegionKind.Catch)
        {
            return false;
        }

        var caught = CaughtType(handler);
        return caught is null || (type is not null && DerivesFrom(type, caught));
    }

    // The type that a handler is for; null for all exceptions.
    private static ITypeSymbol? CaughtType(ControlFlowRegion handler)
        => handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
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
}
