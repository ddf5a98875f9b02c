namespace BitsAnalyzers.Runtime.Testing;

/// <summary>An attempt to notify.</summary>
/// <param name="Time">When, in simulated time.</param>
/// <param name="JobId">The job.</param>
/// <param name="Event">The event.</param>
/// <param name="RemoteName">The address of the file, for events about a file.</param>
/// <param name="Attempt">1 for the first attempt.</param>
public sealed record SimulatedNotification(DateTimeOffset Time, Guid JobId, BitsEventKinds Event, string? RemoteName, int Attempt)
{
    /// <summary>What the receiver answered; <see langword="null"/> while it has not.</summary>
    public int? HResult { get; internal set; }
}
