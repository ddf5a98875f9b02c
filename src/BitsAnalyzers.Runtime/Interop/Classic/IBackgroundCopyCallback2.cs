using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the event of a single file (BITS 3.0, Windows Vista).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopycallback2">IBackgroundCopyCallback2</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("659CDEAC-489E-11D9-A9CD-000D56965251")]
public interface IBackgroundCopyCallback2 : IBackgroundCopyCallback
{
    /// <inheritdoc cref="IBackgroundCopyCallback.JobTransferred"/>
    [PreserveSig]
    new int JobTransferred(IBackgroundCopyJob job);

    /// <inheritdoc cref="IBackgroundCopyCallback.JobError"/>
    [PreserveSig]
    new int JobError(IBackgroundCopyJob job, IBackgroundCopyError error);

    /// <inheritdoc cref="IBackgroundCopyCallback.JobModification"/>
    [PreserveSig]
    new int JobModification(IBackgroundCopyJob job, uint reserved);

    /// <summary>One file has been transferred. A negative result makes BITS call again, before any other file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits3_0/nf-bits3_0-ibackgroundcopycallback2-filetransferred">IBackgroundCopyCallback2::FileTransferred</see></remarks>
    [PreserveSig]
    int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file);
}
