namespace BitsAnalyzers.Runtime;

/// <summary>How events are subscribed to.</summary>
public sealed class BitsSubscriptionOptions
{
    private TimeSpan _checkInterval = TimeSpan.FromMinutes(1);
    private TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>
    /// Whether to take the place of a receiver that another library or program has registered; otherwise subscribing is refused there.
    /// Subscriptions of this library in one process never take anything from each other.
    /// </summary>
    public bool TakeOver { get; set; }

    /// <summary>
    /// How often to look whether the receiver is still in its place, which BITS does not announce; 1 minute unless told otherwise, never
    /// for
    /// <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than a day.</exception>
    public TimeSpan CheckInterval
    {
        get => _checkInterval;
        set => _checkInterval = value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= TimeSpan.FromDays(1))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The interval is positive and at most a day, or infinite.");
    }

    /// <summary>The clock; that of the system unless told otherwise.</summary>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        set => _timeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }
}
