namespace BitsAnalyzers.Runtime;

/// <summary>Events for which BITS can run a program; for all others it never does.</summary>
[Flags]
public enum BitsCommandLineEvents
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>All files of the job have been transferred; the program has to complete the job.</summary>
    JobTransferred = 0x01,

    /// <summary>The job has failed; the program has to cancel, complete or repair it.</summary>
    JobError = 0x02,

    /// <summary>The two ways a transfer ends.</summary>
    JobEnd = JobTransferred | JobError,
}
