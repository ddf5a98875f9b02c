namespace BitsAnalyzers.Runtime;

/// <summary>How a transfer is done.</summary>
public sealed class BitsTransferOptions
{
    /// <summary>The BITS service; that of this machine unless told otherwise.</summary>
    public BitsConnection Connection { get; init; } = BitsConnection.Local;

    /// <summary>The name of the job, 1 to 256 characters. It is visible to administrators.</summary>
    public string DisplayName { get; init; } = "Download";

    /// <summary>The priority; <see cref="BitsJobPriority.Foreground"/> unless told otherwise, since somebody waits.</summary>
    public BitsJobPriority Priority { get; init; } = BitsJobPriority.Foreground;

    /// <summary>The shortest wait before a retry after a transient error; <see langword="null"/> for the 10 minutes of BITS.</summary>
    public TimeSpan? MinimumRetryDelay { get; init; }

    /// <summary>How long no progress is tolerated; <see langword="null"/> for the 14 days of BITS.</summary>
    public TimeSpan? NoProgressTimeout { get; init; }

    /// <summary>How the transfer is waited for.</summary>
    public BitsWaitOptions Wait { get; init; } = BitsWaitOptions.Default;

    /// <summary>Further settings of the job, called before it is started.</summary>
    public Action<BitsJob>? Configure { get; init; }
}
