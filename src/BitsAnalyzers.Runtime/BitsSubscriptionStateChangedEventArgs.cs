namespace BitsAnalyzers.Runtime;

/// <summary>Tells what has become of a subscription.</summary>
public sealed class BitsSubscriptionStateChangedEventArgs : EventArgs
{
    internal BitsSubscriptionStateChangedEventArgs(BitsSubscriptionState state) => State = state;

    /// <summary>The new state.</summary>
    public BitsSubscriptionState State { get; }
}
