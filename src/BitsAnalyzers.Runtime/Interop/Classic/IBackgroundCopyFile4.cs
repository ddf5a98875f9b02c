using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds statistics of peers (BITS 4.0, Windows 7).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nn-bits4_0-ibackgroundcopyfile4">IBackgroundCopyFile4</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("EF7E0655-7888-4960-B0E5-730846E03492")]
public interface IBackgroundCopyFile4 : IBackgroundCopyFile3
{
    /// <inheritdoc cref="IBackgroundCopyFile.GetRemoteName"/>
    [PreserveSig]
    new int GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string remoteName);

    /// <inheritdoc cref="IBackgroundCopyFile.GetLocalName"/>
    [PreserveSig]
    new int GetLocalName([MarshalAs(UnmanagedType.LPWStr)] out string localName);

    /// <inheritdoc cref="IBackgroundCopyFile.GetProgress"/>
    [PreserveSig]
    new int GetProgress(out BG_FILE_PROGRESS progress);

    /// <inheritdoc cref="IBackgroundCopyFile2.GetFileRanges"/>
    [PreserveSig]
    new int GetFileRanges(ref uint rangeCount, out nint ranges);

    /// <inheritdoc cref="IBackgroundCopyFile2.SetRemoteName"/>
    [PreserveSig]
    new int SetRemoteName([MarshalAs(UnmanagedType.LPWStr)] string remoteName);

    /// <inheritdoc cref="IBackgroundCopyFile3.GetTemporaryName"/>
    [PreserveSig]
    new int GetTemporaryName([MarshalAs(UnmanagedType.LPWStr)] out string fileName);

    /// <inheritdoc cref="IBackgroundCopyFile3.SetValidationState"/>
    [PreserveSig]
    new int SetValidationState([MarshalAs(UnmanagedType.Bool)] bool isValid);

    /// <inheritdoc cref="IBackgroundCopyFile3.GetValidationState"/>
    [PreserveSig]
    new int GetValidationState([MarshalAs(UnmanagedType.Bool)] out bool isValid);

    /// <inheritdoc cref="IBackgroundCopyFile3.IsDownloadedFromPeer"/>
    [PreserveSig]
    new int IsDownloadedFromPeer([MarshalAs(UnmanagedType.Bool)] out bool isFromPeer);

    /// <summary>Bytes from the origin server and from peers.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibackgroundcopyfile4-getpeerdownloadstats">IBackgroundCopyFile4::GetPeerDownloadStats</see></remarks>
    [PreserveSig]
    int GetPeerDownloadStats(out ulong fromOrigin, out ulong fromPeers);
}
