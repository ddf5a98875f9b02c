namespace BitsAnalyzers.Runtime.Hosting;

/// <summary>How a host deals with BITS.</summary>
public sealed class BitsHostOptions
{
    private BitsConnection _connection = BitsConnection.Local;
    private TimeProvider _timeProvider = TimeProvider.System;
    private TimeSpan _retryDelay = TimeSpan.FromSeconds(30);

    /// <summary>The name of the program's jobs, by which an earlier run's are found; 1 to 256 characters.</summary>
    public string JobName { get; set; } = string.Empty;

    /// <summary>The events that the handler gets; the end of jobs unless told otherwise.</summary>
    public BitsEventKinds Events { get; set; } = BitsEventKinds.JobEnd;

    /// <summary>
    /// The program that BITS runs for a job that ends while this one does not run, usually this one; <see langword="null"/> for none. BITS
    /// never runs programs for LocalSystem, LocalService and NetworkService.
    /// </summary>
    public BitsCommandLine? CommandLine { get; set; }

    /// <summary>
    /// How long to wait before the service is tried again, when it cannot be reached at the start; 30 seconds unless told otherwise.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than a day.</exception>
    public TimeSpan RetryDelay
    {
        get => _retryDelay;
        set => _retryDelay = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time is positive and at most a day.");
    }

    /// <summary>The BITS service; that of this machine unless told otherwise.</summary>
    public BitsConnection Connection
    {
        get => _connection;
        set => _connection = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The clock; that of the system unless told otherwise.</summary>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        set => _timeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }
}
