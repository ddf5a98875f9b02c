using System.Runtime.InteropServices;
using BitsAnalyzers.Runtime.ComAccess;
using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>A file of a job. Can be used from any thread.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyfile">IBackgroundCopyFile</see></remarks>
public sealed unsafe class BitsFile : IDisposable
{
    private readonly ComPointer _pointer;

    internal BitsFile(ComPointer pointer)
    {
        _pointer = pointer;
        pointer.Name = nameof(BitsFile);
    }

    /// <summary>The address.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public string RemoteName => GetText(FileSlots.GetRemoteName, "IBackgroundCopyFile.GetRemoteName");

    /// <summary>The local path.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public string LocalName => GetText(FileSlots.GetLocalName, "IBackgroundCopyFile.GetLocalName");

    /// <summary>How far the file has come.</summary>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    public BitsFileProgress Progress
    {
        get
        {
            BG_FILE_PROGRESS progress = default;
            BitsException.ThrowIfFailed(_pointer.Call(FileSlots.GetProgress, (nint)(&progress)), "IBackgroundCopyFile.GetProgress");
            return new(Sizes.Known(progress.BytesTransferred) ?? 0, Sizes.Known(progress.BytesTotal), progress.Completed != 0);
        }
    }

    /// <summary>Where the content is until the job is completed (BITS 3.0, Windows Vista).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-gettemporaryname">GetTemporaryName</see></remarks>
    public string TemporaryName
    {
        get
        {
            using var file = Require(InterfaceIds.File3, BitsVersion.V3_0, "The temporary name of a file");
            BitsException.ThrowIfFailed(
                ComStrings.Get(file, FileSlots.GetTemporaryName, out var name), "IBackgroundCopyFile3.GetTemporaryName");
            return name;
        }
    }

    /// <summary>Points the file to another address; takes effect with the next resume (BITS 2.0).</summary>
    /// <param name="remoteName">The address, 1 to 2200 characters.</param>
    /// <exception cref="ArgumentException">The address is empty or too long.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.0.</exception>
    /// <exception cref="BitsException"><c>BG_E_INVALID_STATE</c>: the job is final. <c>E_NOTIMPL</c>: an upload.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyfile2-setremotename">SetRemoteName</see></remarks>
    public void SetRemoteName(string remoteName)
    {
        Arguments.RequireRemoteUrl(remoteName, nameof(remoteName));
        using var file = Require(InterfaceIds.File2, BitsVersion.V2_0, "Another address for a file");
        BitsException.ThrowIfFailed(ComStrings.Set(file, FileSlots.SetRemoteName, remoteName), "IBackgroundCopyFile2.SetRemoteName");
    }

    /// <summary>The client's verdict on the content (BITS 3.0, Windows Vista).</summary>
    /// <param name="isValid">Whether the content is good. A bad file from a peer is fetched again, one from the server fails the
    /// job.</param>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException"><c>E_PENDING</c>: the file is not finished. <c>BG_E_RECORD_DELETED</c>: it is gone from the
    /// cache.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-setvalidationstate">SetValidationState</see></remarks>
    public void SetValidationState(bool isValid)
    {
        using var file = Require(InterfaceIds.File3, BitsVersion.V3_0, "Validation of a file");
        BitsException.ThrowIfFailed(file.Call(FileSlots.SetValidationState, isValid ? 1 : 0), "IBackgroundCopyFile3.SetValidationState");
    }

    /// <summary>What the client said of the content (BITS 3.0, Windows Vista).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 3.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-getvalidationstate">GetValidationState</see></remarks>
    public bool IsValidated
    {
        get
        {
            using var file = Require(InterfaceIds.File3, BitsVersion.V3_0, "Validation of a file");
            var isValid = 0;
            BitsException.ThrowIfFailed(
                file.Call(FileSlots.GetValidationState, (nint)(&isValid)), "IBackgroundCopyFile3.GetValidationState");
            return isValid != 0;
        }
    }

    /// <summary>Where the bytes came from (BITS 4.0, Windows 7).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 4.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibackgroundcopyfile4-getpeerdownloadstats">GetPeerDownloadStats</see></remarks>
    public BitsPeerDownload PeerDownload
    {
        get
        {
            using var file = Require(InterfaceIds.File4, BitsVersion.V4_0, "Where a file came from");
            ulong origin = 0, peers = 0;
            BitsException.ThrowIfFailed(
                file.Call(FileSlots.GetPeerDownloadStats, (nint)(&origin), (nint)(&peers)), "IBackgroundCopyFile4.GetPeerDownloadStats");
            return new((long)origin, (long)peers);
        }
    }

    /// <summary>The headers of the server's last answer, separated by CR LF; empty before there is one (BITS 5.0, Windows 8).</summary>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 5.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_file_property_id">BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS</see></remarks>
    public string ResponseHeaders
    {
        get
        {
            using var file = Require(InterfaceIds.File5, BitsVersion.V5_0, "The headers of an answer");
            BITS_FILE_PROPERTY_VALUE value = default;
            BitsException.ThrowIfFailed(
                file.Call(
                    FileSlots.GetProperty, (nint)(int)BITS_FILE_PROPERTY_ID.BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS, (nint)(&value)),
                "IBackgroundCopyFile5.GetProperty");
            return ComStrings.Take(value.String);
        }
    }

    /// <summary>
    /// Fetches the rest of the file from a position first, in a job in on-demand mode (BITS 10.1, Windows 10 version 1703).
    /// </summary>
    /// <param name="offset">The position, in bytes from the beginning.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.1.</exception>
    /// <exception cref="BitsException"><c>BG_E_RANDOM_ACCESS_NOT_SUPPORTED</c>, <c>BG_E_INVALID_STATE</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-updatedownloadposition">UpdateDownloadPosition</see></remarks>
    public void UpdateDownloadPosition(long offset)
    {
        if (offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "A position is not negative.");
        }

        using var file = Require(InterfaceIds.File6, BitsVersion.V10_1, "A download on demand");
        BitsException.ThrowIfFailed(
            file.Call(FileSlots.UpdateDownloadPosition, (ulong)offset), "IBackgroundCopyFile6.UpdateDownloadPosition");
    }

    /// <summary>Asks for parts of the file, in a job in on-demand mode (BITS 10.1, Windows 10 version 1703).</summary>
    /// <param name="ranges">The parts, at least one.</param>
    /// <exception cref="ArgumentException">There is no range, or one has a negative offset or no length.</exception>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.1.</exception>
    /// <exception cref="BitsException"><c>BG_E_RANDOM_ACCESS_NOT_SUPPORTED</c>, <c>BG_E_INVALID_RANGE</c>.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-requestfileranges">RequestFileRanges</see></remarks>
    public void RequestRanges(params BitsFileRange[] ranges)
    {
        var native = Arguments.RequireRanges(ranges, nameof(ranges));
        using var file = Require(InterfaceIds.File6, BitsVersion.V10_1, "A download on demand");
        fixed (BG_FILE_RANGE* first = native)
        {
            BitsException.ThrowIfFailed(
                file.Call(FileSlots.RequestFileRanges, native.Length, (nint)first), "IBackgroundCopyFile6.RequestFileRanges");
        }
    }

    /// <summary>The parts that have been transferred (BITS 10.1, Windows 10 version 1703).</summary>
    /// <returns>The parts.</returns>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 10.1.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-getfilledfileranges">GetFilledFileRanges</see></remarks>
    public IReadOnlyList<BitsFileRange> GetFilledRanges()
    {
        using var file = Require(InterfaceIds.File6, BitsVersion.V10_1, "A download on demand");
        return ReadRanges(file, FileSlots.GetFilledFileRanges, "IBackgroundCopyFile6.GetFilledFileRanges");
    }

    /// <summary>The parts that the download was limited to when the file was added (BITS 2.0).</summary>
    /// <returns>The parts; empty for the whole file.</returns>
    /// <exception cref="BitsVersionNotSupportedException">BITS is older than 2.0.</exception>
    /// <exception cref="BitsException">The service cannot be reached.</exception>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyfile2-getfileranges">GetFileRanges</see></remarks>
    public IReadOnlyList<BitsFileRange> GetRequestedRanges()
    {
        using var file = Require(InterfaceIds.File2, BitsVersion.V2_0, "Ranges of a file");
        return ReadRanges(file, FileSlots.GetFileRanges, "IBackgroundCopyFile2.GetFileRanges");
    }

    /// <summary>A new interop object for this file, for what this class does not offer.</summary>
    /// <returns>The object, with a reference of its own. From a single-threaded apartment it belongs to that.</returns>
    public IBackgroundCopyFile ToInterop() => (IBackgroundCopyFile)ManagedComObjects.ToObject(_pointer);

    /// <summary>Releases the reference to the file.</summary>
    public void Dispose() => _pointer.Dispose();

    internal BitsFileSnapshot TakeSnapshot()
    {
        var (remoteName, localName) = (RemoteName, LocalName);
        try
        {
            return new(remoteName, localName, Progress);
        }
        catch (BitsException)
        {
            // Which file it is counts for more than how far it has come.
            return new(remoteName, localName, default);
        }
    }

    private static List<BitsFileRange> ReadRanges(ComPointer file, int slot, string operation)
    {
        uint count = 0;
        nint ranges = 0;
        BitsException.ThrowIfFailed(file.Call(slot, (nint)(&count), (nint)(&ranges)), operation);
        var list = new List<BitsFileRange>((int)count);
        for (var index = 0; index < count; index++)
        {
            var range = ((BG_FILE_RANGE*)ranges)[index];
            list.Add(new((long)range.InitialOffset, Sizes.Known(range.Length)));
        }

        Marshal.FreeCoTaskMem(ranges);
        return list;
    }

    private ComPointer Require(in Guid iid, BitsVersion version, string feature) =>
        _pointer.Query(iid) ?? throw new BitsVersionNotSupportedException(feature, version);

    private string GetText(int slot, string operation)
    {
        BitsException.ThrowIfFailed(ComStrings.Get(_pointer, slot, out var text), operation);
        return text;
    }
}
