namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>BG_JOB_STATE, with its values.</summary>
internal enum JobState
{
    Queued = 0,
    Connecting = 1,
    Transferring = 2,
    Suspended = 3,
    Error = 4,
    TransientError = 5,
    Transferred = 6,
    Acknowledged = 7,
    Cancelled = 8,
}

internal static class JobStates
{
    public static bool IsFinal(this JobState state) => state is JobState.Acknowledged or JobState.Cancelled;

    public static string WindowsName(this JobState state)
        => state == JobState.TransientError ? "BG_JOB_STATE_TRANSIENT_ERROR" : "BG_JOB_STATE_" + state.ToString().ToUpperInvariant();
}
