namespace BitsAnalyzers.Runtime;

/// <summary>How a transfer is done.</summary>
public sealed class BitsTransferOptions
{
    private BitsConnection _connection = BitsConnection.Local;
    private BitsWaitOptions _wait = new();

    /// <summary>The BITS service; that of this machine unless told otherwise.</summary>
    public BitsConnection Connection
    {
        get => _connection;
        set => _connection = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// The name of the job, 1 to 256 characters; <see langword="null"/> for <c>Download</c> or <c>Upload</c>. It is visible to
    /// administrators.
    /// <see cref="BitsTransfer.DownloadOrResumeAsync(IEnumerable{BitsFileRequest}, BitsTransferOptions, IProgress{BitsProgress}, CancellationToken)"/>
    /// finds the job of an earlier run by it.
    /// </summary>
    public string? DisplayName { get; set; }

    /// <summary>The priority; <see cref="BitsJobPriority.Foreground"/> unless told otherwise, since somebody waits.</summary>
    public BitsJobPriority Priority { get; set; } = BitsJobPriority.Foreground;

    /// <summary>
    /// The shortest wait before BITS tries again after a transient error; 30 seconds unless told otherwise, <see langword="null"/> for the
    /// 10 minutes of BITS.
    /// </summary>
    public TimeSpan? MinimumRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long BITS tries after the last progress, before a transient error counts as a failure; 5 minutes unless told otherwise, so that
    /// an unknown host or a missing network is told while somebody waits; <see langword="null"/> for the 14 days of BITS.
    /// </summary>
    public TimeSpan? NoProgressTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether to go on after failures; <see langword="null"/> to leave the retries to BITS.</summary>
    public BitsRetryPolicy? RetryPolicy { get; set; }

    /// <summary>
    /// Whether the job goes on when the token is cancelled, to be resumed or finished later; <see langword="null"/> for no with a job that
    /// the call itself has created for this one time, and yes where the job of another run can be adopted.
    /// </summary>
    public bool? KeepsJobWhenCancelled { get; set; }

    /// <summary>How the transfer is waited for.</summary>
    public BitsWaitOptions Wait
    {
        get => _wait;
        set => _wait = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Where the reply of an upload goes; <see langword="null"/> for a reply of at most 1 MB that is returned.</summary>
    public string? ReplyPath { get; set; }

    /// <summary>Further settings of a job that is created, called before it is started.</summary>
    public Action<BitsJob>? Configure { get; set; }
}
