namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Authentication schemes.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/ne-bits1_5-bg_auth_scheme">BG_AUTH_SCHEME</see></remarks>
public enum BG_AUTH_SCHEME
{
    /// <summary>Basic.</summary>
    BG_AUTH_SCHEME_BASIC = 1,

    /// <summary>Digest.</summary>
    BG_AUTH_SCHEME_DIGEST = 2,

    /// <summary>Ntlm.</summary>
    BG_AUTH_SCHEME_NTLM = 3,

    /// <summary>Negotiate.</summary>
    BG_AUTH_SCHEME_NEGOTIATE = 4,

    /// <summary>Passport.</summary>
    BG_AUTH_SCHEME_PASSPORT = 5,
}
