namespace BitsAnalyzers.Runtime;

/// <summary>What completing a job came to.</summary>
public enum BitsCompleteOutcome
{
    /// <summary>The job is completed and all its files are there.</summary>
    Completed,

    /// <summary>The job is completed; files that were not transferred have been dropped (<c>BG_S_PARTIAL_COMPLETE</c>).</summary>
    PartiallyCompleted,

    /// <summary>The job is completed; some temporary files remain (<c>BG_S_UNABLE_TO_DELETE_FILES</c>).</summary>
    CompletedWithFilesLeft,

    /// <summary>Nothing was done: the job is not transferred.</summary>
    NotTransferred,

    /// <summary>Nothing was done: the job had been completed or cancelled before.</summary>
    AlreadyEnded,
}
