namespace BitsAnalyzers.Runtime;

/// <summary>How a wait for a job is done.</summary>
public sealed class BitsWaitOptions
{
    private TimeSpan _pollInterval = TimeSpan.FromSeconds(1);
    private TimeSpan _reconnectTimeout = TimeSpan.FromMinutes(1);
    private TimeSpan _suspendedTimeout = TimeSpan.FromSeconds(30);
    private TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>How often to look at the job, because notifications may be lost; 1 second unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than a day.</exception>
    public TimeSpan PollInterval
    {
        get => _pollInterval;
        set => _pollInterval = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The interval is positive and at most a day.");
    }

    /// <summary>
    /// Whether to be notified too, which is quicker; <see langword="true"/> unless told otherwise. A receiver of somebody else, a command
    /// line or a muted mask that the job has already is never touched: the wait then looks only.
    /// </summary>
    public bool UseNotifications { get; set; } = true;

    /// <summary>How long to try to reach a service that was lost before giving up; 1 minute unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan ReconnectTimeout
    {
        get => _reconnectTimeout;
        set => _reconnectTimeout = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time is not negative.");
    }

    /// <summary>
    /// How long the job may be suspended before the wait ends with <see cref="BitsJobOutcome.Suspended"/>: a suspended job transfers
    /// nothing, and one that was never resumed never will. 30 seconds unless told otherwise; <see cref="Timeout.InfiniteTimeSpan"/> to wait
    /// on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan SuspendedTimeout
    {
        get => _suspendedTimeout;
        set => _suspendedTimeout = value >= TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time is not negative, or infinite.");
    }

    /// <summary>The clock; that of the system unless told otherwise.</summary>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        set => _timeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }
}
