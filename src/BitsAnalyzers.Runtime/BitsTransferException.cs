namespace BitsAnalyzers.Runtime;

/// <summary>A transfer did not end well. Its job has been cancelled.</summary>
public sealed class BitsTransferException : BitsException
{
    internal BitsTransferException(BitsWaitResult result)
        : base(MessageFor(result), result.Error?.HResult ?? HResults.BG_E_INVALID_STATE, "Download")
    {
        Outcome = result.Outcome;
        JobError = result.Error;
    }

    /// <summary>How the transfer ended.</summary>
    public BitsJobOutcome Outcome { get; }

    /// <summary>Why the job failed, where it did.</summary>
    public BitsJobError? JobError { get; }

    private static string MessageFor(BitsWaitResult result) => result.Outcome switch
    {
        BitsJobOutcome.Error when result.Error is { } error =>
            $"The transfer failed{(error.File is { } file ? $" with '{file.RemoteName}'" : string.Empty)}: {error.Info}",
        BitsJobOutcome.Error => "The transfer failed for a reason that BITS no longer tells.",
        BitsJobOutcome.Cancelled => "Somebody else cancelled the job.",
        BitsJobOutcome.Acknowledged => "Somebody else completed the job.",
        _ => "The job is gone: the service was restarted and no longer knows it.",
    };
}
