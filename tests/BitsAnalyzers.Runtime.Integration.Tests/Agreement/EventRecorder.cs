#if !CLASSIC_INTEROP
using System.Runtime.InteropServices.Marshalling;
#endif
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>A receiver of all events.</summary>
#if !CLASSIC_INTEROP
[GeneratedComClass]
#endif
internal sealed partial class EventRecorder(Action<BitsEvents> note) : IBackgroundCopyCallback3
{
    public int JobTransferred(IBackgroundCopyJob job) => Note(BitsEvents.JobTransferred);

    public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Note(BitsEvents.JobError);

    public int JobModification(IBackgroundCopyJob job, uint reserved) => Note(BitsEvents.JobModification);

    public int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) => Note(BitsEvents.FileTransferred);

    public int FileRangesTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file, uint rangeCount, BG_FILE_RANGE[] ranges)
        => Note(BitsEvents.FileRangesTransferred);

    private int Note(BitsEvents received)
    {
        note(received);
        return HResults.S_OK;
    }
}
