using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>
/// Tells the calls that need not be followed: whatever the callee does on any of its paths, it changes nothing that a rule could speak of
/// here, or that a later decision could depend on. Such a call is one operation, however much lies behind it.
/// </summary>
internal sealed class IrrelevantCalls(BlockRun run)
{
    // No rule finds a string of that length too long.
    private const int HarmlessText = 256;

    private BodyContext Context => run.Context;

    private ProgramStateBuilder State => run.State;

    /// <summary>The effects of a call that need not be followed; null where it has to be.</summary>
    /// <param name="call">The call.</param>
    /// <param name="callee">What is called.</param>
    /// <param name="instance">The object that it is called on.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="assigned">What is assigned to a property.</param>
    /// <param name="resultType">What the call gives; null where it gives nothing.</param>
    public Effects? Find(
        IOperation call, IMethodSymbol callee, Value? instance, CallArguments arguments, Value? assigned, ITypeSymbol? resultType)
    {
        if (Context.FollowsAll ||
            callee.IsAsync ||
            callee.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.Constructor ||
            callee.Parameters.Any(static parameter => parameter.RefKind is not RefKind.None))
        {
            return null;
        }

        var summary = Context.Compilation.Effects.Of(callee, Context.CancellationToken);
        var effects = summary.Effects;
        if (effects.IsUnclear || effects.Guards || effects.SetsUpStrangers || Roots.Visible(effects.SetsUp) != Roots.None ||
            (effects.ChangesSizes && CollectionSizes.AreAskedFor(run)))
        {
            return null;
        }

        if (resultType is not (null or { SpecialType: SpecialType.System_Void }) && !summary.IsResultOpaque &&
            !ResultUse.IsIrrelevant(call, Context.Compilation))
        {
            return null;
        }

        if (!IsIndifferentTo(effects, instance, Roots.This) || !IsIndifferentTo(effects, assigned, AssignedRoots(callee)) ||
            !AreJobsIndifferentTo(effects, instance, arguments, assigned))
        {
            return null;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsIndifferentTo(effects, arguments[i], RootsOf(arguments.Operations[i])))
            {
                return null;
            }
        }

        return IsIndifferentAhead(effects, call, instance, arguments, assigned, callee) ? effects : null;
    }

    /// <summary>What an argument is to the callee.</summary>
    public static ulong RootsOf(IArgumentOperation argument) => argument.Parameter is { } parameter ? Roots.Of(parameter) : Roots.Any;

    /// <summary>What the value is to a setter that is assigned to its property.</summary>
    public static ulong AssignedRoots(IMethodSymbol setter)
        => setter.Parameters.IsEmpty ? Roots.Any : Roots.Of(setter.Parameters[setter.Parameters.Length - 1]);

    // What is passed is nothing that the callee could test, keep or invoke to a purpose.
    private bool IsIndifferentTo(Effects effects, Value? value, ulong roots)
    {
        switch (value)
        {
            case StateValue or ResultValue or DelegateValue or TupleValue or TaskValue or OperationValue or NotValue or JunctionValue:
                return false;
            case TextValue text:
                return !effects.SetsText || (text.IsWhole && text.Text.Length <= HarmlessText);
            case JobValue or ObjectValue when (effects.Escapes & roots) != Roots.None:
                var reachable = Reachable.From(Context, State, [value]);
                return !reachable.Objects.Any(site => State.Owns(new ObjectValue(site, -1))) &&
                    reachable.Jobs.All(job => !State.Knows(job) || IsPublic(State[job]));
            default:
                return true;
        }
    }

    // That it is stored or given away once more makes no difference; that it is used then may.
    private static bool IsPublic(JobState state) => state is { IsEscaped: true, IsShared: true };

    private bool AreJobsIndifferentTo(Effects effects, Value? instance, CallArguments arguments, Value? assigned)
    {
        var refuses = Roots.Visible(effects.Refused) != Roots.None;
        var changes = Roots.Visible(effects.Changes) != Roots.None || !effects.Masks.IsEmpty;
        var reads = Roots.Visible(effects.Reads) != Roots.None;
        HashSet<SymbolicValue>? named = null;
        foreach (var pair in State.Jobs)
        {
            var state = pair.Value;
            if (IsPlain(state) && state is { StateReadSite: 0, Pending: null } && !state.States.IsFinal())
            {
                continue;
            }

            if ((changes && !effects.Masks.IsEmpty && !IsPlain(state)) ||
                (effects.ChangesStrangers && state.IsEscaped && !IsPlain(state)) || (effects.TakesTime && !state.IsMaskSeen))
            {
                return false;
            }

            if (!(named ??= Named(instance, arguments, assigned)).Contains(pair.Key))
            {
                continue;
            }

            if ((refuses && (state.States.IsFinal() || (state.StateReadSite != 0 && HasReading()) || state.Pending is not null)) ||
                (changes && !IsPlain(state)) ||
                (reads && (state.EnumerationSite != 0 || state.StrangerSite != 0 || !state.IsMaskSeen)))
            {
                return false;
            }
        }

        return true;
    }

    // Whether a state that was read may still be tested.
    private bool HasReading() => State.Locations.Values.Any(static value => value is StateValue or OperationValue or NotValue or
        JunctionValue or TupleValue);

    // The jobs that the callee can have a name for: those it is given, and those that members lead to of the objects it can get at.
    private HashSet<SymbolicValue> Named(Value? instance, CallArguments arguments, Value? assigned)
    {
        var named = new HashSet<SymbolicValue>();
        var owners = new HashSet<Value>();
        var pending = new Stack<Value?>();
        pending.Push(null);
        pending.Push(instance);
        pending.Push(assigned);
        for (var i = 0; i < arguments.Count; i++)
        {
            pending.Push(arguments[i]);
        }

        var hasStatics = false;
        while (pending.Count > 0)
        {
            var value = pending.Pop();
            switch (value)
            {
                case JobValue { Job: var job }:
                    named.Add(job);
                    continue;
                case ObjectValue { Site: OperationEvaluator.ThisSite }:
                    value = null;
                    break;
                case not (null or ObjectValue or SymbolicValue):
                    continue;
            }

            if (value is null ? hasStatics : !owners.Add(value))
            {
                continue;
            }

            hasStatics |= value is null;
            foreach (var pair in State.Locations)
            {
                if (Context.Locations.IsMember(pair.Key) && Equals(Context.Locations.OwnerOf(pair.Key), value))
                {
                    pending.Push(pair.Value);
                }
            }

            foreach (var pair in State.Jobs)
            {
                if (pair.Key.Part < 0 && InitialValue.LocationOf(pair.Key) is var location && Context.Locations.IsMember(location) &&
                    Equals(Context.Locations.OwnerOf(location), value))
                {
                    named.Add(pair.Key);
                }
            }
        }

        return named;
    }

    // Nothing is known of it but how its life stands.
    private static bool IsPlain(JobState state)
        => state with
        {
            States = JobState.Outside.States,
            FinalSite = 0,
            StateReadSite = 0,
            Pending = null,
            IsEscaped = true,
            IsShared = true
        } == JobState.Outside;

    private bool IsIndifferentAhead(
        Effects effects, IOperation call, Value? instance, CallArguments arguments, Value? assigned, IMethodSymbol callee)
    {
        var asked = call;
        var touched = Roots.Visible(effects.Ends | effects.Tells | effects.Changes);
        var ends = Roots.Visible(effects.Ends | effects.Tells) != Roots.None;
        var changes = Roots.Visible(effects.Changes) != Roots.None || !effects.Masks.IsEmpty;
        bool? areLost = null;
        var masks = effects.Masks;
        if (!ends && !changes && effects.Written.Count == 0)
        {
            return true;
        }

        Effects? delegates = null;
        for (var context = Context; context is not null; context = context.Caller)
        {
            if (Context.Compilation.EffectsAhead.Of(context, call) is not { } ahead || !IsIndifferent(ahead) ||
                (ahead.InvokesDelegate && !IsIndifferent(delegates ??= EffectsOfDelegates())))
            {
                return false;
            }

            if (context.Caller is { } caller)
            {
                call = caller.Points[context.CallSite];
            }
        }

        return effects.Masks.IsEmpty || masks.Only is not null;

        bool IsIndifferent(Effects ahead)
        {
            masks = masks.With(ahead.Masks);
            return !ahead.IsUnclear &&
                !(ends && ahead.Refused != Roots.None && !AreLost()) &&
                !(changes && ahead.SetsUp != Roots.None && !AreLost()) &&
                !(effects.Written.Count > 0 && ahead.ReadMembers.Overlaps(effects.Written));
        }

        // Whether nothing has a name afterwards for any of the jobs that the callee has to do with.
        bool AreLost() => areLost ??= (touched & Roots.Static) == Roots.None && AreAllLost(new(run, asked));

        bool AreAllLost(LostNames lost)
        {
            if (((touched & Roots.This) != Roots.None && !lost.Include(instance)) ||
                (assigned is not null && (touched & AssignedRoots(callee)) != Roots.None && !lost.Include(assigned)))
            {
                return false;
            }

            for (var i = 0; i < arguments.Count; i++)
            {
                if ((touched & RootsOf(arguments.Operations[i])) != Roots.None && !lost.Include(arguments[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    // What the delegates may do whose target is known, when they are invoked.
    private Effects EffectsOfDelegates()
    {
        var effects = new Effects();
        foreach (var @delegate in State.Locations.Values.OfType<DelegateValue>().Distinct())
        {
            var other = Context.Points[@delegate.Site]
                is IMethodReferenceOperation { Method: { MethodKind: not MethodKind.LocalFunction } method }
                ? Context.Compilation.Types.FindMember(method, method.ContainingType) is null
                    ? Context.Compilation.Effects.Of(method, Context.CancellationToken).Effects
                    : new() { IsUnclear = true }
                : Context.Compilation.EffectsAhead.OfNested(Context.Points.BodyOf(@delegate.Site));
            effects.Add(other, static roots => roots);
        }

        return effects;
    }
}
