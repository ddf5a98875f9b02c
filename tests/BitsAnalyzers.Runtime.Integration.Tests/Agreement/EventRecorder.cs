#if !CLASSIC_INTEROP
using System.Runtime.InteropServices.Marshalling;
#endif
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>A receiver of all events.</summary>
#if !CLASSIC_INTEROP
[GeneratedComClass]
#endif
internal sealed partial class EventRecorder(Action<BitsEventKinds> note) : IBackgroundCopyCallback3
{
    public int JobTransferred(IBackgroundCopyJob job) => Note(BitsEventKinds.JobTransferred);

    public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Note(BitsEventKinds.JobError);

    public int JobModification(IBackgroundCopyJob job, uint reserved) => Note(BitsEventKinds.JobModification);

    public int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file) => Note(BitsEventKinds.FileTransferred);

    public int FileRangesTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file, uint rangeCount, BG_FILE_RANGE[] ranges)
        => Note(BitsEventKinds.FileRangesTransferred);

    private int Note(BitsEventKinds received)
    {
        note(received);
        return HResults.S_OK;
    }
}
