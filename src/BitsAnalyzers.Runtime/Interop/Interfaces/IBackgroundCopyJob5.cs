using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds job properties (BITS 5.0, Windows 8).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nn-bits5_0-ibackgroundcopyjob5">IBackgroundCopyJob5</see></remarks>
[GeneratedComInterface]
[Guid("E847030C-BBBA-4657-AF6D-484AA42BF1FE")]
public partial interface IBackgroundCopyJob5 : IBackgroundCopyJob4
{
    /// <summary>Sets a property; when and for which jobs depends on the property.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyjob5-setproperty">IBackgroundCopyJob5::SetProperty</see></remarks>
    [PreserveSig]
    int SetProperty(BITS_JOB_PROPERTY_ID propertyId, BITS_JOB_PROPERTY_VALUE value);

    /// <summary>Reads a property; BG_E_UNKNOWN_PROPERTY_ID where this version of BITS lacks it.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits5_0/nf-bits5_0-ibackgroundcopyjob5-getproperty">IBackgroundCopyJob5::GetProperty</see></remarks>
    [PreserveSig]
    int GetProperty(BITS_JOB_PROPERTY_ID propertyId, out BITS_JOB_PROPERTY_VALUE value);
}
