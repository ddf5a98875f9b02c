using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A control flow graph of Roslyn as a program of the kernel: its blocks, branches, exceptions and finally regions.</summary>
internal sealed class BodyTransfer(BodyContext root) : IAnalysis<ProgramState, FlowEvent>
{
    public IComparer<int> Order => root.Blocks;

    public ProgramState Join(ProgramState left, ProgramState right)
    {
        if (ProgramState.LostObjects(left, right) is { Count: > 0 } lost)
        {
            left = GiveAway(left, lost);
            right = GiveAway(right, lost);
        }

        return ProgramState.Join(left, right);
    }

    public bool AreAlike(ProgramState left, ProgramState right) => ProgramState.AreAlike(left, right);

    public int Distance(ProgramState left, ProgramState right) => ProgramState.Distance(left, right);

    public void Pass(TransferContext<ProgramState, FlowEvent> passage)
    {
        root.CancellationToken.ThrowIfCancellationRequested();
        var explored = root.Blocks[passage.Node.Block];
        var context = explored.Body;
        var block = context.Graph.Blocks[explored.Ordinal];
        var run = context.Run;
        run.Start(passage, block, explored.Resumption);
        if (block.Kind == BasicBlockKind.Exit)
        {
            if (context.Caller is not null)
            {
                run.Return();
                return;
            }

            run.Evaluator.Calls.JudgeAll();
            passage.Exit();
            return;
        }

        for (var i = explored.Resumption?.Operation ?? 0; i < block.Operations.Length; i++)
        {
            if (context.Shape.IsLeftOut(block.Operations[i]))
            {
                continue;
            }

            run.Begin(i, context.Shape.MayCall(block.Ordinal, i));
            run.Evaluator.Evaluate(block.Operations[i]);
            if (run.State.IsImpossible)
            {
                return;
            }
        }

        run.Begin(block.Operations.Length, context.Shape.MayCall(block.Ordinal, block.Operations.Length));
        var value = block.BranchValue is null || context.Shape.IsLeftOut(block.BranchValue)
            ? Value.Unknown
            : run.Evaluator.Evaluate(block.BranchValue);
        if (run.State.IsImpossible)
        {
            return;
        }

        if (block.ConditionKind == ControlFlowConditionKind.None || block.ConditionalSuccessor is null)
        {
            Leave(run, block, block.FallThroughSuccessor, value, label: null, run.State);
            return;
        }

        if (value is not BoolValue)
        {
            context.NoteUndecided(block.Ordinal);
        }

        var ifTaken = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (context.IsIrrelevantChoice(block) && ConditionTransfer.IsPlain(value))
        {
            Leave(run, block, ifTaken ? block.ConditionalSuccessor : block.FallThroughSuccessor, value, label: true, run.State);
            Leave(run, block, ifTaken ? block.FallThroughSuccessor : block.ConditionalSuccessor, value, label: false, run.State);
            return;
        }

        foreach (var outcome in new[] { true, false })
        {
            foreach (var state in run.Evaluator.Conditions.Assume(value, outcome))
            {
                run.NoteFailure(state, begins: true);
                if (ConditionTransfer.SeenIn(state.PathCondition) is { IsEmpty: false } seen)
                {
                    run.Note(new TestEvent(seen));
                }

                Leave(run, block, outcome == ifTaken ? block.ConditionalSuccessor : block.FallThroughSuccessor, value, outcome, state);
                run.NoteFailure(state, begins: false);
            }
        }
    }

    private void Leave(BlockRun run, BasicBlock block, ControlFlowBranch? branch, Value value, bool? label, ProgramStateBuilder state)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return when branch.Destination is { } destination:
                if (branch.Semantics == ControlFlowBranchSemantics.Return)
                {
                    Return(run, value);
                }

                // Regions and targets go by their numbers among all explored blocks.
                var offset = run.Context.FirstBlock;
                var continuation = run.Passage.Node.Continuation;
                if (continuation is { Target: Continuation.Search or Continuation.Glance }
                    && FilterLeftBy(branch) is { } filter
                    && continuation.Region == offset + filter.FirstBlockOrdinal)
                {
                    LeaveFilter(run, continuation, destination.Ordinal, state, label);
                    return;
                }

                Chain? remaining = null;
                var regions = run.Context.Shape.Successors.FinallyRegionsOf(branch);
                for (var i = regions.Length - 1; i >= 0; i--)
                {
                    var region = regions[i];
                    if (run.Context.TrivialFinally.IsOnly(region, state))
                    {
                        if (run.Context.TrivialFinally.MayFail(region))
                        {
                            run.Exceptions.Throw(
                                region.EnclosingRegion?.EnclosingRegion, continuation, state, exactType: null, isAccident: true);
                        }

                        if (!run.Context.TrivialFinally.Returns(region, state))
                        {
                            run.MayNotReturn();
                            UnknownCode.Run(run.Context, state, run.Context.Points[run.Context.TrivialFinally.FirstDisposed(region)]);
                        }
                    }
                    else
                    {
                        remaining = new(offset + region.FirstBlockOrdinal, remaining, continuation);
                    }
                }

                if (remaining is { Head: var first })
                {
                    run.GoTo(
                        first - offset, new(first, offset + destination.Ordinal, remaining.Tail, continuation, continuation), state, label);
                }
                else
                {
                    run.GoTo(destination.Ordinal, continuation, state, label);
                }

                return;

            case ControlFlowBranchSemantics.Throw:
                run.Exceptions.Throw(block.EnclosingRegion, run.Passage.Node.Continuation, state, ThrownType(block));
                return;

            case ControlFlowBranchSemantics.Rethrow:
                var handler = HandlerAround(block);
                run.Exceptions.Throw(
                    block.EnclosingRegion,
                    run.Passage.Node.Continuation,
                    state,
                    exactType: null,
                    CaughtType(handler),
                    PassedBefore(handler));
                return;

            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                LeaveFinally(run, block, state);
                return;

            default:
                // The program ends here, or the code is broken.
                return;
        }
    }

    // The filter that a branch leads out of, to its handler.
    private static ControlFlowRegion? FilterLeftBy(ControlFlowBranch branch)
        => branch.LeavingRegions.FirstOrDefault(static region => region.Kind == ControlFlowRegionKind.Filter);

    // It says yes: the finally regions between the throw and the handler run now.
    private static void LeaveFilter(BlockRun run, Continuation continuation, int handler, ProgramStateBuilder state, bool? label)
    {
        if (continuation.Target != Continuation.Search)
        {
            return;
        }

        var offset = run.Context.FirstBlock;
        if (continuation.Remaining is { } first)
        {
            run.GoTo(first.Head - offset, new(first.Head, offset + handler, first.Tail, first.Outer, continuation.Outer), state, label);
        }
        else
        {
            run.GoTo(handler, continuation.Outer, state, label);
        }
    }

    private static void LeaveFinally(BlockRun run, BasicBlock block, ProgramStateBuilder state)
    {
        var region = block.EnclosingRegion;
        while (region is not null && region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter))
        {
            region = region.EnclosingRegion;
        }

        if (region is null ||
            run.Passage.Node.Continuation is not { } continuation ||
            continuation.Region != run.Context.FirstBlock + region.FirstBlockOrdinal)
        {
            return;
        }

        if (region.Kind == ControlFlowRegionKind.Filter)
        {
            if (continuation.Target == Continuation.Search)
            {
                run.Exceptions.PassOn(region, continuation, state);
            }

            return;
        }

        var offset = run.Context.FirstBlock;
        if (continuation.Remaining is { } next)
        {
            var rest = new Continuation(next.Head, continuation.Target, next.Tail, next.Outer, continuation.After);
            run.GoTo(next.Head - offset, rest, state);
        }
        else if (continuation.Target == Continuation.Throw)
        {
            run.Exceptions.ThrowToCaller(continuation.After, state);
        }
        else
        {
            run.GoTo(continuation.Target - offset, continuation.After, state);
        }
    }

    // What such objects hold, code that is not seen may have from now on.
    private ProgramState GiveAway(ProgramState state, IReadOnlyCollection<int> objects)
    {
        var builder = new ProgramStateBuilder(state);
        var own = objects.Where(site => state.OwnObjects.ContainsKey(site)).Select(static site => new ObjectValue(site, -1));
        Escapes.Share(builder, Reachable.GiveAway(root, builder, own));
        return builder.ToProgramState();
    }

    // A caller goes on with the value; a body that nobody calls here hands it to the outside.
    private static void Return(BlockRun run, Value value)
    {
        if (run.Context.Caller is null)
        {
            run.Evaluator.NoteReturned(value);
        }
        else
        {
            run.State[run.Context.Locations.OfReturned()] = value;
        }
    }

    private static ITypeSymbol? ThrownType(BasicBlock block)
        => block.BranchValue is { } thrown
            && TransparentOperations.Strip(thrown) is Microsoft.CodeAnalysis.Operations.IObjectCreationOperation { Type: { } type }
            ? type
            : null;

    private static ControlFlowRegion? HandlerAround(BasicBlock block)
    {
        var region = block.EnclosingRegion;
        while (region is not (null or { Kind: ControlFlowRegionKind.Catch }))
        {
            region = region.EnclosingRegion;
        }

        return region;
    }

    // What the handler has caught.
    private static ITypeSymbol? CaughtType(ControlFlowRegion? handler)
        => handler?.ExceptionType is { SpecialType: not SpecialType.System_Object } type ? type : null;

    // What it has not, because a handler before it would have.
    private static List<ITypeSymbol>? PassedBefore(ControlFlowRegion? handler)
    {
        var own = handler?.EnclosingRegion is { Kind: ControlFlowRegionKind.FilterAndHandler } filtered ? filtered : handler;
        return own?.EnclosingRegion?.NestedRegions
            .TakeWhile(other => other != own)
            .Where(static other => other is { Kind: ControlFlowRegionKind.Catch, ExceptionType: not null })
            .Select(static other => other.ExceptionType!)
            .ToList();
    }
}
