using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds validation (BITS 3.0, Windows Vista).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopyfile3">IBackgroundCopyFile3</see></remarks>
[GeneratedComInterface]
[Guid("659CDEAA-489E-11D9-A9CD-000D56965251")]
public partial interface IBackgroundCopyFile3 : IBackgroundCopyFile2
{
    /// <summary>Path of the file until the job is completed.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-gettemporaryname">IBackgroundCopyFile3::GetTemporaryName</see></remarks>
    [PreserveSig]
    int GetTemporaryName([MarshalAs(UnmanagedType.LPWStr)] out string fileName);

    /// <summary>The client's verdict on the content; E_PENDING before the file is finished.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-setvalidationstate">IBackgroundCopyFile3::SetValidationState</see></remarks>
    [PreserveSig]
    int SetValidationState([MarshalAs(UnmanagedType.Bool)] bool isValid);

    /// <summary>The client's verdict on the content.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-getvalidationstate">IBackgroundCopyFile3::GetValidationState</see></remarks>
    [PreserveSig]
    int GetValidationState([MarshalAs(UnmanagedType.Bool)] out bool isValid);

    /// <summary>Whether a part came from a peer.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopyfile3-isdownloadedfrompeer">IBackgroundCopyFile3::IsDownloadedFromPeer</see></remarks>
    [PreserveSig]
    int IsDownloadedFromPeer([MarshalAs(UnmanagedType.Bool)] out bool isFromPeer);
}
