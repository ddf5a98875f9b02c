namespace BitsAnalyzers.Runtime;

/// <summary>
/// What tells one event of a job from the next, read while BITS delivers it: later the job may have moved on. The time of the last
/// modification is no part of it, for every change of a property moves it.
/// </summary>
/// <param name="Transferred">When the job was transferred; <see langword="null"/> where it is not, or does not say.</param>
/// <param name="ErrorCount">How many errors the job had; <see langword="null"/> where it does not say.</param>
internal readonly record struct EventStamp(DateTimeOffset? Transferred, int? ErrorCount)
{
    /// <summary>Reads it; <see langword="null"/> when the job does not answer.</summary>
    public static EventStamp? TryRead(BitsJob job)
    {
        try
        {
            return new(TryRead(() => job.Times.Transferred), TryRead(() => (int?)job.ErrorCount));
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    private static T? TryRead<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (BitsException)
        {
            return null;
        }
    }
}
