using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>A part of a file.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/ns-bits2_0-bg_file_range">BG_FILE_RANGE</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_FILE_RANGE
{
    /// <summary>First byte.</summary>
    public ulong InitialOffset;

    /// <summary>Number of bytes; <see cref="ulong.MaxValue"/> for the rest of the file.</summary>
    public ulong Length;
}
