namespace BitsAnalyzers.Runtime.ComAccess;

/// <summary>What stands behind the callback object. Pointers are borrowed for the time of the call.</summary>
internal interface INotificationReceiver
{
    void JobTransferred();

    void JobError(nint error);

    void JobModification();

    void FileTransferred(nint file);

    void FileRangesTransferred(nint file, uint rangeCount, nint ranges);

    /// <summary>A call failed in the receiver; BITS is told nothing of it.</summary>
    void CallbackFailed(Exception exception);
}
