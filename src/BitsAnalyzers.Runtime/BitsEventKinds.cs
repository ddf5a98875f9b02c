namespace BitsAnalyzers.Runtime;

/// <summary>Events that a receiver can subscribe to. There is no way to ask for events and to disable them at once.</summary>
[Flags]
public enum BitsEventKinds
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>All files of the job have been transferred; the job waits to be completed.</summary>
    JobTransferred = 0x01,

    /// <summary>The job has failed and waits for the client. Transient errors, which BITS retries, are not announced.</summary>
    JobError = 0x02,

    /// <summary>The two ways a transfer ends.</summary>
    JobEnd = JobTransferred | JobError,

    /// <summary>
    /// The job has progressed, or was modified. There can be many, and BITS may drop some; the end of a job is not among them.
    /// </summary>
    JobModification = 0x08,

    /// <summary>A file has been transferred: downloads, and the reply of an upload (BITS 3.0, Windows Vista).</summary>
    FileTransferred = 0x10,

    /// <summary>Parts of a file have been transferred: downloads only (BITS 10.1, Windows 10 version 1703).</summary>
    FileRangesTransferred = 0x20,
}
