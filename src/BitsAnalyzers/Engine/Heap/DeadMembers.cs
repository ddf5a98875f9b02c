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
    /// <param name="isLive">Whether a location is of use from here on.</param>
    public static ProgramStateBuilder Without(BodyContext context, ProgramStateBuilder state, Func<int, bool> isLive)
    {
        var locations = context.Locations;
        List<int>? dead = null;
        List<int>? ofObjects = null;
        foreach (var pair in state.Locations)
        {
            if (!locations.IsMember(pair.Key))
            {
                continue;
            }

            if (pair.Value is SymbolicValue { Site: 0 } symbol &&
                symbol == InitialValue.Of(pair.Key, epoch: 0) &&
                locations.IsReadOnly(pair.Key) &&
                IsReadAsSymbol(context, pair.Key))
            {
                (dead ??= []).Add(pair.Key);
            }
            else if (locations.OwnerOf(pair.Key) is ObjectValue { Site: > 0 and var site } owner
                && !state.Owns(owner)
                && IsMadeIn(context, site))
            {
                (ofObjects ??= []).Add(pair.Key);
            }
        }

        if (ofObjects is not null)
        {
            var others = state.Locations.Where(pair => !ofObjects.Contains(pair.Key) && isLive(pair.Key)).Select(static pair => pair.Value);
            var reachable = Reachable.From(context, state, others.ToList()).Objects;
            foreach (var member in ofObjects)
            {
                if (!reachable.Contains(((ObjectValue)locations.OwnerOf(member)!).Site))
                {
                    (dead ??= []).Add(member);
                }
            }
        }

        if (dead is null)
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

    // One that always holds an object of the same class is read as that object where the state does not say what it holds.
    private static bool IsReadAsSymbol(BodyContext context, int location)
        => context.Locations.MemberOf(location) is { } member &&
            context.Compilation.CallbackObjects.TypeOf(member, context.Owner, context.CancellationToken) is null;

    // A caller that waits for this body may have an object at hand that it, or what it called before, has made.
    private static bool IsMadeIn(BodyContext context, int site)
    {
        for (var body = context.Points.BodyOf(site); body is not null; body = body.Caller)
        {
            if (body == context)
            {
                return true;
            }
        }

        return false;
    }
}
