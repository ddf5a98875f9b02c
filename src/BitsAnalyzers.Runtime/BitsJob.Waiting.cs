using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace BitsAnalyzers.Runtime;

public sealed partial class BitsJob
{
    private static readonly TimeSpan StreamPollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StreamReconnectTimeout = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Waits until the transfer has ended: transferred, failed, completed or cancelled by somebody, or gone; or until it cannot end,
    /// because the job is suspended. Transient errors, which BITS retries, are waited out. Nothing is done to the job, also not on
    /// cancellation.
    /// </summary>
    /// <param name="progress">Told whenever the job has moved.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The job was disposed of.</exception>
    /// <exception cref="BitsException">The service was lost and could not be reached again.</exception>
    public Task<BitsWaitResult> WaitAsync(IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default) =>
        WaitAsync(new BitsWaitOptions(), progress, cancellationToken);

    /// <inheritdoc cref="WaitAsync(IProgress{BitsProgress}, CancellationToken)"/>
    /// <param name="options">How often to look, and whether to be notified.</param>
    /// <param name="progress">Told whenever the job has moved.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    public Task<BitsWaitResult> WaitAsync(
        BitsWaitOptions options, IProgress<BitsProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));

        // The wait has a reference of its own: the caller may dispose of this one. And it never runs on the caller's thread.
        BitsJob own;
        try
        {
            own = Share();
        }
        catch (Exception exception) when (exception is BitsException or ObjectDisposedException)
        {
            return Task.FromException<BitsWaitResult>(exception);
        }

        return Task.Run(
            async () =>
            {
                var wait = new JobWait(own, options, progress);
                await using (wait.ConfigureAwait(false))
                {
                    return await wait.RunAsync(cancellationToken).ConfigureAwait(false);
                }
            },
            CancellationToken.None);
    }

    /// <summary>
    /// The events of the job as a stream, for <c>await foreach</c>. The receiver is registered while the stream is read; it ends when the
    /// job is completed or cancelled, and survives a restart of the service. What has arrived and was not read when the loop is left is
    /// dropped; the end of the transfer is told again to whoever subscribes next.
    /// </summary>
    /// <param name="events">The events, at least one.</param>
    /// <param name="options">How it is done; <see langword="null"/> for the usual way.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The events, in the order of their delivery.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is not defined.</exception>
    /// <exception cref="OperationCanceledException">The stream was cancelled.</exception>
    /// <exception cref="BitsException">The job is final, or the service was lost for longer than a minute.</exception>
    public IAsyncEnumerable<BitsEvent> ReadEventsAsync(
        BitsEventKinds events, BitsSubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequireEvents(events);
        return ReadAsync(cancellationToken);

        async IAsyncEnumerable<BitsEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            // The caller may dispose of the job while the stream is read.
            using var own = Share();
            var arrived = new ConcurrentQueue<BitsEvent>();
            using var signal = new SemaphoreSlim(0);
            var clock = options?.TimeProvider ?? TimeProvider.System;
            long? lostSince = null;

            // Who reads the stream may hold the job of an event: it is let go with the stream.
            var subscription = BitsSubscription.Register(
                own,
                events,
                (e, _) =>
                {
                    arrived.Enqueue(e);
                    signal.Release();
                    return Task.CompletedTask;
                },
                options ?? new(),
                keepsJob: true);
            await using (subscription.ConfigureAwait(false))
            {
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var isFinal = IsFinal();
                    if (isFinal)
                    {
                        await subscription.WhenIdleAsync().ConfigureAwait(false);
                    }

                    while (arrived.TryDequeue(out var e))
                    {
                        yield return e;
                    }

                    if (isFinal)
                    {
                        yield break;
                    }

                    if (!await signal.WaitAsync(StreamPollInterval, clock, cancellation).ConfigureAwait(false))
                    {
                        subscription.CatchUp();
                    }
                }
            }

            bool IsFinal()
            {
                try
                {
                    if (lostSince is not null)
                    {
                        if (!own.TryReconnect())
                        {
                            return true;
                        }

                        subscription.TryRenew();
                    }

                    var isFinal = own.State is BitsJobState.Acknowledged or BitsJobState.Cancelled;
                    lostSince = null;
                    return isFinal;
                }
                catch (BitsException exception) when (!arrived.IsEmpty || (lostSince is { } since
                    ? clock.GetElapsedTime(since) < StreamReconnectTimeout
                    : exception.IsConnectionLost && own.CanReconnect))
                {
                    // What has arrived is handed out first.
                    lostSince ??= clock.GetTimestamp();
                    return false;
                }
            }
        }
    }
}
