namespace BitsAnalyzers.Runtime;

/// <summary>Whole transfers in one call.</summary>
public static class BitsTransfer
{
    /// <summary>
    /// Downloads a file: creates a job, waits for it and completes it. On any failure and on cancellation the job is cancelled, so that
    /// none is left behind; when the process dies the job goes on and can be found with <see cref="BitsManager.GetJobs()"/>.
    /// </summary>
    /// <param name="remoteUrl">The address.</param>
    /// <param name="localPath">The full local path.</param>
    /// <param name="progress">Told whenever the job has moved.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task that ends when the file is there.</returns>
    /// <exception cref="ArgumentException">The address is empty or too long, or the path is not a full one.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Windows.</exception>
    /// <exception cref="BitsTransferException">The transfer failed.</exception>
    /// <exception cref="BitsException">The job could not be created or completed.</exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    public static Task DownloadAsync(
        string remoteUrl, string localPath, IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync([new BitsFileRequest(remoteUrl, localPath)], new BitsTransferOptions(), progress, cancellationToken);

    /// <summary>Downloads files in one job: all of them or none.</summary>
    /// <inheritdoc cref="DownloadAsync(string, string, IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="files">The files, at least one.</param>
    /// <param name="options">How it is done.</param>
    /// <param name="progress">Told whenever the job has moved.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public static Task DownloadAsync(
        IEnumerable<BitsFileRequest> files,
        BitsTransferOptions options,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var list = (files ?? throw new ArgumentNullException(nameof(files))).ToArray();
        if (list.Length == 0)
        {
            throw new ArgumentException("There is no file.", nameof(files));
        }

        foreach (var file in list)
        {
            Arguments.RequireRemoteUrl(file.RemoteUrl, nameof(files));
            Arguments.RequireFullPath(file.LocalPath, nameof(files));
        }

        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled(cancellationToken)
            : Task.Run(() => RunAsync(list, options, progress, cancellationToken), CancellationToken.None);
    }

    private static async Task RunAsync(
        BitsFileRequest[] files, BitsTransferOptions options, IProgress<BitsProgress>? progress, CancellationToken cancellationToken)
    {
        using var manager = BitsManager.Connect(options.Connection);
        using var job = manager.CreateDownloadJob(options.DisplayName);
        var completed = false;
        try
        {
            _ = job.Id;
            job.Priority = options.Priority;
            if (options.MinimumRetryDelay is { } delay)
            {
                job.MinimumRetryDelay = delay;
            }

            if (options.NoProgressTimeout is { } timeout)
            {
                job.NoProgressTimeout = timeout;
            }

            options.Configure?.Invoke(job);
            job.AddFiles(files);
            job.Resume();

            var result = await job.WaitAsync(options.Wait, progress, cancellationToken).ConfigureAwait(false);
            if (result.Outcome != BitsJobOutcome.Transferred)
            {
                throw new BitsTransferException(result);
            }

            Complete(job);
            completed = true;
        }
        finally
        {
            if (!completed)
            {
                Abandon(job);
            }
        }
    }

    // The wait may have lived through a restart of the service, which left this pointer behind.
    private static void Complete(BitsJob job)
    {
        try
        {
            job.Complete();
        }
        catch (BitsException exception) when (exception.IsConnectionLost && job.TryReconnect())
        {
            job.Complete();
        }
    }

    private static void Abandon(BitsJob job)
    {
        try
        {
            job.TryCancel();
        }
        catch (BitsException exception)
        {
            try
            {
                if (exception.IsConnectionLost && job.TryReconnect())
                {
                    job.TryCancel();
                }
            }
            catch (BitsException)
            {
                // The failure that led here is the one to tell.
            }
        }
    }
}
