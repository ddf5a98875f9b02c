using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the event of file ranges (BITS 10.1, Windows 10 version 1703).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nn-bits10_1-ibackgroundcopycallback3">IBackgroundCopyCallback3</see></remarks>
[GeneratedComInterface]
[Guid("98C97BD2-E32B-4AD8-A528-95FD8B16BD42")]
public partial interface IBackgroundCopyCallback3 : IBackgroundCopyCallback2
{
    /// <summary>Parts of a file have been transferred.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nf-bits10_1-ibackgroundcopycallback3-filerangestransferred">IBackgroundCopyCallback3::FileRangesTransferred</see></remarks>
    [PreserveSig]
    int FileRangesTransferred(
        IBackgroundCopyJob job,
        IBackgroundCopyFile file,
        uint rangeCount,
        [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] BG_FILE_RANGE[] ranges);
}
