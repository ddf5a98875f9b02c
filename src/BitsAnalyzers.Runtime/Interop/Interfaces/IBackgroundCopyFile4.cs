using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds statistics of peers (BITS 4.0, Windows 7).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nn-bits4_0-ibackgroundcopyfile4">IBackgroundCopyFile4</see></remarks>
[GeneratedComInterface]
[Guid("EF7E0655-7888-4960-B0E5-730846E03492")]
public partial interface IBackgroundCopyFile4 : IBackgroundCopyFile3
{
    /// <summary>Bytes from the origin server and from peers.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibackgroundcopyfile4-getpeerdownloadstats">IBackgroundCopyFile4::GetPeerDownloadStats</see></remarks>
    [PreserveSig]
    int GetPeerDownloadStats(out ulong fromOrigin, out ulong fromPeers);
}
