namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Priorities; all but FOREGROUND use idle bandwidth only.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_priority">BG_JOB_PRIORITY</see></remarks>
public enum BG_JOB_PRIORITY
{
    /// <summary>Foreground.</summary>
    BG_JOB_PRIORITY_FOREGROUND = 0,

    /// <summary>High.</summary>
    BG_JOB_PRIORITY_HIGH = 1,

    /// <summary>Normal.</summary>
    BG_JOB_PRIORITY_NORMAL = 2,

    /// <summary>Low.</summary>
    BG_JOB_PRIORITY_LOW = 3,
}
