using System.Collections.Immutable;
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
    private readonly Func<int, bool> _returns;
    private TransferContext<ProgramState, FlowEvent>? _passage;
    private ControlFlowRegion? _region;
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
        Exceptions = new(this);
        _target = context;
        _isLive = location => _target.Liveness.IsLive(_targetBlock, location);
        _returns = context.Liveness.Returns;
    }

    public BodyContext Context { get; }

    public TransferContext<ProgramState, FlowEvent> Passage => _passage!;

    public ProgramStateBuilder State { get; }

    public OperationEvaluator Evaluator { get; }

    public ExceptionTransfer Exceptions { get; }

    public bool IsOnLoop { get; private set; }

    /// <summary>Whether a call is being followed: the rest of the block is run when it returns.</summary>
    public bool IsSuspended { get; private set; }

    // What was run before is not noted a second time.
    public bool IsSilent => IsSuspended || _nextReturned < _returned.Length;

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
        IsGuarded = Context.IsGuarded(_region);
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
            Passage.Note(@event, State.IsInDoubt);
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
        Passage.GoTo(
            callee.FirstBlock + first,
            new(Continuation.Call, rest, null, node.Continuation, node.Continuation),
            StateAt(callee, first, State),
            isInDoubt: State.IsInDoubt);
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

        Passage.GoTo(Context.FirstBlock + ordinal, continuation, StateAt(Context, ordinal, state), label, isInDoubt: state.IsInDoubt);
    }

    /// <summary>The body ends: goes back to where it was called.</summary>
    public void Return() => Return(Passage.Node.Continuation, State, label: null);

    private void Return(Continuation? continuation, ProgramStateBuilder state, bool? label)
    {
        if (continuation is { Region: Continuation.Call, Target: var rest })
        {
            var useful = DeadMembers.Without(Context, state, ordinal: null, _returns).ToProgramState(_returns, Context.Liveness.IsRead);
            Passage.GoTo(
                rest,
                continuation.Outer,
                Context.Blocks.WithSharedEpoch(rest, useful, Context.Locations),
                label,
                isInDoubt: state.IsInDoubt);
        }
    }

    /// <summary>
    /// An exception may leave the block now because something goes wrong that nobody counts on: whoever handles it finds the state as it is
    /// at this moment.
    /// </summary>
    public void MayThrow()
    {
        if (IsGuarded)
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
            Exceptions.Throw(_region, Passage.Node.Continuation, State, exactType, isAccident: isAccident);
        }
    }

    /// <summary>An exception may leave the block now, but none of a certain type.</summary>
    public void MayThrowOther(ITypeSymbol? type)
    {
        if (IsGuarded && !IsSilent)
        {
            Exceptions.Throw(
                _region, Passage.Node.Continuation, State, exactType: null, passed: type is null ? null : [type], isAccident: true);
        }
    }

    /// <summary>Whether somebody would see an exception that leaves the block.</summary>
    public bool IsGuarded { get; private set; }

    /// <summary>The state as it is now, for an exception that leaves the block later; null where nobody would see it.</summary>
    public ProgramStateBuilder? Snapshot() => IsGuarded ? new(State) : null;

    /// <summary>An exception may leave the block now, as if nothing had happened since a snapshot.</summary>
    /// <param name="snapshot">The state that whoever handles it finds; null where nobody would see it.</param>
    /// <param name="except">What it is not; null where it may be anything.</param>
    public void MayThrow(ProgramStateBuilder? snapshot, ITypeSymbol? except = null)
    {
        if (snapshot is not null)
        {
            Exceptions.Throw(
                _region, Passage.Node.Continuation, snapshot, exactType: null, passed: except is null ? null : [except], isAccident: true);
        }
    }

    // What is of use from a block on. Where no caller waits that may have an object at hand, an object that no live location leads to is
    // gone.
    public ProgramState StateAt(BodyContext context, int ordinal, ProgramStateBuilder state)
    {
        (_target, _targetBlock) = (context, ordinal);
        state = state.HasOwnObjects && context.Caller is null ? WithoutLostObjects(context, state) : state;
        var useful = DeadMembers.Without(context, state, ordinal, _isLive).ToProgramState(_isLive, context.Liveness.IsRead);
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
}
