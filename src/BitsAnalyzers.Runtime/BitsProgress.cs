using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>How far a job has come.</summary>
/// <param name="State">The state of the job.</param>
/// <param name="BytesTransferred">Bytes transferred so far.</param>
/// <param name="BytesTotal">Bytes of all files; <see langword="null"/> until the size of each is known.</param>
/// <param name="FilesTransferred">Files transferred so far.</param>
/// <param name="FilesTotal">Number of files.</param>
public readonly record struct BitsProgress(
    BitsJobState State,
    long BytesTransferred,
    long? BytesTotal,
    int FilesTransferred,
    int FilesTotal)
{
    /// <summary>
    /// Why the transfer waits to be tried again, in the state TRANSIENT_ERROR; known in the reports of a wait or a transfer.
    /// </summary>
    public BitsErrorInfo? TransientError { get; init; }

    /// <summary>From 0 to 1; <see langword="null"/> while the total is unknown.</summary>
    public double? Fraction => State is BitsJobState.Transferred or BitsJobState.Acknowledged ? 1
        : BytesTotal is > 0 ? Math.Min(1, (double)BytesTransferred / BytesTotal.Value)
        : null;

    internal static BitsProgress From(BitsJobState state, in BG_JOB_PROGRESS progress) => new(
        state,
        Sizes.Known(progress.BytesTransferred) ?? 0,
        Sizes.Known(progress.BytesTotal),
        (int)progress.FilesTransferred,
        (int)progress.FilesTotal);
}
