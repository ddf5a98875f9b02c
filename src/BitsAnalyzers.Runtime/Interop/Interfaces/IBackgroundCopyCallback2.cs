using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the event of a single file (BITS 3.0, Windows Vista).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopycallback2">IBackgroundCopyCallback2</see></remarks>
[GeneratedComInterface]
[Guid("659CDEAC-489E-11D9-A9CD-000D56965251")]
public partial interface IBackgroundCopyCallback2 : IBackgroundCopyCallback
{
    /// <summary>One file has been transferred. A negative result makes BITS call again, before any other file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopycallback2-filetransferred">IBackgroundCopyCallback2::FileTransferred</see></remarks>
    [PreserveSig]
    int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file);
}
