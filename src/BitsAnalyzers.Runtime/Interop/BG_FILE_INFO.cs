using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>An address and a local path, for <see cref="IBackgroundCopyJob.AddFileSet"/>.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ns-bits-bg_file_info">BG_FILE_INFO</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_FILE_INFO
{
    /// <summary>The address: pointer to a null-terminated UTF-16 string.</summary>
    public nint RemoteName;

    /// <summary>The local path: pointer to a null-terminated UTF-16 string.</summary>
    public nint LocalName;
}
