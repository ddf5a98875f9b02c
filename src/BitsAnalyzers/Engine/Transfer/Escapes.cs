using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>
/// What other code can get hold of, and what it may have done by now: with jobs and objects that are stored, passed, or out of sight.
/// </summary>
internal sealed class Escapes(BlockRun run)
{
    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>Unknown code runs: it may do all that <see cref="Calls.UnknownCode"/> says, and never return.</summary>
    public void UnknownCode(int site)
    {
        run.MayNotReturn();
        Engine.Calls.UnknownCode.Run(Context, State, site);
    }

    /// <summary>Something runs that takes its time: a job that may be active may deliver events meanwhile.</summary>
    public void TimePasses()
    {
        State.RewriteJobs(
            static state => state is { IsMaskSeen: false } and not { CreationSite: not 0, IsResumed: Truth.No }
                ? state with { IsMaskSeen = true }
                : state);
    }

    /// <summary>Unknown code runs that is known to return.</summary>
    public void UnknownCodeThatReturns(int site) => Engine.Calls.UnknownCode.Run(Context, State, site);

    /// <summary>The value is kept somewhere that others can reach; nobody has used it yet.</summary>
    public void ByStore(Value value) => Share(State, Reachable.GiveAway(Context, State, value));

    /// <summary>The value is passed to code of this compilation that is not followed.</summary>
    public void ToHiddenCode(Value value)
        => ForgetMembersOf(Give(value, static job => job.AfterHiddenCode()).Objects);

    /// <summary>The value is passed to code of another assembly.</summary>
    public void ToExternalCode(Value value) => Give(value, static job => job.AfterExternalCode());

    /// <summary>Unknown code is given these: whoever gets a name that a new job was given may look for the job.</summary>
    public void ByName(CallArguments arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            ByName(arguments.Operations[i].Value, arguments[i]);
        }
    }

    /// <summary>As <see cref="ByName(CallArguments)"/>, for one value.</summary>
    /// <param name="operation">The value as it is written; null where that is not at hand.</param>
    /// <param name="value">What it has been evaluated to.</param>
    public void ByName(IOperation? operation, Value value)
    {
        foreach (var pair in State.Jobs)
        {
            if (pair.Value is { CreationSite: not 0 and var site, IsShared: false } && AreNamesIn(operation, value, site))
            {
                State[pair.Key] = pair.Value with { IsEscaped = true, IsShared = true };
            }
        }
    }

    private bool AreNamesIn(IOperation? operation, Value value, int creation)
    {
        if (Context.Points.BodyOf(creation).GivenNames.AreIn(operation, value))
        {
            return true;
        }

        for (var context = Context; context is not null; context = context.Caller)
        {
            if (context.GivenNames.AreIn(operation, value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A reference to the objects in a value goes where it is not followed. What of the value is no object is as it was.</summary>
    public void LoseObjects(Value? value)
    {
        if (value is ResultValue or TupleValue)
        {
            CallResults.Undecide(State, value);
        }

        if (State.HasOwnObjects && value is not null)
        {
            foreach (var site in State.OwnObjects.Where(value.Mentions).ToList())
            {
                ByStore(new ObjectValue(site, -1));
            }
        }
    }

    /// <summary>Any object may have been meant.</summary>
    public void LoseAllObjects()
    {
        if (State.HasOwnObjects)
        {
            Share(State, Reachable.GiveAway(Context, State, State.OwnObjects.Select(static site => new ObjectValue(site, -1))));
        }
    }

    /// <summary>What a join has lost sight of, anybody may have.</summary>
    public static void Share(ProgramStateBuilder programState, Reachable reachable)
    {
        foreach (var job in reachable.Jobs)
        {
            programState[job] = programState[job] with { IsEscaped = true, IsShared = true };
        }
    }

    /// <summary>
    /// A site is about to give a new value: what refers to an older object of it, or holds another together with an older value of it, will
    /// not be told apart from that.
    /// </summary>
    public void LoseForgotten(int site)
    {
        if (!State.HasOwnObjects)
        {
            return;
        }

        var lost = State.Locations.Values
            .Where(
                value => value is ObjectValue or TupleValue or DelegateValue or TaskValue or ReferenceValue or PropertyValue
                    && value.Mentions(site))
            .ToList();
        foreach (var value in lost)
        {
            LoseObjects(value);
        }

        // Nobody has the older one.
        State.Disown(site);
    }

    // BITS calls the methods of the objects that it is given from threads of its own.
    public void GiveToService(BitsCall call)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            GiveToService(call.Arguments[i]);
        }

        GiveToService(call.Assigned);
        GiveToService(call.Receiver);
    }

    private void GiveToService(Value? value)
    {
        if (value is ObjectValue && Reachable.GiveAway(Context, State, value) is { Objects.Count: > 0 } reachable)
        {
            Share(State, reachable);
            ForgetMembersOf(reachable.Objects);
        }
    }

    private Reachable Give(Value value, Func<JobState, JobState> after)
    {
        var reachable = Reachable.GiveAway(Context, State, value);
        foreach (var job in reachable.Jobs)
        {
            State[job] = after(State[job]);
        }

        if (reachable.Objects.Count > 0)
        {
            Share(State, reachable);
        }

        return reachable;
    }

    // Others may write the members of the objects from now on.
    private void ForgetMembersOf(IEnumerable<int> objects)
    {
        foreach (var member in objects.SelectMany(Context.Locations.MembersOf))
        {
            if (!Context.Locations.IsReadOnly(member))
            {
                ForgetMember(member);
            }
        }
    }

    /// <summary>
    /// Forgets what a member holds that may have been written; another job is not to be taken for the one that was read there before.
    /// </summary>
    public void ForgetMember(int location)
    {
        if (State[location] is { } held)
        {
            State[location] = held is JobValue ? Value.Unknown : null;
        }
    }
}
