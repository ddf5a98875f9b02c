namespace BitsAnalyzers.Runtime;

/// <summary>
/// Tells new events from repeated and stale ones. Where it cannot tell, because the job did not answer, an event counts as new:
/// a handler that runs twice is better than one that never runs. Only a look at the job, which may be repeated without end, tells of an end
/// once then.
/// </summary>
internal sealed class DeliveredEvents
{
    private readonly Dictionary<(string Remote, string Local), int> _files = [];
    private DateTimeOffset? _transfer;
    private int? _error;
    private BitsEventKinds _lastEnd;
    private bool _ended;

    public bool IsNewTransfer(EventStamp? stamp, bool isLook)
    {
        var isKnown = IsKnownEnd(BitsEventKinds.JobTransferred, isLook);
        var time = stamp?.Transferred;
        if (time is null ? isKnown : time == _transfer)
        {
            return false;
        }

        _transfer = time;
        return true;
    }

    public bool IsNewError(EventStamp? stamp, bool isLook)
    {
        var isKnown = IsKnownEnd(BitsEventKinds.JobError, isLook);
        var error = stamp?.ErrorCount;
        if (error is null ? isKnown : error == _error)
        {
            return false;
        }

        _error = error;
        return true;
    }

    // A file that is rejected by validation is an error of the job, and transferred anew under the same names.
    public bool IsNewFile(EventStamp? stamp, BitsFileSnapshot? file)
    {
        if (stamp?.ErrorCount is not { } errors || file is null)
        {
            return true;
        }

        var key = (file.RemoteName, file.LocalName);
        if (_files.TryGetValue(key, out var seen) && seen == errors)
        {
            return false;
        }

        _files[key] = errors;
        return true;
    }

    public bool IsCurrentModification(BitsJobState state)
    {
        if (state is not (BitsJobState.Transferred or BitsJobState.Error or BitsJobState.Acknowledged or BitsJobState.Cancelled))
        {
            _ended = false;
            return true;
        }

        var stale = _ended;

        // The modification that shows the final state is the last one.
        _ended |= state is BitsJobState.Acknowledged or BitsJobState.Cancelled;
        return !stale;
    }

    private bool IsKnownEnd(BitsEventKinds kind, bool isLook)
    {
        var isKnown = isLook && _lastEnd == kind;
        _lastEnd = kind;
        _ended = true;
        return isKnown;
    }
}
