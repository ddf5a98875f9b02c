using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Credentials by scheme.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_auth_credentials">BG_AUTH_CREDENTIALS_UNION</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_AUTH_CREDENTIALS_UNION
{
    /// <summary>User name and password, whatever the scheme.</summary>
    public BG_BASIC_CREDENTIALS Basic;
}
