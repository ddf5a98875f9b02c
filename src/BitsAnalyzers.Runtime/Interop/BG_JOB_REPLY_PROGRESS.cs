using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Progress of the reply of an upload-reply job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_job_reply_progress">BG_JOB_REPLY_PROGRESS</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_JOB_REPLY_PROGRESS
{
    /// <summary>Size in bytes; <see cref="ulong.MaxValue"/> while unknown, 0 for other jobs.</summary>
    public ulong BytesTotal;

    /// <summary>Bytes transferred.</summary>
    public ulong BytesTransferred;
}
