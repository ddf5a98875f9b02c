using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the event of file ranges (BITS 10.1, Windows 10 version 1703).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_1/nn-bits10_1-ibackgroundcopycallback3">IBackgroundCopyCallback3</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("98C97BD2-E32B-4AD8-A528-95FD8B16BD42")]
public interface IBackgroundCopyCallback3 : IBackgroundCopyCallback2
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

    /// <inheritdoc cref="IBackgroundCopyCallback2.FileTransferred"/>
    [PreserveSig]
    new int FileTransferred(IBackgroundCopyJob job, IBackgroundCopyFile file);

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
