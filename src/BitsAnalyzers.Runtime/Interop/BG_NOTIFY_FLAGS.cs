namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Events that a job announces; the argument of <see cref="IBackgroundCopyJob.SetNotifyFlags"/>.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags">IBackgroundCopyJob::SetNotifyFlags</see></remarks>
[Flags]
public enum BG_NOTIFY_FLAGS : uint
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>All files of the job have been transferred.</summary>
    BG_NOTIFY_JOB_TRANSFERRED = 0x01,

    /// <summary>The job has entered the state ERROR.</summary>
    BG_NOTIFY_JOB_ERROR = 0x02,

    /// <summary>No event at all; the other flags are then ignored.</summary>
    BG_NOTIFY_DISABLE = 0x04,

    /// <summary>The job has been modified or has progressed.</summary>
    BG_NOTIFY_JOB_MODIFICATION = 0x08,

    /// <summary>A file has been transferred (BITS 3.0).</summary>
    BG_NOTIFY_FILE_TRANSFERRED = 0x10,

    /// <summary>Parts of a file have been transferred (BITS 10.1).</summary>
    BG_NOTIFY_FILE_RANGES_TRANSFERRED = 0x20,
}
