namespace BitsAnalyzers.Runtime;

/// <summary>What cancelling a job came to.</summary>
public enum BitsCancelOutcome
{
    /// <summary>The job is cancelled.</summary>
    Cancelled,

    /// <summary>The job is cancelled; some temporary files remain (<c>BG_S_UNABLE_TO_DELETE_FILES</c>).</summary>
    CancelledWithFilesLeft,

    /// <summary>The job had been completed or cancelled before.</summary>
    AlreadyEnded,
}
