namespace BitsAnalyzers.Runtime;

/// <summary>How a wait for a job ended.</summary>
public enum BitsJobOutcome
{
    /// <summary>All files have been transferred; the job waits to be completed.</summary>
    Transferred,

    /// <summary>The job has failed; it waits to be resumed, completed or cancelled.</summary>
    Error,

    /// <summary>Somebody has completed the job.</summary>
    Acknowledged,

    /// <summary>Somebody has cancelled the job.</summary>
    Cancelled,

    /// <summary>The service was restarted and no longer knows the job: it was completed or cancelled meanwhile.</summary>
    Disappeared,

    /// <summary>
    /// The job is suspended, and was for longer than <see cref="BitsWaitOptions.SuspendedTimeout"/>: it was never resumed, or somebody has
    /// suspended it. It stays as it is.
    /// </summary>
    Suspended,

    /// <summary>The job is in on-demand mode and all parts that were asked for are there. It goes on when more is asked for.</summary>
    RangesTransferred,

    /// <summary>
    /// The service was lost and could not be reached again. The job is still there: see <see cref="BitsTransferException.IsJobKept"/>.
    /// </summary>
    ServiceLost,
}
