using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds file properties (BITS 5.0, Windows 8).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nn-bits5_0-ibackgroundcopyfile5">IBackgroundCopyFile5</see></remarks>
[GeneratedComInterface]
[Guid("85C1657F-DAFC-40E8-8834-DF18EA25717E")]
public partial interface IBackgroundCopyFile5 : IBackgroundCopyFile4
{
    /// <summary>Sets a property of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyfile5-setproperty">IBackgroundCopyFile5::SetProperty</see></remarks>
    [PreserveSig]
    int SetProperty(BITS_FILE_PROPERTY_ID propertyId, BITS_FILE_PROPERTY_VALUE value);

    /// <summary>Reads a property of the file.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyfile5-getproperty">IBackgroundCopyFile5::GetProperty</see></remarks>
    [PreserveSig]
    int GetProperty(BITS_FILE_PROPERTY_ID propertyId, out BITS_FILE_PROPERTY_VALUE value);
}
