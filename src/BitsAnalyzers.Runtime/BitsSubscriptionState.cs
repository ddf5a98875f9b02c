namespace BitsAnalyzers.Runtime;

/// <summary>What has become of a subscription.</summary>
public enum BitsSubscriptionState
{
    /// <summary>The receiver is registered.</summary>
    Active,

    /// <summary>
    /// The receiver is gone: the service cannot be reached, or somebody took the receiver off. When the service is back it is registered
    /// again by itself; in the other case by <see cref="BitsSubscription.TryRenew"/>.
    /// </summary>
    Lost,

    /// <summary>Another receiver has taken its place.</summary>
    Replaced,

    /// <summary>The job is completed or cancelled.</summary>
    Ended,

    /// <summary>The subscription was disposed of.</summary>
    Disposed,
}
