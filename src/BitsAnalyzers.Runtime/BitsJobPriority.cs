namespace BitsAnalyzers.Runtime;

/// <summary>Priorities of a job.</summary>
public enum BitsJobPriority
{
    /// <summary>Competes with the user's own network traffic.</summary>
    Foreground = 0,

    /// <summary>Idle bandwidth, before the other background jobs.</summary>
    High = 1,

    /// <summary>Idle bandwidth; the default.</summary>
    Normal = 2,

    /// <summary>Idle bandwidth, after the other background jobs.</summary>
    Low = 3,
}
