namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>
/// What stands behind the callback object. Pointers are borrowed for the time of the call; the result is whether the event was taken.
/// </summary>
internal interface INotificationReceiver
{
    bool JobTransferred();

    bool JobError(nint error);

    bool JobModification();

    bool FileTransferred(nint file);

    bool FileRangesTransferred(nint file, uint rangeCount, nint ranges);

    /// <summary>A call failed in the receiver.</summary>
    void CallbackFailed(Exception exception);

    /// <summary>BITS has given back its last reference.</summary>
    void CallbackReleased();
}
