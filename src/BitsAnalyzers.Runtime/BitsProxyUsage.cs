namespace BitsAnalyzers.Runtime;

/// <summary>Where the proxy of a job comes from.</summary>
public enum BitsProxyUsage
{
    /// <summary>From the settings of the owner.</summary>
    Preconfigured = 0,

    /// <summary>No proxy.</summary>
    None = 1,

    /// <summary>From the job.</summary>
    Override = 2,

    /// <summary>From the network.</summary>
    AutoDetect = 3,
}
