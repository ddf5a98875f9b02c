using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Why a job failed.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyerror">IBackgroundCopyError</see></remarks>
[GeneratedComInterface]
[Guid("19C613A0-FCB8-4F28-81AE-897C3D078F81")]
public partial interface IBackgroundCopyError
{
    /// <summary>Where the error arose, and its HRESULT.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyerror-geterror">IBackgroundCopyError::GetError</see></remarks>
    [PreserveSig]
    int GetError(out BG_ERROR_CONTEXT context, out int code);

    /// <summary>The file that failed; BG_E_FILE_NOT_AVAILABLE when the error concerns none.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyerror-getfile">IBackgroundCopyError::GetFile</see></remarks>
    [PreserveSig]
    int GetFile([MarshalUsing(typeof(UniqueComInterfaceMarshaller<IBackgroundCopyFile>))] out IBackgroundCopyFile file);

    /// <summary>Text of the error in the given language.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyerror-geterrordescription">IBackgroundCopyError::GetErrorDescription</see></remarks>
    [PreserveSig]
    int GetErrorDescription(uint languageId, [MarshalAs(UnmanagedType.LPWStr)] out string description);

    /// <summary>Text of the context in the given language.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyerror-geterrorcontextdescription">IBackgroundCopyError::GetErrorContextDescription</see></remarks>
    [PreserveSig]
    int GetErrorContextDescription(uint languageId, [MarshalAs(UnmanagedType.LPWStr)] out string description);

    /// <summary>The protocol in use; BG_E_PROTOCOL_NOT_AVAILABLE when there was none.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyerror-getprotocol">IBackgroundCopyError::GetProtocol</see></remarks>
    [PreserveSig]
    int GetProtocol([MarshalAs(UnmanagedType.LPWStr)] out string protocol);
}
