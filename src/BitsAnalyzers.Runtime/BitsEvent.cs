namespace BitsAnalyzers.Runtime;

/// <summary>Something that BITS announced about a job.</summary>
public abstract class BitsEvent
{
    private protected BitsEvent(BitsEventKinds kind, BitsJob job)
    {
        Kind = kind;
        Job = job;
    }

    /// <summary>Which of the events it is.</summary>
    public BitsEventKinds Kind { get; }

    /// <summary>
    /// The job. It is valid until the subscription is disposed of; and after the job has ended, until the handler returns. The handler may
    /// dispose of it: the subscription has a reference of its own.
    /// </summary>
    public BitsJob Job { get; }
}

/// <summary>All files of the job have been transferred; the job waits to be completed.</summary>
public sealed class BitsJobTransferredEvent : BitsEvent
{
    internal BitsJobTransferredEvent(BitsJob job)
        : base(BitsEventKinds.JobTransferred, job)
    {
    }
}

/// <summary>The job has failed and waits to be resumed, completed or cancelled.</summary>
public sealed class BitsJobErrorEvent : BitsEvent
{
    internal BitsJobErrorEvent(BitsJob job, BitsJobError? error)
        : base(BitsEventKinds.JobError, job) => Error = error;

    /// <summary>Why; <see langword="null"/> where BITS no longer tells.</summary>
    public BitsJobError? Error { get; }
}

/// <summary>The job has progressed or was modified. Several modifications that come together are one event.</summary>
public sealed class BitsJobModificationEvent : BitsEvent
{
    internal BitsJobModificationEvent(BitsJob job, BitsProgress progress)
        : base(BitsEventKinds.JobModification, job) => Progress = progress;

    /// <summary>How far the job had come when the handler was called.</summary>
    public BitsProgress Progress { get; }
}

/// <summary>A file of the job has been transferred.</summary>
public sealed class BitsFileTransferredEvent : BitsEvent
{
    internal BitsFileTransferredEvent(BitsJob job, BitsFileSnapshot? file)
        : base(BitsEventKinds.FileTransferred, job) => File = file;

    /// <summary>The file; <see langword="null"/> where BITS does not tell.</summary>
    public BitsFileSnapshot? File { get; }
}

/// <summary>Parts of a file have been transferred.</summary>
public sealed class BitsFileRangesTransferredEvent : BitsEvent
{
    internal BitsFileRangesTransferredEvent(BitsJob job, BitsFileSnapshot? file, IReadOnlyList<BitsFileRange> ranges)
        : base(BitsEventKinds.FileRangesTransferred, job)
    {
        File = file;
        Ranges = ranges;
    }

    /// <summary>The file; <see langword="null"/> where BITS does not tell.</summary>
    public BitsFileSnapshot? File { get; }

    /// <summary>The parts.</summary>
    public IReadOnlyList<BitsFileRange> Ranges { get; }
}
