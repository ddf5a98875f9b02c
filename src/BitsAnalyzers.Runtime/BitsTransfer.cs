namespace BitsAnalyzers.Runtime;

/// <summary>Whole transfers in one call.</summary>
public static class BitsTransfer
{
    private const string DefaultDownloadName = "Download";
    private const string DefaultUploadName = "Upload";
    private static readonly TimeSpan EmptyJobPatience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Downloads a file: creates a job, waits for it and completes it. When the transfer fails or is cancelled the job is cancelled, so
    /// that none is left behind. When all is transferred and only completing fails, because the file is in use for example, or when the
    /// service is lost, the job is kept and the exception says where it is. Where somebody else completes the job, a program that BITS runs
    /// for example, that is as good. When the process dies the job goes on; see
    /// <see cref="DownloadOrResumeAsync(string, string, IProgress{BitsProgress}, CancellationToken)"/>.
    /// </summary>
    /// <param name="remoteUrl">The address.</param>
    /// <param name="localPath">The full local path.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task that ends when the file is there.</returns>
    /// <exception cref="ArgumentException">The address is empty or too long, or the path is not a full one that Windows allows.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Windows.</exception>
    /// <exception cref="BitsTransferException">The transfer failed, or could not be completed.</exception>
    /// <exception cref="BitsException">The job could not be created.</exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    public static Task DownloadAsync(
        string remoteUrl, string localPath, IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync([new BitsFileRequest(remoteUrl, localPath)], new BitsTransferOptions(), progress, cancellationToken);

    /// <summary>Downloads files in one job: all of them or none.</summary>
    /// <inheritdoc cref="DownloadAsync(string, string, IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="files">The files, at least one.</param>
    /// <param name="options">How it is done.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public static Task DownloadAsync(
        IEnumerable<BitsFileRequest> files,
        BitsTransferOptions options,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var list = Arguments.RequireFiles(files, nameof(files));
        return StartAsync(() => RunNewAsync(
            manager => manager.CreateDownloadJob(options.DisplayName ?? DefaultDownloadName),
            job => job.AddFiles(list),
            beforeCompletion: null,
            options,
            progress,
            cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Downloads a file, or goes on with the job of an earlier run of the program that was to fetch it. When the token is cancelled the job
    /// goes on, so that the next run finds it.
    /// </summary>
    /// <inheritdoc cref="DownloadAsync(string, string, IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="remoteUrl">The address.</param>
    /// <param name="localPath">The full local path.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Ends the call. The job goes on.</param>
    public static Task DownloadOrResumeAsync(
        string remoteUrl, string localPath, IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadOrResumeAsync([new BitsFileRequest(remoteUrl, localPath)], new BitsTransferOptions(), progress, cancellationToken);

    /// <summary>
    /// Downloads files in one job, or goes on with the job of an earlier run of the program: one of the current user with the same name
    /// (<see cref="BitsTransferOptions.DisplayName"/>) and the same files. Calls that begin together with the same files have one job
    /// together. When the token is cancelled the job goes on, unless
    /// <see cref="BitsTransferOptions.KeepsJobWhenCancelled"/> says otherwise.
    /// </summary>
    /// <inheritdoc cref="DownloadAsync(string, string, IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="files">The files, at least one.</param>
    /// <param name="options">How it is done. A job that is found keeps its own settings.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task DownloadOrResumeAsync(
        IEnumerable<BitsFileRequest> files,
        BitsTransferOptions options,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var list = Arguments.RequireFiles(files, nameof(files));
        return StartAsync(() => RunFoundOrNewAsync(list, options, progress, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Finishes a job of an earlier run, or of a call that left it: resumes it where it is suspended or has failed, waits for it and
    /// completes it. When that fails, or the token is cancelled, the job is left as it is. A job that is completed already, with all of its
    /// files, is finished.
    /// </summary>
    /// <param name="job">The job. The caller disposes of it.</param>
    /// <param name="options">How it is done; <see langword="null"/> for the usual way. The settings of the job itself stay.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Ends the call, not the job.</param>
    /// <returns>A task that ends when the job is completed.</returns>
    /// <exception cref="BitsTransferException">The transfer failed, could not be completed, or somebody else ended the job before all was
    /// there.</exception>
    /// <exception cref="BitsException"><c>BG_E_EMPTY</c>: the job has no files. <c>E_ACCESSDENIED</c>: it belongs to somebody
    /// else.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static Task FinishAsync(
        BitsJob job,
        BitsTransferOptions? options = null,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        _ = job ?? throw new ArgumentNullException(nameof(job));
        return StartAsync(
            async () =>
            {
                using var own = job.Share();
                await AdoptAsync(own, options ?? new(), progress, keepsByDefault: true, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc cref="FinishAsync(BitsJob, BitsTransferOptions, IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="jobId">The job, for example that of a <see cref="BitsTransferException"/>.</param>
    /// <param name="options">How it is done; <see langword="null"/> for the usual way. The settings of the job itself stay.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Ends the call, not the job.</param>
    public static Task FinishAsync(
        Guid jobId,
        BitsTransferOptions? options = null,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        return StartAsync(
            async () =>
            {
                using var manager = BitsManager.Connect(options.Connection);
                using var job = manager.GetJob(jobId);
                await AdoptAsync(job, options, progress, keepsByDefault: true, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Uploads a file: creates a job, waits for it and completes it. The server needs the BITS extension of IIS.</summary>
    /// <inheritdoc cref="DownloadAsync(string, string, IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="localPath">The full local path.</param>
    /// <param name="remoteUrl">The address.</param>
    /// <param name="options">How it is done; <see langword="null"/> for the usual way.</param>
    /// <param name="progress">Told whenever the job has moved, and of transient errors.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>A task that ends when the server has the file.</returns>
    public static Task UploadAsync(
        string localPath,
        string remoteUrl,
        BitsTransferOptions? options = null,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        Arguments.RequireRemoteUrl(remoteUrl, nameof(remoteUrl));
        Arguments.RequireFullPath(localPath, nameof(localPath));
        return StartAsync(() => RunNewAsync(
            manager => manager.CreateUploadJob(options.DisplayName ?? DefaultUploadName),
            job => job.AddFile(remoteUrl, localPath),
            beforeCompletion: null,
            options,
            progress,
            cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Uploads a file and fetches the reply of the server application. A reply beyond 1 MB needs
    /// <see cref="BitsTransferOptions.ReplyPath"/>; without it the job is kept, and finishing it puts the reply where
    /// <see cref="BitsJob.ReplyFileName"/> says.
    /// </summary>
    /// <inheritdoc cref="UploadAsync"/>
    /// <returns>The reply; <see langword="null"/> where the server sent none, or where it went to
    /// <see cref="BitsTransferOptions.ReplyPath"/>.</returns>
    public static Task<byte[]?> UploadWithReplyAsync(
        string localPath,
        string remoteUrl,
        BitsTransferOptions? options = null,
        IProgress<BitsProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        Arguments.RequireRemoteUrl(remoteUrl, nameof(remoteUrl));
        Arguments.RequireFullPath(localPath, nameof(localPath));
        if (options.ReplyPath is { } path)
        {
            Arguments.RequireFullPath(path, nameof(options));
        }

        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<byte[]?>(cancellationToken)
            : Task.Run(() => RunAsync(), CancellationToken.None);

        async Task<byte[]?> RunAsync()
        {
            byte[]? reply = null;
            await RunNewAsync(
                manager => manager.CreateUploadReplyJob(options.DisplayName ?? DefaultUploadName),
                job =>
                {
                    job.AddFile(remoteUrl, localPath);
                    if (options.ReplyPath is { } replyPath)
                    {
                        job.ReplyFileName = replyPath;
                    }
                },
                job => reply = options.ReplyPath is null ? job.GetReplyData() : null,
                options,
                progress,
                cancellationToken).ConfigureAwait(false);
            return reply;
        }
    }

    private static Task StartAsync(Func<Task> run, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled(cancellationToken)
        : Task.Run(run, CancellationToken.None);

    private static async Task RunNewAsync(
        Func<BitsManager, BitsJob> create,
        Action<BitsJob> addFiles,
        Action<BitsJob>? beforeCompletion,
        BitsTransferOptions options,
        IProgress<BitsProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var manager = BitsManager.Connect(options.Connection);
        using var job = create(manager);
        await StartNewAsync(
            job, addFiles, beforeCompletion, options, progress, keepsByDefault: false, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RunFoundOrNewAsync(
        BitsFileRequest[] files, BitsTransferOptions options, IProgress<BitsProgress>? progress, CancellationToken cancellationToken)
    {
        var name = options.DisplayName ?? DefaultDownloadName;

        // Calls that begin together with the same files have one job together.
        using var turn = await StartingTransfers.WaitForTurnAsync(options.Connection, name, files, cancellationToken).ConfigureAwait(false);
        using var manager = BitsManager.Connect(options.Connection);
        using var found = Find(manager, name, files, options.Wait.TimeProvider.GetUtcNow(), out var isEmpty);
        if (found is not null && !isEmpty)
        {
            turn.Dispose();
            await AdoptAsync(found, options, progress, keepsByDefault: true, cancellationToken).ConfigureAwait(false);
            return;
        }

        // A run that ended just after it had created its job has left it without files.
        using var job = found ?? manager.CreateDownloadJob(name);
        await StartNewAsync(
            job,
            created =>
            {
                created.AddFiles(files);
                turn.Dispose();
            },
            beforeCompletion: null,
            options,
            progress,
            keepsByDefault: true,
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task StartNewAsync(
        BitsJob job,
        Action<BitsJob> addFiles,
        Action<BitsJob>? beforeCompletion,
        BitsTransferOptions options,
        IProgress<BitsProgress>? progress,
        bool keepsByDefault,
        CancellationToken cancellationToken)
    {
        var run = new TransferRun(job, options, progress);
        var keepsJob = false;
        _ = job.Id;

        // What is lent for the configuration may be kept, or disposed of, and the transfer goes on.
        using var lent = job.Share();
        try
        {
            job.Priority = options.Priority;
            if (options.MinimumRetryDelay is { } delay)
            {
                job.MinimumRetryDelay = delay;
            }

            if (options.NoProgressTimeout is { } timeout)
            {
                job.NoProgressTimeout = timeout;
            }

            options.Configure?.Invoke(lent);
            addFiles(job);
            await run.RunAsync(
                beforeCompletion is null ? null : () => beforeCompletion(job), failedJobsStay: false, cancellationToken).ConfigureAwait(
                    false);
            keepsJob = true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            keepsJob = options.KeepsJobWhenCancelled ?? keepsByDefault;
            throw;
        }
        catch
        {
            keepsJob = run.KeepsJob;
            throw;
        }
        finally
        {
            if (!keepsJob)
            {
                Abandon(job);
            }
        }
    }

    private static async Task AdoptAsync(
        BitsJob job,
        BitsTransferOptions options,
        IProgress<BitsProgress>? progress,
        bool keepsByDefault,
        CancellationToken cancellationToken)
    {
        _ = job.Id;
        try
        {
            await new TransferRun(job, options, progress).RunAsync(null, failedJobsStay: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested
            && !(options.KeepsJobWhenCancelled ?? keepsByDefault))
        {
            Abandon(job);
            throw;
        }
    }

    private static BitsJob? Find(BitsManager manager, string name, BitsFileRequest[] files, DateTimeOffset now, out bool isEmpty)
    {
        isEmpty = false;
        var wanted = new HashSet<BitsFileRequest>(files);
        BitsJob? empty = null;
        using var jobs = manager.FindJobs(name);
        foreach (var job in jobs)
        {
            try
            {
                if (job.Type != BitsJobType.Download || job.State is BitsJobState.Acknowledged or BitsJobState.Cancelled)
                {
                    continue;
                }

                var there = job.GetFileSnapshots();
                if (there.Count == 0)
                {
                    // Whoever has created it just now is about to add its files.
                    empty ??= now - job.Times.Created > EmptyJobPatience ? job : null;
                }
                else if (wanted.SetEquals(there.Select(file => new BitsFileRequest(file.RemoteName, file.LocalName))))
                {
                    return job.Share();
                }
            }
            catch (BitsException exception) when (!exception.IsConnectionLost)
            {
                // It has ended meanwhile.
            }
        }

        isEmpty = empty is not null;
        return empty?.Share();
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
                if (exception.IsConnectionLost && job.CanReconnect && job.TryReconnect())
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
