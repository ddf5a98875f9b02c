using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Times of a job, in UTC.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ns-bits-bg_job_times">BG_JOB_TIMES</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_JOB_TIMES
{
    /// <summary>When the job was created.</summary>
    public System.Runtime.InteropServices.ComTypes.FILETIME CreationTime;

    /// <summary>When the job was last modified or moved bytes.</summary>
    public System.Runtime.InteropServices.ComTypes.FILETIME ModificationTime;

    /// <summary>When the job entered the state TRANSFERRED; zero before.</summary>
    public System.Runtime.InteropServices.ComTypes.FILETIME TransferCompletionTime;
}
