namespace BitsAnalyzers.Runtime;

/// <summary>What tells one event of a job from the next, read while BITS delivers it: later the job may have moved on.</summary>
internal readonly record struct EventStamp(BitsJobTimes Times, int ErrorCount)
{
    /// <summary>Reads it; <see langword="null"/> when the job does not answer.</summary>
    public static EventStamp? TryRead(BitsJob job)
    {
        try
        {
            return new(job.Times, job.ErrorCount);
        }
        catch (BitsException)
        {
            return null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
