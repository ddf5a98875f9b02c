using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Progress of a job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ns-bits-bg_job_progress">BG_JOB_PROGRESS</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_JOB_PROGRESS
{
    /// <summary>Size in bytes; <see cref="ulong.MaxValue"/> while unknown.</summary>
    public ulong BytesTotal;

    /// <summary>Bytes transferred.</summary>
    public ulong BytesTransferred;

    /// <summary>Number of files.</summary>
    public uint FilesTotal;

    /// <summary>Number of files transferred.</summary>
    public uint FilesTransferred;
}
