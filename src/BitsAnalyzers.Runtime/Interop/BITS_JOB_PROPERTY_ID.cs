namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Properties of a job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id">BITS_JOB_PROPERTY_ID</see></remarks>
public enum BITS_JOB_PROPERTY_ID
{
    /// <summary>Cost flags.</summary>
    BITS_JOB_PROPERTY_ID_COST_FLAGS = 1,

    /// <summary>Notification clsid.</summary>
    BITS_JOB_PROPERTY_NOTIFICATION_CLSID = 2,

    /// <summary>Dynamic content.</summary>
    BITS_JOB_PROPERTY_DYNAMIC_CONTENT = 3,

    /// <summary>High performance.</summary>
    BITS_JOB_PROPERTY_HIGH_PERFORMANCE = 4,

    /// <summary>Max download size.</summary>
    BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE = 5,

    /// <summary>Use stored credentials.</summary>
    BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS = 7,

    /// <summary>Minimum notification interval ms.</summary>
    BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS = 9,

    /// <summary>On demand mode.</summary>
    BITS_JOB_PROPERTY_ON_DEMAND_MODE = 10,
}
