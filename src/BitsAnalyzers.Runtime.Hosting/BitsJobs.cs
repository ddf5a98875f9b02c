using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BitsAnalyzers.Runtime.Hosting;

/// <summary>The jobs of the program: creates them so that the handler gets their events, and finds those of an earlier run.</summary>
public sealed class BitsJobs : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<Guid, BitsSubscription> _subscriptions = [];
    private readonly BitsHostOptions _options;
    private readonly IBitsEventHandler _handler;
    private readonly ILogger<BitsJobs> _logger;
    private bool _isDisposed;

    /// <summary>For the container.</summary>
    /// <param name="options">The options.</param>
    /// <param name="handler">What gets the events.</param>
    /// <param name="logger">Where it is logged.</param>
    public BitsJobs(IOptions<BitsHostOptions> options, IBitsEventHandler handler, ILogger<BitsJobs> logger)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        _options = options.Value;
        _handler = handler ?? throw new ArgumentNullException(nameof(handler));
        _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    }

    /// <summary>
    /// Creates a job that fetches files and starts it: it has the name of the program's jobs, the handler gets its events, and BITS runs
    /// the program of the options when it ends while this one does not run.
    /// </summary>
    /// <param name="files">The files, at least one.</param>
    /// <param name="configure">Further settings, before the job is started.</param>
    /// <returns>The identifier of the job.</returns>
    /// <exception cref="ArgumentException">There is no file, or one of them is not valid.</exception>
    /// <exception cref="BitsException">The job could not be created or started; it is cancelled then.</exception>
    public Guid StartDownload(IEnumerable<BitsFileRequest> files, Action<BitsJob>? configure = null)
    {
        _ = files ?? throw new ArgumentNullException(nameof(files));
        using var manager = BitsManager.Connect(_options.Connection);
        using var job = manager.CreateDownloadJob(_options.JobName);
        try
        {
            configure?.Invoke(job);
            job.AddFiles(files);
            if (_options.CommandLine is { } commandLine)
            {
                job.NotifyByCommandLine(commandLine);
            }

            Watch(job);
            job.Resume();
            return job.Id;
        }
        catch
        {
            Abandon(job);
            throw;
        }
    }

    /// <summary>Gives the handler the events of a job.</summary>
    /// <param name="job">The job. The caller disposes of it.</param>
    /// <exception cref="InvalidOperationException">Another library or program has its receiver on the job.</exception>
    /// <exception cref="BitsException">The job is final, or belongs to somebody else.</exception>
    public void Watch(BitsJob job)
    {
        _ = job ?? throw new ArgumentNullException(nameof(job));
        var id = job.Id;
        lock (_subscriptions)
        {
            if (_isDisposed)
            {
                throw new ObjectDisposedException(nameof(BitsJobs));
            }

            if (_subscriptions.TryGetValue(id, out var known))
            {
                switch (known.State)
                {
                    case BitsSubscriptionState.Active or BitsSubscriptionState.Lost:
                        return;
                    case BitsSubscriptionState.Replaced:
                        // A second subscription beside this one would tell everything twice.
                        if (!known.TryRenew())
                        {
                            throw new InvalidOperationException("Another library or program has its receiver on the job.");
                        }

                        return;
                }
            }

            // No event comes before its failure would be logged.
            var isObserved = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var subscription = job.Subscribe(
                _options.Events,
                async (bitsEvent, token) =>
                {
                    await isObserved.Task.ConfigureAwait(false);
                    await _handler.HandleAsync(bitsEvent, token).ConfigureAwait(false);
                },
                new BitsSubscriptionOptions { TimeProvider = _options.TimeProvider });
            subscription.HandlerFaulted += (_, e) => Log.HandlerFailed(_logger, id, e.Exception);
            subscription.StateChanged += (_, e) => OnStateChanged(id, e.State);
            isObserved.SetResult(true);
            if (subscription.State != BitsSubscriptionState.Ended)
            {
                _subscriptions[id] = subscription;
            }
        }
    }

    /// <summary>
    /// Gives the handler the events of all jobs of the program that are queued, and the ends that came while it did not run.
    /// </summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public int WatchAll()
    {
        using var manager = BitsManager.Connect(_options.Connection);
        using var jobs = manager.FindJobs(_options.JobName);
        var watched = 0;
        foreach (var job in jobs)
        {
            try
            {
                Watch(job);
                watched++;
            }
            catch (Exception exception) when (exception is InvalidOperationException or BitsException { IsTransient: false })
            {
                // It has ended meanwhile, or somebody else has it in hand: no reason not to go on with the others.
                Log.Refused(_logger, job.Id, exception);
            }
        }

        Log.Registered(_logger, watched, _options.JobName);
        return watched;
    }

    /// <summary>Takes the receivers off, and waits for the handler. The jobs go on.</summary>
    public void Dispose()
    {
        foreach (var subscription in TakeAll())
        {
            subscription.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    /// <returns>A task that ends when no handler runs.</returns>
    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in TakeAll())
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void Abandon(BitsJob job)
    {
        try
        {
            job.TryCancel();
        }
        catch (BitsException)
        {
            // The failure that led here is the one to tell.
        }
    }

    private void OnStateChanged(Guid id, BitsSubscriptionState state)
    {
        Log.Changed(_logger, id, state);
        if (state == BitsSubscriptionState.Ended)
        {
            lock (_subscriptions)
            {
                _subscriptions.Remove(id);
            }
        }
    }

    private BitsSubscription[] TakeAll()
    {
        lock (_subscriptions)
        {
            _isDisposed = true;
            var all = _subscriptions.Values.ToArray();
            _subscriptions.Clear();
            return all;
        }
    }
}
