namespace BitsAnalyzers.Bits;

/// <summary>The properties of IBackgroundCopyJob5 that rules are about, by their numbers in BITS_JOB_PROPERTY_ID.</summary>
internal static class BitsJobProperties
{
    public const uint NotificationClsid = 2;
    public const uint DynamicContent = 3;
    public const uint HighPerformance = 4;
    public const uint MaxDownloadSize = 5;

    public static string NameOf(uint property) => property switch
    {
        DynamicContent => "BITS_JOB_PROPERTY_DYNAMIC_CONTENT",
        HighPerformance => "BITS_JOB_PROPERTY_HIGH_PERFORMANCE",
        MaxDownloadSize => "BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE",
        _ => "BITS_JOB_PROPERTY_NOTIFICATION_CLSID",
    };
}
