using System.Collections.Immutable;

using BitsAnalyzers.Bits;

namespace BitsAnalyzers.Engine.Checks;

/// <summary>The moment at which a check looks at a job.</summary>
internal sealed class CheckPoint
{
    /// <summary>Before a call of any member.</summary>
    public static readonly CheckPoint BeforeAnyCall = new(ImmutableArray<BitsMemberId>.Empty);

    /// <summary>When what is in force begins to matter: the job is resumed, or passed on, or the body ends.</summary>
    public static readonly CheckPoint InForce = new(ImmutableArray<BitsMemberId>.Empty);

    private CheckPoint(ImmutableArray<BitsMemberId> members) => Members = members;

    /// <summary>The members whose calls are looked at; empty where it is not about single members.</summary>
    public ImmutableArray<BitsMemberId> Members { get; }

    /// <summary>Before a call of one of these members.</summary>
    public static CheckPoint Before(params BitsMemberId[] members) => new(ImmutableArray.Create(members));
}
