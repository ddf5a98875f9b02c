using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime.Testing.Com;

[GeneratedComClass]
internal sealed partial class SimulatedFileObject(BitsSimulator simulator, SimulatedFile file)
    : SimulatedComObject(simulator), IBackgroundCopyFile6
{
    private const int MaxRemoteNameLength = 2200;

    public int GetRemoteName(out string remoteName) => Read(() => file.RemoteName, out remoteName);

    public int GetLocalName(out string localName) => Read(() => file.LocalName, out localName);

    public int GetProgress(out BG_FILE_PROGRESS progress) => Read(
        () => new BG_FILE_PROGRESS
        {
            BytesTotal = file.BytesTotal is { } total ? (ulong)total : ulong.MaxValue,
            BytesTransferred = (ulong)file.BytesTransferred,
            Completed = file.IsCompleted ? 1 : 0,
        },
        out progress);

    public int GetFileRanges(ref uint rangeCount, out nint ranges)
    {
        rangeCount = (uint)file.Ranges.Length;
        return Read(() => Allocate(file.Ranges), out ranges);
    }

    public int SetRemoteName(string remoteName) => Do(() =>
    {
        if (file.Job.Type != BitsJobType.Download)
        {
            return HResults.E_NOTIMPL;
        }

        if (file.Job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if (string.IsNullOrEmpty(remoteName) || remoteName.Length > MaxRemoteNameLength)
        {
            return HResults.E_INVALIDARG;
        }

        file.RemoteName = remoteName;
        Simulator.Modify(file.Job);
        return HResults.S_OK;
    });

    public int GetTemporaryName(out string fileName) => Read(() => file.TemporaryName, out fileName);

    public int SetValidationState(bool isValid) => Do(() =>
    {
        if (!file.IsTransferred)
        {
            return HResults.E_PENDING;
        }

        file.IsValid = isValid;
        if (!isValid)
        {
            Simulator.Reject(file.Job, file);
        }

        return HResults.S_OK;
    });

    public int GetValidationState(out bool isValid) => Read(() => file.IsValid ?? false, out isValid);

    public int IsDownloadedFromPeer(out bool isFromPeer) => Read(() => false, out isFromPeer);

    public int GetPeerDownloadStats(out ulong fromOrigin, out ulong fromPeers)
    {
        fromPeers = 0;
        return Read(() => (ulong)file.BytesTransferred, out fromOrigin);
    }

    public int SetProperty(BITS_FILE_PROPERTY_ID propertyId, BITS_FILE_PROPERTY_VALUE value) => Do(() =>
        propertyId == BITS_FILE_PROPERTY_ID.BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS
            ? HResults.BG_E_READ_ONLY_PROPERTY
            : HResults.BG_E_UNKNOWN_PROPERTY_ID);

    public int GetProperty(BITS_FILE_PROPERTY_ID propertyId, out BITS_FILE_PROPERTY_VALUE value)
    {
        value = default;
        if (propertyId != BITS_FILE_PROPERTY_ID.BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS)
        {
            return HResults.BG_E_UNKNOWN_PROPERTY_ID;
        }

        return Read(() => new BITS_FILE_PROPERTY_VALUE { String = Marshal.StringToCoTaskMemUni(file.Headers) }, out value);
    }

    // The rest of the file, from the position on, is asked for.
    public int UpdateDownloadPosition(ulong offset) => Do(() =>
    {
        if (file.Job.IsFinal)
        {
            return HResults.BG_E_INVALID_STATE;
        }

        if (!Simulator.Server.SupportsRanges || !file.Job.IsOnDemand)
        {
            return HResults.BG_E_RANDOM_ACCESS_NOT_SUPPORTED;
        }

        Simulator.Request(file, [new() { InitialOffset = offset, Length = ulong.MaxValue }]);
        return HResults.S_OK;
    });

    public int RequestFileRanges(uint rangeCount, BG_FILE_RANGE[] ranges) => Do(() =>
    {
        if (!Simulator.Server.SupportsRanges || !file.Job.IsOnDemand)
        {
            return HResults.BG_E_RANDOM_ACCESS_NOT_SUPPORTED;
        }

        if (ranges.Length == 0 || Array.Exists(ranges, range => range.Length == 0))
        {
            return HResults.BG_E_INVALID_RANGE;
        }

        Simulator.Request(file, ranges);
        return HResults.S_OK;
    });

    public int GetFilledFileRanges(out uint rangeCount, out nint ranges)
    {
        var filled = file.Filled.ToArray();
        rangeCount = (uint)filled.Length;
        return Read(() => Allocate(filled), out ranges);
    }

    private static unsafe nint Allocate(BG_FILE_RANGE[] ranges)
    {
        var memory = Marshal.AllocCoTaskMem(Math.Max(1, ranges.Length) * sizeof(BG_FILE_RANGE));
        ranges.CopyTo(new Span<BG_FILE_RANGE>((void*)memory, ranges.Length));
        return memory;
    }
}
