using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Tells what nothing has a name for any more once a call has returned: the call is the last to use it, so that what the callee does to it,
/// and to what its members hold, can have no part in what follows.
/// </summary>
/// <param name="run">The block that the call is in.</param>
/// <param name="call">The call.</param>
internal sealed class LostNames(BlockRun run, IOperation call)
{
    private readonly int _ordinal = run.Context.Blocks[run.Passage.Node.Block].Ordinal;
    private readonly bool _leavesNothingAtHand = Replay.LeavesNothingAtHand(call);

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>Whether something that the call is given has no name afterwards, nor has anything that its members lead to.</summary>
    public bool Include(Value? value)
    {
        if (value is not (SymbolicValue or JobValue or ObjectValue))
        {
            // Nothing that a caller could meet again.
            return value is UnknownValue or NumberValue or TextValue;
        }

        return _leavesNothingAtHand && IsOnlyHeldByVariables(value) && !IsNamedElsewhere(ReachedFrom(value));
    }

    // What a member of this object or a static member has held can be read again.
    private bool IsOnlyHeldByVariables(Value value) => (value is JobValue { Job: var job } ? job : value) switch
    {
        ObjectValue { Site: > 0 and var site } => DeadMembers.IsMadeIn(Context, site),
        SymbolicValue { Part: >= 0, Site: > 0 and var site } => DeadMembers.IsMadeIn(Context, site),
        SymbolicValue { Part: < 0 } symbol when Context.Locations.IsMember(InitialValue.LocationOf(symbol)) =>
            Context.Locations.OwnerOf(InitialValue.LocationOf(symbol)) is { } owner && IsOnlyHeldByVariables(owner),
        SymbolicValue { Part: < 0 } symbol => !IsLive(InitialValue.LocationOf(symbol)),
        _ => false,
    };

    private HashSet<Value> ReachedFrom(Value value)
    {
        var reached = new HashSet<Value>();
        var pending = new Stack<Value>([value]);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (!reached.Add(next))
            {
                continue;
            }

            if (next is JobValue { Job: var job })
            {
                pending.Push(job);
            }

            foreach (var pair in State.Locations)
            {
                if (Context.Locations.OwnerOf(pair.Key) is { } owner
                    && owner.Equals(next)
                    && pair.Value is SymbolicValue or JobValue or ObjectValue)
                {
                    pending.Push(pair.Value);
                }
            }
        }

        return reached;
    }

    private bool IsNamedElsewhere(HashSet<Value> reached)
    {
        foreach (var pair in State.Locations)
        {
            if (IsLive(pair.Key) &&
                !(Context.Locations.OwnerOf(pair.Key) is { } owner && reached.Contains(owner)) &&
                reached.Any(name => Names(pair.Value, name)))
            {
                return true;
            }
        }

        if (Context.This is { } instance
            && Context.Liveness.IsThisLiveAfterCall(call, _ordinal)
            && reached.Any(name => Names(instance, name)))
        {
            return true;
        }

        for (var context = Context; context.Caller is { } caller; context = caller)
        {
            if (caller.This is { } waiting && reached.Any(name => Names(waiting, name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(Value value, Value name) => name switch
    {
        SymbolicValue symbol => SymbolicValues.Mentions(value, symbol),
        ObjectValue { Site: var site } => value.Mentions(site),
        _ => value.Equals(name),
    };

    private bool IsLive(int location) => Context.Liveness.IsLiveAfterCall(call, _ordinal, location);
}
