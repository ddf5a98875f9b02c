namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Where an error arose.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_error_context">BG_ERROR_CONTEXT</see></remarks>
public enum BG_ERROR_CONTEXT
{
    /// <summary>None.</summary>
    BG_ERROR_CONTEXT_NONE = 0,

    /// <summary>Unknown.</summary>
    BG_ERROR_CONTEXT_UNKNOWN = 1,

    /// <summary>General queue manager.</summary>
    BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER = 2,

    /// <summary>Queue manager notification.</summary>
    BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION = 3,

    /// <summary>Local file.</summary>
    BG_ERROR_CONTEXT_LOCAL_FILE = 4,

    /// <summary>Remote file.</summary>
    BG_ERROR_CONTEXT_REMOTE_FILE = 5,

    /// <summary>General transport.</summary>
    BG_ERROR_CONTEXT_GENERAL_TRANSPORT = 6,

    /// <summary>Remote application.</summary>
    BG_ERROR_CONTEXT_REMOTE_APPLICATION = 7,

    /// <summary>Server certificate callback.</summary>
    BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK = 8,
}
