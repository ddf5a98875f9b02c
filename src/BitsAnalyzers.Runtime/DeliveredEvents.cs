namespace BitsAnalyzers.Runtime;

/// <summary>
/// Tells new events from repeated and stale ones. Where it cannot tell, because the job no longer answers, an event counts as new:
/// a handler that runs twice is better than one that never runs.
/// </summary>
internal sealed class DeliveredEvents
{
    private readonly Dictionary<(string Remote, string Local), DateTimeOffset> _files = [];
    private DateTimeOffset? _transfer;
    private (int Count, DateTimeOffset Modified)? _error;
    private bool _ended;

    public bool IsNewTransfer(BitsJob job)
    {
        _ended = true;
        if (ReadTimes(job) is not { } times)
        {
            return true;
        }

        var time = times.Transferred ?? times.Modified;
        if (_transfer == time)
        {
            return false;
        }

        _transfer = time;
        return true;
    }

    public bool IsNewError(BitsJob job)
    {
        _ended = true;
        if (ReadTimes(job) is not { } times)
        {
            return true;
        }

        int count;
        try
        {
            count = job.ErrorCount;
        }
        catch (BitsException)
        {
            count = 0;
        }

        var current = (count, times.Modified);
        if (_error == current)
        {
            return false;
        }

        _error = current;
        return true;
    }

    // A file that is rejected by validation is transferred anew under the same names; the job's modification time has moved on then.
    public bool IsNewFile(BitsJob job, BitsFileSnapshot file)
    {
        if (ReadTimes(job) is not { } times)
        {
            return true;
        }

        var key = (file.RemoteName, file.LocalName);
        if (_files.TryGetValue(key, out var seen) && seen == times.Modified)
        {
            return false;
        }

        _files[key] = times.Modified;
        return true;
    }

    public bool IsCurrentModification(BitsJob job, out BitsProgress progress)
    {
        progress = job.Progress;
        var active = progress.State is not (BitsJobState.Transferred or BitsJobState.Error or BitsJobState.Acknowledged or BitsJobState.Cancelled);
        if (active)
        {
            _ended = false;
            return true;
        }

        var stale = _ended;

        // The modification that shows the final state is the last one.
        _ended |= progress.State is BitsJobState.Acknowledged or BitsJobState.Cancelled;
        return !stale;
    }

    private static BitsJobTimes? ReadTimes(BitsJob job)
    {
        try
        {
            return job.Times;
        }
        catch (BitsException)
        {
            return null;
        }
    }
}
