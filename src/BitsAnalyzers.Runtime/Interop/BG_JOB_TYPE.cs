namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Kinds of job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_type">BG_JOB_TYPE</see></remarks>
public enum BG_JOB_TYPE
{
    /// <summary>Download.</summary>
    BG_JOB_TYPE_DOWNLOAD = 0,

    /// <summary>Upload.</summary>
    BG_JOB_TYPE_UPLOAD = 1,

    /// <summary>Upload reply.</summary>
    BG_JOB_TYPE_UPLOAD_REPLY = 2,
}
