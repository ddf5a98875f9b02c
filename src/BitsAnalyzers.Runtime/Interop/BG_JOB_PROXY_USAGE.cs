namespace BitsAnalyzers.Runtime.Interop;

/// <summary>How the proxy is chosen.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_proxy_usage">BG_JOB_PROXY_USAGE</see></remarks>
public enum BG_JOB_PROXY_USAGE
{
    /// <summary>Preconfig.</summary>
    BG_JOB_PROXY_USAGE_PRECONFIG = 0,

    /// <summary>No proxy.</summary>
    BG_JOB_PROXY_USAGE_NO_PROXY = 1,

    /// <summary>Override.</summary>
    BG_JOB_PROXY_USAGE_OVERRIDE = 2,

    /// <summary>Autodetect.</summary>
    BG_JOB_PROXY_USAGE_AUTODETECT = 3,
}
