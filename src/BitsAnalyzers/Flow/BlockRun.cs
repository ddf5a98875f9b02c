using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>One world on its way through one block.</summary>
internal sealed class BlockRun
{
    private readonly ControlFlowRegion _region;
    private readonly bool _isGuarded;
    private int _thrownVersion = -1;

    public BlockRun(BodyContext context, FlowPassage<World, FlowEvent> passage, BasicBlock block)
    {
        Context = context;
        Passage = passage;
        World = new(passage.Node.World);
        _region = block.EnclosingRegion;
        _isGuarded = IsGuarded(_region);
        IsOnLoop = context.Shape.IsOnLoop(block.Ordinal);
        Evaluator = new(this);
    }

    public BodyContext Context { get; }

    public FlowPassage<World, FlowEvent> Passage { get; }

    public WorldBuilder World { get; }

    public OperationEvaluator Evaluator { get; }

    public bool IsOnLoop { get; }

    /// <summary>An exception may leave the block now: whoever handles it finds the world as it is at this moment.</summary>
    public void MayThrow()
    {
        if (_isGuarded && _thrownVersion != World.Version)
        {
            _thrownVersion = World.Version;
            Throw(_region, Passage.Node.Continuation, World, exactType: null);
        }
    }

    /// <summary>Leads an exception to those who may handle it, from the innermost on, until one surely does.</summary>
    public void Throw(ControlFlowRegion? from, Continuation? continuation, WorldBuilder world, ITypeSymbol? exactType)
    {
        for (var region = from; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally && continuation is not null && continuation.Region == region.FirstBlockOrdinal)
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
                if (Context.CleanUp.IsOnly(guarded.NestedRegions[1]))
                {
                    continue;
                }

                var entry = guarded.NestedRegions[1].FirstBlockOrdinal;
                Enter(entry, new(entry, Continuation.Throw, null, continuation), world);
                return;
            }

            foreach (var handler in guarded.NestedRegions.Skip(1))
            {
                if (exactType is null || MayCatch(handler, exactType))
                {
                    Enter(handler.FirstBlockOrdinal, continuation, world);
                    if (SurelyCatches(handler, exactType))
                    {
                        return;
                    }
                }
            }
        }
    }

    private void Enter(int block, Continuation? continuation, WorldBuilder world)
        => Passage.GoTo(block, continuation, world.ToWorld(location => Context.Shape.IsLive(block, location)));

    private static bool IsGuarded(ControlFlowRegion? region)
    {
        for (; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayCatch(ControlFlowRegion handler, ITypeSymbol exactType)
        => CaughtType(handler) is not { } caught || DerivesFrom(exactType, caught);

    private static bool SurelyCatches(ControlFlowRegion handler, ITypeSymbol? exactType)
    {
        if (handler.Kind != ControlFlowRegionKind.Catch)
        {
            return false;
        }

        var caught = CaughtType(handler);
        return caught is null || (exactType is not null && DerivesFrom(exactType, caught));
    }

    // The type that a handler is for; null for all exceptions.
    private static ITypeSymbol? CaughtType(ControlFlowRegion handler)
        => handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            ? null
            : handler.ExceptionType;

    private static bool DerivesFrom(ITypeSymbol type, ITypeSymbol @base)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, @base))
            {
                return true;
            }
        }

        return false;
    }
}
