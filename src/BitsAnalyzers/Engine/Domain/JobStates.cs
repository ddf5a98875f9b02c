namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// A set of states that a job may be in. Bit n stands for the BG_JOB_STATE of the value n.
/// </summary>
[Flags]
internal enum JobStates
{
    None = 0,
    Queued = 1 << 0,
    Connecting = 1 << 1,
    Transferring = 1 << 2,
    Suspended = 1 << 3,
    Error = 1 << 4,
    TransientError = 1 << 5,
    Transferred = 1 << 6,
    Acknowledged = 1 << 7,
    Cancelled = 1 << 8,

    /// <summary>The states that no job ever leaves.</summary>
    Final = Acknowledged | Cancelled,

    /// <summary>The states that a job leaves by itself.</summary>
    Active = Queued | Connecting | Transferring | TransientError,

    /// <summary>Every state of a job that can still be used.</summary>
    Open = Active | Suspended | Error | Transferred,

    Any = Open | Final,
}

/// <summary>How sets of job states develop.</summary>
internal static class JobStatesExtensions
{
    /// <summary>The number of states in BG_JOB_STATE.</summary>
    public const int Count = 9;

    public static bool IsFinal(this JobStates states) => states != JobStates.None && (states & ~JobStates.Final) == JobStates.None;

    /// <summary>
    /// The states a job may be in some time after it was seen in one of these: BITS moves an active job on by itself; the others stay.
    /// </summary>
    public static JobStates Later(this JobStates states)
        => (states & JobStates.Active) != JobStates.None ? states | JobStates.Open : states;
}
