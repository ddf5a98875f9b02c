#if !CLASSIC_INTEROP
using System.Runtime.InteropServices.Marshalling;
#endif
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>A receiver with the first callback interface only: the end of a job, and its modifications.</summary>
#if !CLASSIC_INTEROP
[GeneratedComClass]
#endif
internal sealed partial class JobWatcher : IBackgroundCopyCallback
{
    private readonly Stage _stage;

    public JobWatcher(Stage stage) => _stage = stage;

    public int JobTransferred(IBackgroundCopyJob job)
    {
        _stage.Note(BitsEventKinds.JobTransferred);
        return HResults.S_OK;
    }

    public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error)
    {
        _stage.Note(BitsEventKinds.JobError);
        return HResults.S_OK;
    }

    public int JobModification(IBackgroundCopyJob job, uint reserved)
    {
        _stage.Note(BitsEventKinds.JobModification);
        return HResults.S_OK;
    }
}
