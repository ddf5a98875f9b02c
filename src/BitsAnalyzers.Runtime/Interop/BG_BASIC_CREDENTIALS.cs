using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>User name and password.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_basic_credentials">BG_BASIC_CREDENTIALS</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_BASIC_CREDENTIALS
{
    /// <summary>Pointer to a null-terminated UTF-16 string.</summary>
    public nint UserName;

    /// <summary>Pointer to a null-terminated UTF-16 string.</summary>
    public nint Password;
}
