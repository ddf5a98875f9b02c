namespace BitsAnalyzers.Runtime;

/// <summary>The mask that a job stores: which events it announces, or that it announces none.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnotifyflags">SetNotifyFlags</see></remarks>
[Flags]
internal enum BitsNotifyFlags : uint
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>All files of the job have been transferred.</summary>
    JobTransferred = 0x01,

    /// <summary>The job has entered the state ERROR.</summary>
    JobError = 0x02,

    /// <summary>No event at all; every other flag is then ignored.</summary>
    Disable = 0x04,

    /// <summary>The job has been modified or has progressed.</summary>
    JobModification = 0x08,

    /// <summary>A file has been transferred (BITS 3.0, Windows Vista).</summary>
    FileTransferred = 0x10,

    /// <summary>Parts of a file have been transferred (BITS 10.1, Windows 10 version 1703).</summary>
    FileRangesTransferred = 0x20,
}
