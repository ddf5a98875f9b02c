using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the client's own certificate check (BITS 10.3, Windows 10 version 1903).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nn-bits10_3-ibackgroundcopyjobhttpoptions3">IBackgroundCopyJobHttpOptions3</see></remarks>
[GeneratedComInterface]
[Guid("8A9263D3-FD4C-4EDA-9B28-30132A4D4E3C")]
public partial interface IBackgroundCopyJobHttpOptions3 : IBackgroundCopyJobHttpOptions2
{
    /// <summary>Registers an IBackgroundCopyServerCertificateValidationCallback, or removes it with <see langword="null"/>.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyjobhttpoptions3-setservercertificatevalidationinterface">IBackgroundCopyJobHttpOptions3::SetServerCertificateValidationInterface</see></remarks>
    [PreserveSig]
    int SetServerCertificateValidationInterface([MarshalUsing(typeof(UniqueComInterfaceMarshaller<object>))] object? callback);

    /// <summary>Hides the custom headers from readers.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyjobhttpoptions3-makecustomheaderswriteonly">IBackgroundCopyJobHttpOptions3::MakeCustomHeadersWriteOnly</see></remarks>
    [PreserveSig]
    int MakeCustomHeadersWriteOnly();
}
