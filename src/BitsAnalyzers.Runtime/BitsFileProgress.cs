namespace BitsAnalyzers.Runtime;

/// <summary>How far a file has come.</summary>
/// <param name="BytesTransferred">Bytes transferred so far.</param>
/// <param name="BytesTotal">Size in bytes; <see langword="null"/> while unknown.</param>
/// <param name="IsCompleted">
/// Whether the file is available under its own name: for a download once the job is completed, for an upload once it is transferred.
/// </param>
public readonly record struct BitsFileProgress(long BytesTransferred, long? BytesTotal, bool IsCompleted);
