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
    public async Task<BitsWaitResult> RunWithLogAsync(CancellationToken cancellationToken)
    {
        const BitsEvents Events = BitsEvents.JobEnd | BitsEvents.JobModification | BitsEvents.FileTransferred;
        await using var log = job.Subscribe(Events, e => Console.WriteLine(e switch
        {
            BitsJobModificationEvent modification => $"{modification.Progress.BytesTransferred} bytes",
            BitsFileTransferredEvent file => $"{file.File.RemoteName} is transferred",
            BitsJobErrorEvent failure => $"Failed: {failure.Error}",
            _ => "Transferred",
        }));
        return await RunAsync(progress: null, cancellationToken);
    }

    /// <summary>Waits for the download and takes over its file; a download that fails or is given up leaves nothing behind.</summary>
    public async Task<BitsWaitResult> RunAsync(IProgress<BitsProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            if (job.State == BitsJobState.Suspended)
            {
                job.Resume();
            }

            var result = await job.WaitAsync(progress, cancellationToken);
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
}
