using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds downloads on demand (BITS 10.1, Windows 10 version 1703).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nn-bits10_1-ibackgroundcopyfile6">IBackgroundCopyFile6</see></remarks>
[GeneratedComInterface]
[Guid("CF6784F7-D677-49FD-9368-CB47AEE9D1AD")]
public partial interface IBackgroundCopyFile6 : IBackgroundCopyFile5
{
    /// <summary>Where to go on downloading.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-updatedownloadposition">IBackgroundCopyFile6::UpdateDownloadPosition</see></remarks>
    [PreserveSig]
    int UpdateDownloadPosition(ulong offset);

    /// <summary>Asks for parts of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-requestfileranges">IBackgroundCopyFile6::RequestFileRanges</see></remarks>
    [PreserveSig]
    int RequestFileRanges(uint rangeCount, [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 0)] BG_FILE_RANGE[] ranges);

    /// <summary>The parts that are there, an array of BG_FILE_RANGE to be freed with CoTaskMemFree.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopyfile6-getfilledfileranges">IBackgroundCopyFile6::GetFilledFileRanges</see></remarks>
    [PreserveSig]
    int GetFilledFileRanges(out uint rangeCount, out nint ranges);
}
