using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Progress of a file.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ns-bits-bg_file_progress">BG_FILE_PROGRESS</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_FILE_PROGRESS
{
    /// <summary>Size in bytes; <see cref="ulong.MaxValue"/> while unknown.</summary>
    public ulong BytesTotal;

    /// <summary>Bytes transferred.</summary>
    public ulong BytesTransferred;

    /// <summary>Not zero once the file is available to the client.</summary>
    public int Completed;
}
