using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>Looks for symbols of what members hold since one of two pieces of unknown code has run.</summary>
/// <param name="locations">The locations of the body.</param>
/// <param name="first">The site of the one.</param>
/// <param name="second">The site of the other.</param>
internal readonly struct EpochUses(Locations locations, int first, int second) : ISymbolTest
{
    private const int MaximumDepth = 8;

    public bool AreIn(ProgramState state)
    {
        for (var place = 0; place < state.Locations.Count; place++)
        {
            if (IsOf(state.Locations.KeyAt(place), 0) || !SymbolicValues.All(state.Locations.ValueAt(place), this))
            {
                return true;
            }
        }

        for (var place = 0; place < state.PathCondition.Count; place++)
        {
            if (!SymbolicValues.All(state.PathCondition.KeyAt(place), this))
            {
                return true;
            }
        }

        for (var place = 0; place < state.Jobs.Count; place++)
        {
            // What was passed to a job is not looked through.
            if (state.Jobs.ValueAt(place) is { Pending: not null } job || !Holds(state.Jobs.KeyAt(place)) ||
                ((job = state.Jobs.ValueAt(place)).Mask is { } mask && !SymbolicValues.All(mask, this)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a symbol is none of them.</summary>
    public bool Holds(SymbolicValue symbol) => !IsOf(symbol, 0);

    // What variables hold at first, and members that are written once, does not depend on unknown code.
    private bool IsOf(SymbolicValue symbol, int depth)
    {
        if (symbol.Part >= 0)
        {
            return false;
        }

        var location = InitialValue.LocationOf(symbol);
        return locations.IsMember(location) &&
            (((symbol.Site == first || symbol.Site == second) && !locations.IsReadOnly(location)) || IsOf(location, depth));
    }

    // A member may belong to what another has held.
    private bool IsOf(int location, int depth)
    {
        if (depth > MaximumDepth)
        {
            return true;
        }

        return locations.OwnerOf(location) switch
        {
            SymbolicValue owner => IsOf(owner, depth + 1),
            JobValue { Job: var job } => IsOf(job, depth + 1),
            _ => false,
        };
    }
}
