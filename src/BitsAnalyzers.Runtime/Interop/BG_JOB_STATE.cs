namespace BitsAnalyzers.Runtime.Interop;

/// <summary>States of a job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_state">BG_JOB_STATE</see></remarks>
public enum BG_JOB_STATE
{
    /// <summary>Waits for its turn.</summary>
    BG_JOB_STATE_QUEUED = 0,

    /// <summary>Connects to the server.</summary>
    BG_JOB_STATE_CONNECTING = 1,

    /// <summary>Moves bytes.</summary>
    BG_JOB_STATE_TRANSFERRING = 2,

    /// <summary>New, or stopped by the client.</summary>
    BG_JOB_STATE_SUSPENDED = 3,

    /// <summary>Failed; nothing happens until the client resumes, completes or cancels it.</summary>
    BG_JOB_STATE_ERROR = 4,

    /// <summary>Failed for now; BITS will try again.</summary>
    BG_JOB_STATE_TRANSIENT_ERROR = 5,

    /// <summary>All files are there; to be completed.</summary>
    BG_JOB_STATE_TRANSFERRED = 6,

    /// <summary>Completed; final.</summary>
    BG_JOB_STATE_ACKNOWLEDGED = 7,

    /// <summary>Cancelled; final.</summary>
    BG_JOB_STATE_CANCELLED = 8,
}
