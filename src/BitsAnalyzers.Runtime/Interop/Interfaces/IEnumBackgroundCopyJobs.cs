using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>A list of jobs, taken when it was created.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ienumbackgroundcopyjobs">IEnumBackgroundCopyJobs</see></remarks>
[GeneratedComInterface]
[Guid("1AF4F612-3B71-466F-8F58-7B6F73AC57AD")]
public partial interface IEnumBackgroundCopyJobs
{
    /// <summary>
    /// The next job; S_FALSE and <see langword="null"/> at the end. This declaration fetches one at a time: the count is 1.
    /// </summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyjobs-next">IEnumBackgroundCopyJobs::Next</see></remarks>
    [PreserveSig]
    int Next(
        uint count,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IBackgroundCopyJob>))] out IBackgroundCopyJob? job,
        out uint fetched);

    /// <summary>Leaves out the next elements; S_FALSE when fewer are left.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyjobs-skip">IEnumBackgroundCopyJobs::Skip</see></remarks>
    [PreserveSig]
    int Skip(uint count);

    /// <summary>Returns to the beginning.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyjobs-reset">IEnumBackgroundCopyJobs::Reset</see></remarks>
    [PreserveSig]
    int Reset();

    /// <summary>A second list at the same place.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyjobs-clone">IEnumBackgroundCopyJobs::Clone</see></remarks>
    [PreserveSig]
    int Clone([MarshalUsing(typeof(UniqueComInterfaceMarshaller<IEnumBackgroundCopyJobs>))] out IEnumBackgroundCopyJobs jobs);

    /// <summary>Number of elements.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyjobs-getcount">IEnumBackgroundCopyJobs::GetCount</see></remarks>
    [PreserveSig]
    int GetCount(out uint count);
}
