using BitsAnalyzers.Runtime;
using BitsAnalyzers.Runtime.Hosting;
using Microsoft.Extensions.Logging;

namespace TransferWorker;

/// <summary>Completes what is transferred, and gives up what has failed for good.</summary>
internal sealed class CompletingHandler(ILogger<CompletingHandler> logger) : IBitsEventHandler
{
    private static readonly Action<ILogger, Guid, BitsCompleteOutcome, Exception?> CompletedMessage =
        LoggerMessage.Define<Guid, BitsCompleteOutcome>(LogLevel.Information, new EventId(1), "Job {JobId}: {Outcome}.");

    private static readonly Action<ILogger, Guid, string, Exception?> FailedMessage =
        LoggerMessage.Define<Guid, string>(LogLevel.Warning, new EventId(2), "Job {JobId} has failed: {Reason}");

    public Task HandleAsync(BitsEvent bitsEvent, CancellationToken cancellationToken)
    {
        var job = bitsEvent.Job;
        switch (bitsEvent)
        {
            case BitsJobTransferredEvent:
                CompletedMessage(logger, job.Id, job.TryComplete(), null);
                break;
            case BitsJobErrorEvent { Error.IsTransient: true }:
                job.Resume();
                break;
            case BitsJobErrorEvent failed:
                FailedMessage(logger, job.Id, failed.Error?.ToString() ?? "for a reason that BITS no longer tells", null);
                job.TryCancel();
                break;
        }

        return Task.CompletedTask;
    }
}
