using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds ranges and a changed address (BITS 2.0).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nn-bits2_0-ibackgroundcopyfile2">IBackgroundCopyFile2</see></remarks>
[GeneratedComInterface]
[Guid("83E81B93-0873-474D-8A8C-F2018B1A939C")]
public partial interface IBackgroundCopyFile2 : IBackgroundCopyFile
{
    /// <summary>The requested ranges, an array of BG_FILE_RANGE to be freed with CoTaskMemFree.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyfile2-getfileranges">IBackgroundCopyFile2::GetFileRanges</see></remarks>
    [PreserveSig]
    int GetFileRanges(ref uint rangeCount, out nint ranges);

    /// <summary>Changes the address.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyfile2-setremotename">IBackgroundCopyFile2::SetRemoteName</see></remarks>
    [PreserveSig]
    int SetRemoteName([MarshalAs(UnmanagedType.LPWStr)] string remoteName);
}
