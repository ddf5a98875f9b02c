using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Tests;

/// <summary>A receiver as users write one against the interop interfaces: notes what it is told and answers as it is told.</summary>
[GeneratedComClass]
internal partial class Receiver : IBackgroundCopyCallback3
{
    public List<string> Events { get; } = [];

    public Func<string, int> Answer { get; set; } = _ => HResults.S_OK;

    public int JobTransferred(IBackgroundCopyJob job) => Note("transferred");

    public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Note("error");

    public int JobModification(IBackgroundCopyJob job, uint reserved) => Note("modification");

    public int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file)
    {
        file.GetRemoteName(out var name);
        return Note("file " + name);
    }

    public int FileRangesTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file, uint rangeCount, BG_FILE_RANGE[] ranges) =>
        Note("ranges " + string.Join(",", ranges.Select(range => $"{range.InitialOffset}+{range.Length}")));

    private int Note(string name)
    {
        lock (Events)
        {
            Events.Add(name);
        }

        return Answer(name);
    }
}

/// <summary>A receiver with the first interface only.</summary>
[GeneratedComClass]
internal partial class OldReceiver : IBackgroundCopyCallback
{
    public int Calls { get; private set; }

    public int JobTransferred(IBackgroundCopyJob job) => Count();

    public int JobError(IBackgroundCopyJob job, IBackgroundCopyError error) => Count();

    public int JobModification(IBackgroundCopyJob job, uint reserved) => Count();

    private int Count()
    {
        Calls++;
        return HResults.S_OK;
    }
}
