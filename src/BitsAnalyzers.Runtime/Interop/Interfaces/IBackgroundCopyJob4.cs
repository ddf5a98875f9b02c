using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds peer caching, the owner's elevation and a time limit (BITS 3.0, Windows Vista).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopyjob4">IBackgroundCopyJob4</see></remarks>
[GeneratedComInterface]
[Guid("659CDEAE-489E-11D9-A9CD-000D56965251")]
public partial interface IBackgroundCopyJob4 : IBackgroundCopyJob3
{
    /// <summary>Whether peers and BranchCache may serve this job (BG_JOB_*).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setpeercachingflags">IBackgroundCopyJob4::SetPeerCachingFlags</see></remarks>
    [PreserveSig]
    int SetPeerCachingFlags(uint flags);

    /// <summary>Whether peers and BranchCache may serve this job (BG_JOB_*).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-getpeercachingflags">IBackgroundCopyJob4::GetPeerCachingFlags</see></remarks>
    [PreserveSig]
    int GetPeerCachingFlags(out uint flags);

    /// <summary>Integrity level of the token that created the job.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-getownerintegritylevel">IBackgroundCopyJob4::GetOwnerIntegrityLevel</see></remarks>
    [PreserveSig]
    int GetOwnerIntegrityLevel(out uint level);

    /// <summary>Whether the job was created by an elevated token.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-getownerelevationstate">IBackgroundCopyJob4::GetOwnerElevationState</see></remarks>
    [PreserveSig]
    int GetOwnerElevationState([MarshalAs(UnmanagedType.Bool)] out bool elevated);

    /// <summary>How long a download may take.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-setmaximumdownloadtime">IBackgroundCopyJob4::SetMaximumDownloadTime</see></remarks>
    [PreserveSig]
    int SetMaximumDownloadTime(uint seconds);

    /// <summary>How long a download may take.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyjob4-getmaximumdownloadtime">IBackgroundCopyJob4::GetMaximumDownloadTime</see></remarks>
    [PreserveSig]
    int GetMaximumDownloadTime(out uint seconds);
}
