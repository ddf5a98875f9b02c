using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Bits;

/// <summary>The properties of IBackgroundCopyJob5, by their numbers in BITS_JOB_PROPERTY_ID.</summary>
internal static class BitsJobProperties
{
    public const uint CostFlags = 1;
    public const uint NotificationClsid = 2;
    public const uint DynamicContent = 3;
    public const uint HighPerformance = 4;
    public const uint MaxDownloadSize = 5;
    public const uint UseStoredCredentials = 7;
    public const uint MinimumNotificationInterval = 9;
    public const uint OnDemandMode = 10;

    /// <summary>The Windows that brought a property; null for one that is not known.</summary>
    public static WindowsVersion? NeededBy(uint property) => property switch
    {
        CostFlags or NotificationClsid or DynamicContent or HighPerformance or MaxDownloadSize or UseStoredCredentials => new(6, 2, 0),
        MinimumNotificationInterval or OnDemandMode => new(10, 0, 15063),
        _ => null,
    };

    public static string NameOf(uint property) => property switch
    {
        CostFlags => "BITS_JOB_PROPERTY_ID_COST_FLAGS",
        DynamicContent => "BITS_JOB_PROPERTY_DYNAMIC_CONTENT",
        HighPerformance => "BITS_JOB_PROPERTY_HIGH_PERFORMANCE",
        MaxDownloadSize => "BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE",
        UseStoredCredentials => "BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS",
        MinimumNotificationInterval => "BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS",
        OnDemandMode => "BITS_JOB_PROPERTY_ON_DEMAND_MODE",
        _ => "BITS_JOB_PROPERTY_NOTIFICATION_CLSID",
    };
}
