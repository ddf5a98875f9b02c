namespace BitsAnalyzers.Runtime;

/// <summary>One wait for a job: notified where that takes nothing from anybody, and looking from time to time in any case.</summary>
internal sealed class JobWait(BitsJob job, BitsWaitOptions options, IProgress<BitsProgress>? progress) : IAsyncDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly TimeProvider _clock = options.TimeProvider;
    private BitsSubscription? _subscription;
    private BitsProgress? _reported;
    private long? _suspendedSince;
    private bool _wasActive;

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
            if (OutcomeOf(current) is { } outcome)
            {
                return new(outcome, current, outcome == BitsJobOutcome.Error ? TryGetError() : null);
            }

            await _signal.WaitAsync(NextLook(), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await UnsubscribeAsync().ConfigureAwait(false);
        _signal.Dispose();
        job.Dispose();
    }

    private BitsJobOutcome? OutcomeOf(BitsProgress current)
    {
        switch (current.State)
        {
            case BitsJobState.Transferred:
                return BitsJobOutcome.Transferred;
            case BitsJobState.Error:
                return BitsJobOutcome.Error;
            case BitsJobState.Acknowledged:
                return BitsJobOutcome.Acknowledged;
            case BitsJobState.Cancelled:
                return BitsJobOutcome.Cancelled;
            case BitsJobState.Suspended:
                // BITS suspends a job on demand itself, when it has what it was asked for.
                if ((_wasActive || current.BytesTransferred > 0) && IsOnDemand())
                {
                    return BitsJobOutcome.RangesTransferred;
                }

                _suspendedSince ??= _clock.GetTimestamp();
                return options.SuspendedTimeout != Timeout.InfiniteTimeSpan
                    && _clock.GetElapsedTime(_suspendedSince.Value) >= options.SuspendedTimeout
                    ? BitsJobOutcome.Suspended
                    : null;
            default:
                _wasActive = true;
                _suspendedSince = null;
                return null;
        }
    }

    private TimeSpan NextLook()
    {
        if (_suspendedSince is not { } since || options.SuspendedTimeout == Timeout.InfiniteTimeSpan)
        {
            return options.PollInterval;
        }

        var left = options.SuspendedTimeout - _clock.GetElapsedTime(since);
        return left < options.PollInterval && left > TimeSpan.Zero ? left : options.PollInterval;
    }

    private bool IsOnDemand()
    {
        try
        {
            return job.IsOnDemand;
        }
        catch (BitsException)
        {
            return false;
        }
    }

    private BitsSubscription? TrySubscribe()
    {
        if (!options.UseNotifications)
        {
            return null;
        }

        try
        {
            var notification = job.ReadNotification();
            if (notification.CallbackClassId is not null || notification.Program is not null || notification.IsMuted)
            {
                return null;
            }

            var events = progress is null ? BitsEventKinds.JobEnd : BitsEventKinds.JobEnd | BitsEventKinds.JobModification;
            return job.Subscribe(
                events,
                _ => _signal.Release(),
                new BitsSubscriptionOptions { CheckInterval = Timeout.InfiniteTimeSpan, TimeProvider = _clock });
        }
        catch (Exception exception) when (exception is BitsException or InvalidOperationException)
        {
            // Somebody else has a receiver there, it is not allowed to register one, or the job is final: looking will do.
            return null;
        }
    }

    /// <summary>Reads the progress, connecting anew where the service was lost; <see langword="null"/> when the job is gone.</summary>
    private async Task<BitsProgress?> ReadProgressAsync(CancellationToken cancellationToken)
    {
        long? lostSince = null;
        while (true)
        {
            try
            {
                if (lostSince is not null)
                {
                    if (!job.TryReconnect())
                    {
                        return null;
                    }

                    await UnsubscribeAsync().ConfigureAwait(false);
                    _subscription = TrySubscribe();
                }

                var current = job.Progress;
                return current.State == BitsJobState.TransientError ? current with { TransientError = TryGetError()?.Info } : current;
            }
            catch (BitsException exception) when (lostSince is { } since
                ? _clock.GetElapsedTime(since) < options.ReconnectTimeout
                : exception.IsConnectionLost && job.CanReconnect)
            {
                var isFirst = lostSince is null;
                lostSince ??= _clock.GetTimestamp();
                if (!isFirst)
                {
                    await _clock.DelayAsync(options.PollInterval, cancellationToken).ConfigureAwait(false);
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
