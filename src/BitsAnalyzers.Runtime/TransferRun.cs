namespace BitsAnalyzers.Runtime;

/// <summary>One way of a job from its start, or from where it is, to its completion.</summary>
internal sealed class TransferRun(BitsJob job, BitsTransferOptions options, IProgress<BitsProgress>? progress)
{
    private int _retries;

    /// <summary>Whether the job has to be kept for its data, although the run has failed.</summary>
    public bool KeepsJob { get; private set; }

    /// <summary>Starts the job where it does not run, waits for it and completes it.</summary>
    /// <param name="beforeCompletion">What is done when all is transferred.</param>
    /// <param name="failedJobsStay">Whether the job of somebody else, that fails, is left to its owner.</param>
    /// <param name="cancellationToken">Ends the run, not the job.</param>
    public async Task RunAsync(Action? beforeCompletion, bool failedJobsStay, CancellationToken cancellationToken)
    {
        KeepsJob = failedJobsStay;
        if (job.State is BitsJobState.Suspended or BitsJobState.Error)
        {
            job.Resume();
        }

        while (true)
        {
            var result = await job.WaitAsync(options.Wait, progress, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == BitsJobOutcome.Transferred)
            {
                break;
            }

            var isEnded = result.Outcome is BitsJobOutcome.Acknowledged or BitsJobOutcome.Cancelled or BitsJobOutcome.Disappeared;
            KeepsJob = !isEnded && (failedJobsStay || result.Outcome != BitsJobOutcome.Error);
            if (result.Error is not { } error || !await TryWaitForRetryAsync(error.Info, cancellationToken).ConfigureAwait(false))
            {
                throw new BitsTransferException(result, job.Id, KeepsJob);
            }

            Reconnecting(job.Resume);
        }

        // From here on there is something to lose.
        KeepsJob = true;
        await CompleteAsync(beforeCompletion, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompleteAsync(Action? beforeCompletion, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                Reconnecting(() =>
                {
                    beforeCompletion?.Invoke();
                    job.Complete();
                });
                return;
            }
            catch (BitsException exception)
            {
                if (!await TryWaitForRetryAsync(exception.Error, cancellationToken).ConfigureAwait(false))
                {
                    throw new BitsTransferException(exception, job.Id);
                }
            }
        }
    }

    private async Task<bool> TryWaitForRetryAsync(BitsErrorInfo error, CancellationToken cancellationToken)
    {
        if (options.RetryPolicy?.DelayBefore(_retries, error) is not { } delay)
        {
            return false;
        }

        _retries++;
        BitsEventSource.Log.Retried(job.ToString(), error.HResult);
        await options.Wait.TimeProvider.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // The wait may have lived through a restart of the service, which left this pointer behind.
    private void Reconnecting(Action call)
    {
        try
        {
            call();
        }
        catch (BitsException exception) when (exception.IsConnectionLost && job.CanReconnect && job.TryReconnect())
        {
            call();
        }
    }
}
