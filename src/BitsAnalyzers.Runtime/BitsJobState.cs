namespace BitsAnalyzers.Runtime;

/// <summary>States of a job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job">Life cycle of a BITS job</see></remarks>
public enum BitsJobState
{
    /// <summary>Waits for its turn, or for its owner to log on.</summary>
    Queued = 0,

    /// <summary>Connects to the server.</summary>
    Connecting = 1,

    /// <summary>Moves bytes.</summary>
    Transferring = 2,

    /// <summary>New, or stopped by the client.</summary>
    Suspended = 3,

    /// <summary>Failed. The client resumes, completes or cancels the job.</summary>
    Error = 4,

    /// <summary>Failed for now. BITS tries again by itself.</summary>
    TransientError = 5,

    /// <summary>All files are there under temporary names. The client completes the job.</summary>
    Transferred = 6,

    /// <summary>Completed; final.</summary>
    Acknowledged = 7,

    /// <summary>Cancelled; final.</summary>
    Cancelled = 8,
}
