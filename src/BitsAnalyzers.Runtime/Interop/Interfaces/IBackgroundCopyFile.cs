using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>A file of a job.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyfile">IBackgroundCopyFile</see></remarks>
[GeneratedComInterface]
[Guid("01B7BD23-FB88-4A77-8490-5891D3E4653A")]
public partial interface IBackgroundCopyFile
{
    /// <summary>The address of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyfile-getremotename">IBackgroundCopyFile::GetRemoteName</see></remarks>
    [PreserveSig]
    int GetRemoteName([MarshalAs(UnmanagedType.LPWStr)] out string remoteName);

    /// <summary>The local path of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyfile-getlocalname">IBackgroundCopyFile::GetLocalName</see></remarks>
    [PreserveSig]
    int GetLocalName([MarshalAs(UnmanagedType.LPWStr)] out string localName);

    /// <summary>Bytes transferred so far.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyfile-getprogress">IBackgroundCopyFile::GetProgress</see></remarks>
    [PreserveSig]
    int GetProgress(out BG_FILE_PROGRESS progress);
}
