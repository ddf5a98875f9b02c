namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Who asks for credentials.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits1_5/ne-bits1_5-bg_auth_target">BG_AUTH_TARGET</see></remarks>
public enum BG_AUTH_TARGET
{
    /// <summary>Server.</summary>
    BG_AUTH_TARGET_SERVER = 1,

    /// <summary>Proxy.</summary>
    BG_AUTH_TARGET_PROXY = 2,
}
