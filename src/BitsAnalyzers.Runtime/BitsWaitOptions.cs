namespace BitsAnalyzers.Runtime;

/// <summary>How a wait for a job is done.</summary>
public sealed class BitsWaitOptions
{
    private readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _reconnectTimeout = TimeSpan.FromMinutes(1);

    /// <summary>How often to look at the job, because notifications may be lost; 1 second unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than a day.</exception>
    public TimeSpan PollInterval
    {
        get => _pollInterval;
        init => _pollInterval = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The interval is positive and at most a day.");
    }

    /// <summary>
    /// Whether to be notified too, which is quicker; <see langword="true"/> unless told otherwise. A receiver, a command line or a muted mask
    /// that the job has already is never touched: the wait then looks only.
    /// </summary>
    public bool UseNotifications { get; init; } = true;

    /// <summary>How long to try to reach a service that was lost before giving up; 1 minute unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan ReconnectTimeout
    {
        get => _reconnectTimeout;
        init => _reconnectTimeout = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time is not negative.");
    }

    internal static BitsWaitOptions Default { get; } = new();
}
