using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>A control flow graph of Roslyn as a program of the kernel: its blocks, branches, exceptions and finally regions.</summary>
internal sealed class BodyProgram(BodyContext context) : IFlowProgram<World, FlowEvent>
{
    public World Join(World left, World right) => World.Join(left, right);

    public int Distance(World left, World right) => World.Distance(left, right);

    public void Pass(FlowPassage<World, FlowEvent> passage)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var block = context.Graph.Blocks[passage.Node.Block];
        var run = new BlockRun(context, passage, block);
        if (block.Kind == BasicBlockKind.Exit)
        {
            run.Evaluator.Calls.JudgeAll();
            passage.Exit();
            return;
        }

        foreach (var operation in block.Operations)
        {
            run.Evaluator.Evaluate(operation);
            if (run.World.IsImpossible)
            {
                return;
            }
        }

        var value = block.BranchValue is null ? Value.Unknown : run.Evaluator.Evaluate(block.BranchValue);
        if (run.World.IsImpossible)
        {
            return;
        }

        if (block.ConditionKind == ControlFlowConditionKind.None || block.ConditionalSuccessor is null)
        {
            Leave(run, block, block.FallThroughSuccessor, value, label: null, run.World);
            return;
        }

        if (value is not BoolValue)
        {
            context.Shape.NoteUndecided(block);
        }

        var ifTaken = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        foreach (var outcome in new[] { true, false })
        {
            foreach (var world in run.Evaluator.Conditions.Assume(value, outcome))
            {
                Leave(run, block, outcome == ifTaken ? block.ConditionalSuccessor : block.FallThroughSuccessor, value, outcome, world);
            }
        }
    }

    private void Leave(BlockRun run, BasicBlock block, ControlFlowBranch? branch, Value value, bool? label, WorldBuilder world)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return when branch.Destination is { } destination:
                if (branch.Semantics == ControlFlowBranchSemantics.Return)
                {
                    run.Evaluator.NoteReturned(value);
                }

                var continuation = run.Passage.Node.Continuation;
                Chain? remaining = null;
                for (var i = branch.FinallyRegions.Length - 1; i >= 0; i--)
                {
                    var region = branch.FinallyRegions[i];
                    if (run.Context.CleanUp.IsOnly(region))
                    {
                        // It may fail all the same.
                        run.Throw(region.EnclosingRegion?.EnclosingRegion, continuation, world, exactType: null);
                    }
                    else
                    {
                        remaining = new(region.FirstBlockOrdinal, remaining);
                    }
                }

                if (remaining is { Head: var first })
                {
                    GoTo(run, first, new(first, destination.Ordinal, remaining.Tail, continuation), world, label);
                }
                else
                {
                    GoTo(run, destination.Ordinal, continuation, world, label);
                }

                return;

            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                run.Throw(block.EnclosingRegion, run.Passage.Node.Continuation, world, ThrownType(block));
                return;

            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                LeaveFinally(run, block, world);
                return;

            default:
                // The program ends here, or the code is broken.
                return;
        }
    }

    private static void LeaveFinally(BlockRun run, BasicBlock block, WorldBuilder world)
    {
        var region = block.EnclosingRegion;
        while (region is not null && region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter))
        {
            region = region.EnclosingRegion;
        }

        // A filter that says no passes the exception on; that way was taken when the exception was thrown.
        if (region is not { Kind: ControlFlowRegionKind.Finally } ||
            run.Passage.Node.Continuation is not { } continuation ||
            continuation.Region != region.FirstBlockOrdinal)
        {
            return;
        }

        if (continuation.Remaining is { } next)
        {
            var rest = new Continuation(next.Head, continuation.Target, next.Tail, continuation.Outer);
            GoTo(run, next.Head, rest, world, label: null);
        }
        else if (continuation.Target == Continuation.Throw)
        {
            run.Throw(region.EnclosingRegion?.EnclosingRegion, continuation.Outer, world, exactType: null);
        }
        else
        {
            GoTo(run, continuation.Target, continuation.Outer, world, label: null);
        }
    }

    private static void GoTo(BlockRun run, int block, Continuation? continuation, WorldBuilder world, bool? label)
        => run.Passage.GoTo(block, continuation, world.ToWorld(location => run.Context.Shape.IsLive(block, location)), label);

    private static ITypeSymbol? ThrownType(BasicBlock block)
        => block.BranchValue is { } thrown && TransparentOperations.Strip(thrown) is Microsoft.CodeAnalysis.Operations.IObjectCreationOperation { Type: { } type } ? type : null;
}
