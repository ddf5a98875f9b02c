using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>A list of files, taken when it was created.</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ienumbackgroundcopyfiles">IEnumBackgroundCopyFiles</see></remarks>
[GeneratedComInterface]
[Guid("CA51E165-C365-424C-8D41-24AAA4FF3C40")]
public partial interface IEnumBackgroundCopyFiles
{
    /// <summary>
    /// The next file; S_FALSE and <see langword="null"/> at the end. This declaration fetches one at a time: the count is 1.
    /// </summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyfiles-next">IEnumBackgroundCopyFiles::Next</see></remarks>
    [PreserveSig]
    int Next(
        uint count,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IBackgroundCopyFile>))] out IBackgroundCopyFile? file,
        out uint fetched);

    /// <summary>Leaves out the next elements; S_FALSE when fewer are left.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyfiles-skip">IEnumBackgroundCopyFiles::Skip</see></remarks>
    [PreserveSig]
    int Skip(uint count);

    /// <summary>Returns to the beginning.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyfiles-reset">IEnumBackgroundCopyFiles::Reset</see></remarks>
    [PreserveSig]
    int Reset();

    /// <summary>A second list at the same place.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyfiles-clone">IEnumBackgroundCopyFiles::Clone</see></remarks>
    [PreserveSig]
    int Clone([MarshalUsing(typeof(UniqueComInterfaceMarshaller<IEnumBackgroundCopyFiles>))] out IEnumBackgroundCopyFiles files);

    /// <summary>Number of elements.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ienumbackgroundcopyfiles-getcount">IEnumBackgroundCopyFiles::GetCount</see></remarks>
    [PreserveSig]
    int GetCount(out uint count);
}
