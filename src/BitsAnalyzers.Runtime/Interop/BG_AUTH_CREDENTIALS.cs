using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Credentials for a server or proxy.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_auth_credentials">BG_AUTH_CREDENTIALS</see></remarks>
[StructLayout(LayoutKind.Sequential)]
public struct BG_AUTH_CREDENTIALS
{
    /// <summary>Who asks.</summary>
    public BG_AUTH_TARGET Target;

    /// <summary>The scheme.</summary>
    public BG_AUTH_SCHEME Scheme;

    /// <summary>The credentials.</summary>
    public BG_AUTH_CREDENTIALS_UNION Credentials;
}
