using BitsAnalyzers.Runtime;

namespace MigratedDownloader;

/// <summary>A download job, and who hears of it.</summary>
internal sealed class Download(BitsJob job) : IDisposable
{
    public Guid Id => job.Id;

    public void Dispose() => job.Dispose();

    /// <summary>Starts the download, which goes on when the program ends.</summary>
    public void Start() => job.Resume();

    /// <summary>Writes a line for every event while the download runs.</summary>
    public Task<BitsWaitResult> RunWithLogAsync(CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await WriteLogAsync(cancellationToken);
        return await job.WaitAsync(cancellationToken: cancellationToken);
    });

    /// <summary>Waits for the download and takes over its file; a download that fails or is given up leaves nothing behind.</summary>
    public Task<BitsWaitResult> RunAsync(IProgress<BitsProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(() => job.WaitAsync(progress, cancellationToken));

    private async Task<BitsWaitResult> RunAsync(Func<Task<BitsWaitResult>> wait)
    {
        try
        {
            // Before the start, so that the log misses nothing.
            var end = wait();
            if (job.State == BitsJobState.Suspended)
            {
                job.Resume();
            }

            var result = await end;
            if (result.Outcome == BitsJobOutcome.Transferred)
            {
                job.Complete();
            }

            return result;
        }
        finally
        {
            job.TryCancel();
        }
    }

    // The end is an event too: a wait of its own could be over, and the job completed, before the last line is written.
    private async Task WriteLogAsync(CancellationToken cancellationToken)
    {
        const BitsEventKinds Events = BitsEventKinds.JobEnd | BitsEventKinds.JobModification | BitsEventKinds.FileTransferred;
        await foreach (var e in job.ReadEventsAsync(Events, cancellationToken: cancellationToken))
        {
            Console.WriteLine(e switch
            {
                BitsJobModificationEvent modification => $"{modification.Progress.BytesTransferred} bytes",
                BitsFileTransferredEvent file => $"{file.File?.RemoteName ?? "a file"} is transferred",
                BitsJobErrorEvent failure => $"Failed: {failure.Error}",
                _ => "Transferred",
            });
            if (e is BitsJobTransferredEvent or BitsJobErrorEvent)
            {
                return;
            }
        }
    }
}
