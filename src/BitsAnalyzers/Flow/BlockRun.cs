using System.Collections.Immutable;
using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>
/// One world on its way through one block. Blocks are run one after another, and there are many of them: a body has one of these, which is
/// started anew for each.
/// </summary>
internal sealed class BlockRun
{
    private readonly Func<int, bool> _isLive;
    private FlowPassage<World, FlowEvent>? _passage;
    private ControlFlowRegion? _region;
    private bool _isGuarded;
    private BodyContext _target;
    private int _targetBlock;
    private ImmutableArray<(int Site, World World)> _returned;
    private int _nextReturned;
    private (int Version, int Events) _thrown = (-1, -1);
    private int _operation;
    private World? _beforeOperation;

    public BlockRun(BodyContext context)
    {
        Context = context;
        World = new(Domain.World.Empty);
        Evaluator = new(this);
        _target = context;
        _isLive = location => _target.IsLive(_targetBlock, location);
    }

    public BodyContext Context { get; }

    public FlowPassage<World, FlowEvent> Passage => _passage!;

    public WorldBuilder World { get; }

    public OperationEvaluator Evaluator { get; }

    public bool IsOnLoop { get; private set; }

    /// <summary>Whether a call is being followed: the rest of the block is run when it returns.</summary>
    public bool IsSuspended { get; private set; }

    // What was run before is not noted a second time.
    private bool IsSilent => IsSuspended || _nextReturned < _returned.Length;

    /// <summary>A block is entered, or gone on with where a call in it has returned.</summary>
    public void Start(FlowPassage<World, FlowEvent> passage, BasicBlock block, Resumption? resumption)
    {
        _passage = passage;
        World.Begin(resumption?.Before ?? passage.Node.World);
        _returned = resumption is null
            ? ImmutableArray<(int Site, World World)>.Empty
            : resumption.Returned.Add((resumption.Site, passage.Node.World));
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
            _returned = ImmutableArray<(int Site, World World)>.Empty;
            _nextReturned = 0;
            _beforeOperation = mayCall ? World.ToWorld() : null;
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

    /// <summary>Notes that the ways that leave the block now are, or are no more, those of a world in which a call has turned out to have failed.</summary>
    public void NoteFailure(WorldBuilder world, bool begins)
    {
        if (world.FailedCall is var (site, job))
        {
            Note(new ResultEvent(site, job, HasFailed: begins));
        }
    }

    /// <summary>Whether a call at this site has been followed, and returns here: then the world is what it was on return.</summary>
    public bool Returns(int site)
    {
        if (_nextReturned >= _returned.Length || _returned[_nextReturned].Site != site)
        {
            return false;
        }

        World.Become(_returned[_nextReturned].World);
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
        Passage.GoTo(entry, new(Continuation.Call, rest, null, node.Continuation), WorldAt(callee, 0, World));
        IsSuspended = true;
        World.IsImpossible = true;
    }

    /// <summary>Whether a call can be followed from here.</summary>
    public bool CanFollow => !IsSilent && _beforeOperation is not null;

    public void GoTo(int ordinal, Continuation? continuation, WorldBuilder world, bool? label = null)
    {
        if (!IsSilent)
        {
            Passage.GoTo(Context.FirstBlock + ordinal, continuation, WorldAt(Context, ordinal, world), label);
        }
    }

    /// <summary>The body ends: goes back to where it was called.</summary>
    public void Return()
    {
        if (Passage.Node.Continuation is { Region: Continuation.Call, Target: var rest } continuation)
        {
            Passage.GoTo(rest, continuation.Outer, World.ToWorld(location => Context.Returns(location)));
        }
    }

    /// <summary>An exception may leave the block now: whoever handles it finds the world as it is at this moment.</summary>
    public void MayThrow()
    {
        if (_isGuarded && !IsSilent && _thrown != (World.Version, Passage.Node.Events.Count))
        {
            _thrown = (World.Version, Passage.Node.Events.Count);
            Throw(_region, Passage.Node.Continuation, World, exactType: null);
        }
    }

    /// <summary>The world as it is now, for an exception that leaves the block later; null where nobody would see it.</summary>
    public WorldBuilder? Snapshot() => _isGuarded ? new(World) : null;

    /// <summary>An exception may leave the block now, as if nothing had happened since a snapshot.</summary>
    public void MayThrow(WorldBuilder? snapshot)
    {
        if (snapshot is not null)
        {
            Throw(_region, Passage.Node.Continuation, snapshot, exactType: null);
        }
    }

    /// <summary>Leads an exception to those who may handle it, from the innermost on, until one surely does.</summary>
    /// <param name="from">Where it is thrown.</param>
    /// <param name="continuation">What is still to be done there.</param>
    /// <param name="world">What whoever handles it finds.</param>
    /// <param name="exactType">Its type; null where that is not known.</param>
    /// <param name="baseType">What its type is, or derives from; null where that is not known.</param>
    /// <param name="passed">What it neither is nor derives from; null where nothing is known of that.</param>
    public void Throw(
        ControlFlowRegion? from, Continuation? continuation, WorldBuilder world, ITypeSymbol? exactType, ITypeSymbol? baseType = null, List<ITypeSymbol>? passed = null)
    {
        if (IsSilent)
        {
            return;
        }

        for (var context = Context; context is not null; context = context.Caller)
        {
            if (Throw(context, from, ref continuation, world, exactType, baseType, passed) || continuation is not { Region: Continuation.Call, Target: var rest } || context.Caller is not { } caller)
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
        WorldBuilder world,
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
                if (context.CleanUp.IsOnly(guarded.NestedRegions[1], world))
                {
                    continue;
                }

                var entry = guarded.NestedRegions[1].FirstBlockOrdinal;
                Enter(context, entry, new(context.FirstBlock + entry, Continuation.Throw, null, continuation), world);
                return true;
            }

            foreach (var handler in guarded.NestedRegions.Skip(1))
            {
                if (exactType is null
                    ? passed?.Exists(caught => DerivesFrom(handler.ExceptionType, caught)) != true && (baseType is null || MayCatchSome(handler, baseType))
                    : MayCatch(handler, exactType))
                {
                    Enter(context, handler.FirstBlockOrdinal, continuation, world);
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

    private void Enter(BodyContext context, int ordinal, Continuation? continuation, WorldBuilder world)
        => Passage.GoTo(context.FirstBlock + ordinal, continuation, WorldAt(context, ordinal, world));

    // What is of use from a block on. Where no caller waits that may have an object at hand, an object that no live location leads to is gone.
    private World WorldAt(BodyContext context, int ordinal, WorldBuilder world)
    {
        (_target, _targetBlock) = (context, ordinal);
        return (world.HasOwnObjects && context.Caller is null ? WithoutLostObjects(context, world) : world).ToWorld(_isLive);
    }

    private WorldBuilder WithoutLostObjects(BodyContext context, WorldBuilder world)
    {
        var locations = context.Locations;
        var live = world.Locations.Where(pair => !world.Owns(locations.OwnerOf(pair.Key)) && _isLive(pair.Key)).Select(static pair => pair.Value);
        var reachable = Reachable.From(context, world, live.ToList());
        var gone = world.OwnObjects.Where(site => !reachable.Objects.Contains(site)).ToList();
        if (gone.Count == 0)
        {
            return world;
        }

        world = new(world);
        foreach (var site in gone)
        {
            world.Disown(site);
            foreach (var member in locations.MembersOf(site))
            {
                world[member] = null;
            }
        }

        return world;
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
