using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>What a client implements to be called back.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopycallback">IBackgroundCopyCallback</see></remarks>
[GeneratedComInterface]
[Guid("97EA99C7-0186-4AD4-8DF9-C5B4E0ED6B22")]
public partial interface IBackgroundCopyCallback
{
    /// <summary>All files have been transferred. Anything but S_OK makes BITS call again.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopycallback-jobtransferred">IBackgroundCopyCallback::JobTransferred</see></remarks>
    [PreserveSig]
    int JobTransferred(IBackgroundCopyJob job);

    /// <summary>The job has entered the state ERROR. Anything but S_OK makes BITS call again.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopycallback-joberror">IBackgroundCopyCallback::JobError</see></remarks>
    [PreserveSig]
    int JobError(IBackgroundCopyJob job, IBackgroundCopyError error);

    /// <summary>Bytes moved, files were added, or a property or the state changed (but not to ERROR or TRANSFERRED).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopycallback-jobmodification">IBackgroundCopyCallback::JobModification</see></remarks>
    [PreserveSig]
    int JobModification(IBackgroundCopyJob job, uint reserved);
}
