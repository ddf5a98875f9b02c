using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the HTTP method (BITS 10.2, Windows 10 version 1809).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_2/nn-bits10_2-ibackgroundcopyjobhttpoptions2">IBackgroundCopyJobHttpOptions2</see></remarks>
[GeneratedComInterface]
[Guid("B591A192-A405-4FC3-8323-4C5C542578FC")]
public partial interface IBackgroundCopyJobHttpOptions2 : IBackgroundCopyJobHttpOptions
{
    /// <summary>Changes the method from GET.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_2/nf-bits10_2-ibackgroundcopyjobhttpoptions2-sethttpmethod">IBackgroundCopyJobHttpOptions2::SetHttpMethod</see></remarks>
    [PreserveSig]
    int SetHttpMethod([MarshalAs(UnmanagedType.LPWStr)] string method);

    /// <summary>The method of the requests.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_2/nf-bits10_2-ibackgroundcopyjobhttpoptions2-gethttpmethod">IBackgroundCopyJobHttpOptions2::GetHttpMethod</see></remarks>
    [PreserveSig]
    int GetHttpMethod([MarshalAs(UnmanagedType.LPWStr)] out string method);
}
