using System.Diagnostics;

namespace BitsAnalyzers.Runtime;

/// <summary>One wait for a job: notified where that takes nothing from anybody, and looking from time to time in any case.</summary>
internal sealed class JobWait(BitsJob job, BitsWaitOptions options, IProgress<BitsProgress>? progress) : IAsyncDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private BitsSubscription? _subscription;
    private BitsProgress? _reported;

    public async Task<BitsWaitResult> RunAsync(CancellationToken cancellationToken)
    {
        _subscription = TrySubscribe();
        while (true)
        {
            if (await ReadProgressAsync(cancellationToken).ConfigureAwait(false) is not { } current)
            {
                return new(BitsJobOutcome.Disappeared, null, null);
            }

            Report(current);

            // Also when it was asked for by the receiver of the last report: the transfer is then not completed.
            cancellationToken.ThrowIfCancellationRequested();
            if (OutcomeOf(current.State) is { } outcome)
            {
                return new(outcome, current, outcome == BitsJobOutcome.Error ? TryGetError() : null);
            }

            await _signal.WaitAsync(options.PollInterval, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await UnsubscribeAsync().ConfigureAwait(false);
        _signal.Dispose();
        job.Dispose();
    }

    private static BitsJobOutcome? OutcomeOf(BitsJobState state) => state switch
    {
        BitsJobState.Transferred => BitsJobOutcome.Transferred,
        BitsJobState.Error => BitsJobOutcome.Error,
        BitsJobState.Acknowledged => BitsJobOutcome.Acknowledged,
        BitsJobState.Cancelled => BitsJobOutcome.Cancelled,
        _ => null,
    };

    private BitsSubscription? TrySubscribe()
    {
        if (!options.UseNotifications)
        {
            return null;
        }

        try
        {
            var notification = job.ReadNotification();
            if (notification.HasCallback || notification.CallbackClassId is not null || notification.Program is not null
                || (notification.Flags & BitsNotifyFlags.Disable) != BitsNotifyFlags.None)
            {
                return null;
            }

            var events = progress is null ? BitsEvents.JobEnd : BitsEvents.JobEnd | BitsEvents.JobModification;
            return job.Subscribe(events, _ => _signal.Release());
        }
        catch (BitsException)
        {
            // Not allowed to register, or the job is final: looking will do.
            return null;
        }
    }

    /// <summary>Reads the progress, connecting anew where the service was lost; <see langword="null"/> when the job is gone.</summary>
    private async Task<BitsProgress?> ReadProgressAsync(CancellationToken cancellationToken)
    {
        var lost = default(Stopwatch);
        while (true)
        {
            try
            {
                if (lost is not null)
                {
                    if (!job.TryReconnect())
                    {
                        return null;
                    }

                    await UnsubscribeAsync().ConfigureAwait(false);
                    _subscription = TrySubscribe();
                }

                return job.Progress;
            }
            catch (BitsException exception) when (lost is null ? exception.IsConnectionLost : lost.Elapsed < options.ReconnectTimeout)
            {
                var isFirst = lost is null;
                lost ??= Stopwatch.StartNew();
                if (!isFirst)
                {
                    await Task.Delay(options.PollInterval, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask UnsubscribeAsync()
    {
        if (_subscription is { } subscription)
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Report(BitsProgress current)
    {
        if (progress is not null && _reported != current)
        {
            _reported = current;
            progress.Report(current);
        }
    }

    private BitsJobError? TryGetError()
    {
        try
        {
            return job.GetError();
        }
        catch (BitsException)
        {
            return null;
        }
    }
}
