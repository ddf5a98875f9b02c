namespace BitsAnalyzers.Runtime;

/// <summary>Which certificate problems of a server are ignored, and how redirections are treated.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setsecurityflags">SetSecurityFlags</see></remarks>
[Flags]
public enum BitsHttpSecurityFlags
{
    /// <summary>Every problem fails the job; redirections are followed silently.</summary>
    None = 0,

    /// <summary>It is checked whether the certificate was revoked.</summary>
    CheckRevocation = 0x0001,

    /// <summary>A certificate for another host name is taken. For tests.</summary>
    IgnoreHostName = 0x0002,

    /// <summary>An expired certificate is taken. For tests.</summary>
    IgnoreExpiry = 0x0004,

    /// <summary>A certificate of an unknown authority is taken. For tests.</summary>
    IgnoreUnknownAuthority = 0x0008,

    /// <summary>A certificate for another use is taken. For tests.</summary>
    IgnoreWrongUsage = 0x0010,

    /// <summary>Redirections are followed, and the address of the file becomes the final one.</summary>
    ReportRedirection = 0x0100,

    /// <summary>Redirections fail the job.</summary>
    DisallowRedirection = 0x0200,

    /// <summary>Redirections from https to http are followed too.</summary>
    AllowHttpsToHttpRedirection = 0x0800,
}
