namespace BitsAnalyzers.Engine.Domain;

/// <summary>Whether a receiver of notifications is registered on a job.</summary>
internal enum Presence
{
    Unknown,

    /// <summary>As it was when the job came from outside: not known, but nothing here has changed it.</summary>
    Untouched,
    Absent,
    Present,
}

/// <summary>What is known of one of the three receivers that a job may have.</summary>
/// <param name="Presence">Whether there is one.</param>
/// <param name="Site">The call that made it so; 0 where there was none.</param>
/// <param name="ExactType">The number of the exact type of a callback object; negative where that is not known.</param>
internal sealed record Receiver(Presence Presence, int Site = 0, int ExactType = -1)
{
    /// <summary>Where the callback object of that exact type was made; 0 where that is not known.</summary>
    public int CreationSite { get; init; }

    /// <summary>Whether code that is not seen may have changed it since it was set.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether another call than that of <see cref="Site"/> may have made it so.</summary>
    public bool MayHaveOtherSite { get; init; }

    public static readonly Receiver Unknown = new(Presence.Unknown);

    public static readonly Receiver Untouched = new(Presence.Untouched);

    public static readonly Receiver None = new(Presence.Absent);

    public static Receiver Join(Receiver left, Receiver right)
        => left == right ? left
        : left.Presence != right.Presence || left.Presence == Presence.Unknown ? Unknown
        : new(left.Presence, Math.Min(left.Site, right.Site), left.ExactType == right.ExactType ? left.ExactType : -1)
        {
            CreationSite = left.CreationSite == right.CreationSite ? left.CreationSite : 0,
            IsStale = left.IsStale || right.IsStale,
            MayHaveOtherSite = left.MayHaveOtherSite || right.MayHaveOtherSite || left.Site != right.Site,
        };

    /// <summary>The receiver after code that is not seen may have changed it.</summary>
    public Receiver Stale() => IsStale || Presence == Presence.Unknown ? this : this with { IsStale = true };
}
