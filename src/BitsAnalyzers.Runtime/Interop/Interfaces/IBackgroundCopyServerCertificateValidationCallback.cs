using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>What a client implements to check server certificates itself (BITS 10.3).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nn-bits10_3-ibackgroundcopyservercertificatevalidationcallback">IBackgroundCopyServerCertificateValidationCallback</see></remarks>
[GeneratedComInterface]
[Guid("4CEC0D02-DEF7-4158-813A-C32A46945FF7")]
public partial interface IBackgroundCopyServerCertificateValidationCallback
{
    /// <summary>A success accepts the certificate.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyservercertificatevalidationcallback-validateservercertificate">IBackgroundCopyServerCertificateValidationCallback::ValidateServerCertificate</see></remarks>
    [PreserveSig]
    int ValidateServerCertificate(
        IBackgroundCopyJob job,
        IBackgroundCopyFile file,
        uint certificateLength,
        [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] byte[] certificate,
        uint certificateEncodingType,
        uint certificateStoreLength,
        [In, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 5)] byte[] certificateStore);
}
