using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>A file of a simulated job.</summary>
public sealed class SimulatedFile
{
    internal SimulatedFile(SimulatedJob job, string remoteName, string localName, BG_FILE_RANGE[] ranges)
    {
        Job = job;
        RemoteName = remoteName;
        LocalName = localName;
        Ranges = ranges;
    }

    /// <summary>The address.</summary>
    public string RemoteName { get; internal set; }

    /// <summary>The local path.</summary>
    public string LocalName { get; }

    /// <summary>Bytes transferred so far.</summary>
    public long BytesTransferred { get; internal set; }

    /// <summary>Size in bytes; <see langword="null"/> while unknown.</summary>
    public long? BytesTotal => Content?.LongLength;

    /// <summary>Whether all of it has been transferred.</summary>
    public bool IsTransferred { get; internal set; }

    internal SimulatedJob Job { get; }

    internal BG_FILE_RANGE[] Ranges { get; }

    internal byte[]? Content { get; set; }

    /// <summary>Whether the server has answered; what was transferred before stays.</summary>
    internal bool IsOpen { get; set; }

    internal string Headers { get; set; } = string.Empty;

    internal SimulatedBreak? Fault { get; set; }

    internal bool IsCompleted { get; set; }

    internal bool? IsValid { get; set; }

    internal List<BG_FILE_RANGE> Filled { get; } = [];

    internal Queue<BG_FILE_RANGE> Requested { get; } = new();

    internal List<BG_FILE_RANGE> Unannounced { get; } = [];

    internal string TemporaryName => LocalName + ".bits.tmp";
}
