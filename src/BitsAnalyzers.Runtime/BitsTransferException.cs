using System.Globalization;

namespace BitsAnalyzers.Runtime;

/// <summary>A transfer did not end well.</summary>
public sealed class BitsTransferException : BitsException
{
    internal BitsTransferException(BitsWaitResult result, Guid jobId, bool isJobKept)
        : base(MessageFor(result) + WhereIs(jobId, isJobKept), HResultOf(result), "Transfer")
    {
        Outcome = result.Outcome;
        JobError = result.Error;
        JobId = jobId;
        IsJobKept = isJobKept;
    }

    internal BitsTransferException(BitsException failure, Guid jobId, BitsJobOutcome outcome)
        : base(
            (outcome == BitsJobOutcome.Transferred ? "All is transferred, but: " : "The service was lost: ")
                + failure.Message
                + WhereIs(jobId, isJobKept: true),
            failure.HResult,
            failure.Operation,
            failure)
    {
        Outcome = outcome;
        JobId = jobId;
        IsJobKept = true;
    }

    /// <summary>How the transfer ended. <see cref="BitsJobOutcome.Transferred"/> where only completing the job failed.</summary>
    public BitsJobOutcome Outcome { get; }

    /// <summary>Why the job failed, where it did.</summary>
    public BitsJobError? JobError { get; }

    /// <summary>The job.</summary>
    public Guid JobId { get; }

    /// <summary>
    /// Whether the job is still there with what it has transferred, to be finished with
    /// <see cref="BitsTransfer.FinishAsync(Guid, BitsTransferOptions, IProgress{BitsProgress}, CancellationToken)"/>, or cancelled.
    /// </summary>
    public bool IsJobKept { get; }

    private static int HResultOf(BitsWaitResult result) => result.Outcome switch
    {
        BitsJobOutcome.Error => result.Error?.HResult ?? HResults.BG_E_ERROR_INFORMATION_UNAVAILABLE,
        BitsJobOutcome.Cancelled => HResults.E_ABORT,
        BitsJobOutcome.Suspended or BitsJobOutcome.RangesTransferred => HResults.E_PENDING,
        _ => HResults.BG_E_NOT_FOUND,
    };

    private static string MessageFor(BitsWaitResult result) => result.Outcome switch
    {
        BitsJobOutcome.Error when result.Error is { } error =>
            $"The transfer failed{(error.File is { } file ? $" with '{file.RemoteName}'" : string.Empty)}: {error.Info} {error.Info.Advice}"
                .TrimEnd(),
        BitsJobOutcome.Error => "The transfer failed for a reason that BITS no longer tells.",
        BitsJobOutcome.Cancelled => "Somebody else cancelled the job.",
        BitsJobOutcome.Acknowledged => "Somebody else completed the job.",
        BitsJobOutcome.Suspended => "The job is suspended, and nobody resumes it.",
        BitsJobOutcome.RangesTransferred => "The ranges that were asked for are there, but not the whole file.",
        _ => "The job is gone: the service was restarted and no longer knows it.",
    };

    private static string WhereIs(Guid jobId, bool isJobKept) => isJobKept
        ? string.Format(
            CultureInfo.InvariantCulture,
            " The job {0:B} is kept with what it has transferred: finish it with BitsTransfer.FinishAsync, or cancel it.",
            jobId)
        : string.Empty;
}
