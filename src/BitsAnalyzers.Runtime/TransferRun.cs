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
        try
        {
            await TransferAsync(beforeCompletion, failedJobsStay, cancellationToken).ConfigureAwait(false);
        }
        catch (BitsException exception) when (exception is not BitsTransferException && exception.IsServiceLost)
        {
            // Nothing is wrong with the job, and nobody could cancel it now.
            KeepsJob = true;
            throw new BitsTransferException(exception, job.Id, BitsJobOutcome.ServiceLost);
        }
    }

    private async Task TransferAsync(Action? beforeCompletion, bool failedJobsStay, CancellationToken cancellationToken)
    {
        if (job.State is BitsJobState.Suspended or BitsJobState.Error)
        {
            job.Resume();
        }

        while (true)
        {
            var result = await job.WaitAsync(options.Wait, progress, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == BitsJobOutcome.Transferred)
            {
                // From here on there is something to lose.
                KeepsJob = true;
                if (await TryCompleteAsync(beforeCompletion, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                // Somebody has started it again at the last moment.
                KeepsJob = failedJobsStay;
                continue;
            }

            if (result.Outcome == BitsJobOutcome.Acknowledged)
            {
                KeepsJob = false;
                AcceptCompletion(beforeCompletion);
                return;
            }

            var isEnded = result.Outcome is BitsJobOutcome.Cancelled or BitsJobOutcome.Disappeared;
            KeepsJob = !isEnded && (failedJobsStay || result.Outcome != BitsJobOutcome.Error);
            if (result.Error is not { } error || !await TryWaitForRetryAsync(error.Info, cancellationToken).ConfigureAwait(false))
            {
                throw new BitsTransferException(result, job.Id, KeepsJob);
            }

            Reconnecting(job.Resume);
        }
    }

    /// <returns>Whether the job is completed; otherwise it is not transferred any more.</returns>
    private async Task<bool> TryCompleteAsync(Action? beforeCompletion, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var outcome = BitsCompleteOutcome.NotTransferred;
                Reconnecting(() =>
                {
                    beforeCompletion?.Invoke();
                    outcome = job.TryComplete();
                    if (outcome == BitsCompleteOutcome.NotTransferred && job.State == BitsJobState.Transferred)
                    {
                        throw new BitsException(HResults.BG_E_INVALID_STATE, "IBackgroundCopyJob.Complete");
                    }
                });
                if (outcome is BitsCompleteOutcome.AlreadyEnded or BitsCompleteOutcome.PartiallyCompleted)
                {
                    // Somebody was quicker.
                    KeepsJob = false;
                    AcceptCompletion(beforeCompletion: null);
                }

                return outcome != BitsCompleteOutcome.NotTransferred;
            }
            catch (BitsException exception) when (exception is not BitsTransferException)
            {
                if (HasEnded())
                {
                    KeepsJob = false;
                    AcceptCompletion(beforeCompletion: null);
                    return true;
                }

                if (!await TryWaitForRetryAsync(exception.Error, cancellationToken).ConfigureAwait(false))
                {
                    throw new BitsTransferException(exception, job.Id, BitsJobOutcome.Transferred);
                }
            }
        }
    }

    /// <summary>
    /// Somebody else has ended the job: the program that BITS runs, or who heard of its end. Where all is there that was wanted, that is as
    /// good.
    /// </summary>
    private void AcceptCompletion(Action? beforeCompletion)
    {
        var isCancelled = job.State == BitsJobState.Cancelled;
        if (isCancelled || (job.Type == BitsJobType.Download && !job.GetFileSnapshots().All(file => file.Progress.IsCompleted)))
        {
            throw new BitsTransferException(
                new(isCancelled ? BitsJobOutcome.Cancelled : BitsJobOutcome.Acknowledged, null, null), job.Id, isJobKept: false);
        }

        // A reply can be fetched of a completed job, too.
        beforeCompletion?.Invoke();
    }

    private bool HasEnded()
    {
        try
        {
            return job.State is BitsJobState.Acknowledged or BitsJobState.Cancelled;
        }
        catch (BitsException)
        {
            return false;
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
