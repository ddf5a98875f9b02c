using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// What can be got at from a value: the jobs and the objects in it, whatever the members of those objects hold, and what a delegate
/// captures. Who has the id of a new job has the job: BITS finds it by its id.
/// </summary>
internal sealed class Reachable
{
    private static readonly Reachable s_nothing = new();

    // Most values lead to nothing, and few to more than one thing.
    private List<SymbolicValue>? _jobs;
    private List<ResultValue>? _results;
    private HashSet<int>? _objects;
    private HashSet<DelegateValue>? _delegates;

    private Reachable()
    {
    }

    public IReadOnlyList<SymbolicValue> Jobs => (IReadOnlyList<SymbolicValue>?)_jobs ?? Array.Empty<SymbolicValue>();

    /// <summary>The objects, by the sites where they were made.</summary>
    public IReadOnlyCollection<int> Objects => (IReadOnlyCollection<int>?)_objects ?? Array.Empty<int>();

    /// <summary>Other code gets the value: the objects are no longer ones that no other code has.</summary>
    public static Reachable GiveAway(BodyContext context, ProgramStateBuilder state, Value value)
        => CanLeadOn(value) ? GiveAway(context, state, [value]) : s_nothing;

    public static Reachable GiveAway(BodyContext context, ProgramStateBuilder state, IEnumerable<Value> values)
    {
        var reachable = From(context, state, values);
        foreach (var site in reachable.Objects)
        {
            state.Disown(site);
        }

        foreach (var result in reachable._results ?? [])
        {
            CallResults.Undecide(state, result);
        }

        return reachable;
    }

    public static Reachable From(BodyContext context, ProgramStateBuilder state, IEnumerable<Value> values)
    {
        Reachable? reachable = null;
        Stack<Value>? pending = null;
        foreach (var value in values)
        {
            if (CanLeadOn(value))
            {
                (pending ??= new()).Push(value);
            }
        }

        while (pending is { Count: > 0 })
        {
            (reachable ??= new()).Add(context, state, pending.Pop(), pending);
        }

        return reachable ?? s_nothing;
    }

    /// <summary>Whether there may be something to get at from a value.</summary>
    public static bool CanLeadOn(Value? value)
        => value is JobValue or ObjectValue or ResultValue or TupleValue or ReferenceValue or PropertyValue or DelegateValue or TaskValue ||
            JobNames.IsId(value);

    private void Add(BodyContext context, ProgramStateBuilder state, Value value, Stack<Value> pending)
    {
        switch (value)
        {
            case JobValue { Job: var job }:
                (_jobs ??= []).Add(job);
                break;
            case SymbolicValue id when JobNames.JobOf(id) is var job && state.Knows(job):
                (_jobs ??= []).Add(job);
                break;
            case ResultValue result:
                (_results ??= []).Add(result);
                break;
            case ObjectValue { Site: not OperationEvaluator.ThisSite and var site } when (_objects ??= []).Add(site):
                foreach (var member in context.Locations.MembersOf(site))
                {
                    Push(state[member]);
                }

                break;
            case TupleValue tuple:
                Push(tuple.First);
                Push(tuple.Rest);
                break;
            case ReferenceValue reference:
                Push(reference.Value);
                break;
            case PropertyValue property:
                Push(property.Owner);
                Push(property.Held);
                break;
            case TaskValue task:
                Push(task.Result);
                break;
            case DelegateValue @delegate when (_delegates ??= []).Add(@delegate):
                Push(@delegate.Receiver);
                AddCaptured(context, state, @delegate, pending);
                break;
        }

        void Push(Value? next)
        {
            if (CanLeadOn(next))
            {
                pending.Push(next!);
            }
        }
    }

    // A lambda or local function can use the object whose member it stands in, and whatever the nested functions of the bodies around it
    // capture.
    private static void AddCaptured(BodyContext context, ProgramStateBuilder state, DelegateValue @delegate, Stack<Value> pending)
    {
        if (context.Points[@delegate.Site] is IMethodReferenceOperation { Method.MethodKind: not MethodKind.LocalFunction })
        {
            return;
        }

        var creator = context.Points.BodyOf(@delegate.Site);
        if (creator.This is { } instance)
        {
            pending.Push(instance);
        }

        foreach (var pair in state.Locations)
        {
            if (CanLeadOn(pair.Value) &&
                context.Locations.VariableOf(pair.Key) is var (_, key) && key is ISymbol symbol && creator.IsCaptured(symbol))
            {
                pending.Push(pair.Value);
            }
        }
    }
}
