namespace BitsAnalyzers.Runtime;

/// <summary>
/// When a transfer goes on after it has failed: the job is resumed, or completed again. BITS itself retries transient errors before that,
/// for as long as <see cref="BitsTransferOptions.NoProgressTimeout"/>.
/// </summary>
public sealed class BitsRetryPolicy
{
    private int _maxRetries = 3;
    private TimeSpan _delay = TimeSpan.FromSeconds(30);
    private Func<BitsErrorInfo, bool> _shouldRetry = error => error.IsTransient;

    /// <summary>How often at most; 3 times unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxRetries
    {
        get => _maxRetries;
        set => _maxRetries = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number is not negative.");
    }

    /// <summary>How long to wait before the first time; each time after that twice as long. 30 seconds unless told otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than a day.</exception>
    public TimeSpan Delay
    {
        get => _delay;
        set => _delay = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time is not negative and at most a day.");
    }

    /// <summary>
    /// After which failures; after those that <see cref="BitsErrorInfo.IsTransient">can pass by themselves</see> unless told otherwise.
    /// </summary>
    public Func<BitsErrorInfo, bool> ShouldRetry
    {
        get => _shouldRetry;
        set => _shouldRetry = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The wait before a retry; <see langword="null"/> to give up.</summary>
    internal TimeSpan? DelayBefore(int retry, BitsErrorInfo error)
    {
        const int maxDoublings = 10;
        return retry < MaxRetries && ShouldRetry(error) ? TimeSpan.FromTicks(Delay.Ticks << Math.Min(retry, maxDoublings)) : null;
    }
}
