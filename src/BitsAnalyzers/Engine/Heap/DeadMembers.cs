using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// Finds members of which a state need not keep what they hold, so that states that differ in nothing else become one: those that hold
/// what they held at first, and those of objects that nothing leads to any more.
/// </summary>
internal static class DeadMembers
{
    /// <summary>The state without such members; the same one where there are none.</summary>
    /// <param name="context">The body that is entered or left.</param>
    /// <param name="state">The state.</param>
    /// <param name="ordinal">The block that is entered; null where the body returns.</param>
    /// <param name="isLive">Whether a location is of use from here on.</param>
    public static ProgramStateBuilder Without(BodyContext context, ProgramStateBuilder state, int? ordinal, Func<int, bool> isLive)
    {
        var locations = context.Locations;
        List<int>? dead = null;
        List<int>? ofObjects = null;
        List<int>? ofSymbols = null;
        foreach (var pair in state.Locations)
        {
            if (!locations.IsMember(pair.Key))
            {
                continue;
            }

            if (HoldsWhatItHeldAtFirst(context, pair.Key, pair.Value))
            {
                (dead ??= []).Add(pair.Key);
                continue;
            }

            switch (locations.OwnerOf(pair.Key))
            {
                case ObjectValue { Site: > 0 and var site } owner when !state.Owns(owner) && IsMadeIn(context, site):
                    (ofObjects ??= []).Add(pair.Key);
                    break;
                case (SymbolicValue or JobValue) and var owner when locations.HoldersOf(pair.Key) is { Count: > 0 } sites
                    ? sites.All(site => IsMadeIn(context, site))
                    : IsOfDeadVariable(locations, owner, isLive):
                    (ofSymbols ??= []).Add(pair.Key);
                    break;
            }
        }

        if (ofObjects is not null)
        {
            var others = state.Locations.Where(pair => !ofObjects.Contains(pair.Key) && isLive(pair.Key)).Select(static pair => pair.Value);
            var reachable = Reachable.From(context, state, others.Concat(context.Liveness.InstancesInUse(ordinal)).ToList()).Objects;
            (dead ??= []).AddRange(ofObjects.Where(member => !reachable.Contains(((ObjectValue)locations.OwnerOf(member)!).Site)));
        }

        if (ofSymbols is not null)
        {
            (dead ??= []).AddRange(Unnamed(context, state, ordinal, isLive, ofSymbols));
        }

        if (dead is not { Count: > 0 })
        {
            return state;
        }

        var smaller = new ProgramStateBuilder(state);
        foreach (var member in dead)
        {
            smaller[member] = null;
        }

        return smaller;
    }

    private static bool HoldsWhatItHeldAtFirst(BodyContext context, int location, Value value)
        => value is SymbolicValue { Site: 0 } symbol &&
            symbol == InitialValue.Of(location, epoch: 0) &&
            context.Locations.IsReadOnly(location) &&
            IsReadAsSymbol(context, location);

    // One that always holds an object of the same class is read as that object where the state does not say what it holds.
    private static bool IsReadAsSymbol(BodyContext context, int location)
        => context.Locations.MemberOf(location) is { } member &&
            context.Compilation.CallbackObjects.TypeOf(member, context.Owner, context.CancellationToken) is null;

    // The members of what no value names that is still of use: not those of what a loop had at hand in its last round.
    private static List<int> Unnamed(
        BodyContext context, ProgramStateBuilder state, int? ordinal, Func<int, bool> isLive, List<int> members)
    {
        var locations = context.Locations;
        var values = state.Locations
            .Where(pair => !members.Contains(pair.Key) && isLive(pair.Key))
            .Select(static pair => pair.Value)
            .Concat(context.Liveness.InstancesInUse(ordinal))
            .ToList();
        var unnamed = new List<int>(members);
        bool isFound;
        do
        {
            isFound = false;
            for (var place = unnamed.Count - 1; place >= 0; place--)
            {
                var member = unnamed[place];
                if (values.Exists(value => Names(value, member, locations.OwnerOf(member)!)))
                {
                    unnamed.RemoveAt(place);
                    values.Add(state[member]!);
                    isFound = true;
                }
            }
        }
        while (isFound);
        return unnamed;
    }

    private static bool Names(Value value, int member, Value owner)
        => value is ReferenceValue { Location: var target } && target == member ||
            SymbolicValues.Mentions(value, owner is JobValue { Job: var job } ? job : (SymbolicValue)owner);

    /// <summary>
    /// Whether what a site gives can only be met through locations: it was made here, or by a caller that has nothing at hand while it
    /// waits.
    /// </summary>
    public static bool IsMadeIn(BodyContext context, int site)
    {
        var maker = context.Points.BodyOf(site);
        for (var waiting = context; ; waiting = waiting.Caller!)
        {
            for (var body = maker; body is not null; body = body.Caller)
            {
                if (body == waiting)
                {
                    return true;
                }
            }

            if (waiting.Caller is null || !waiting.Liveness.LeavesNothingAtHand)
            {
                return false;
            }
        }
    }

    /// <summary>
    /// Whether something is what a variable held at first that is not read any more, or belongs to that: it is not stored in the variable.
    /// </summary>
    public static bool IsOfDeadVariable(Locations locations, Value? owner, Func<int, bool> isLive)
    {
        while ((owner is JobValue { Job: var job } ? job : owner) is SymbolicValue { Part: < 0 } symbol)
        {
            var location = InitialValue.LocationOf(symbol);
            if (!locations.IsMember(location))
            {
                return !isLive(location);
            }

            owner = locations.OwnerOf(location);
        }

        return false;
    }
}
