using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>HTTP settings of a job (BITS 2.5).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nn-bits2_5-ibackgroundcopyjobhttpoptions">IBackgroundCopyJobHttpOptions</see></remarks>
[GeneratedComInterface]
[Guid("F1BD1079-9F01-4BDC-8036-F09B70095066")]
public partial interface IBackgroundCopyJobHttpOptions
{
    /// <summary>Client certificate by its 20-byte SHA-1 hash.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setclientcertificatebyid">IBackgroundCopyJobHttpOptions::SetClientCertificateByID</see></remarks>
    [PreserveSig]
    int SetClientCertificateByID(
        BG_CERT_STORE_LOCATION storeLocation,
        [MarshalAs(UnmanagedType.LPWStr)] string storeName,
        nint certificateHash);

    /// <summary>Client certificate by subject.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setclientcertificatebyname">IBackgroundCopyJobHttpOptions::SetClientCertificateByName</see></remarks>
    [PreserveSig]
    int SetClientCertificateByName(
        BG_CERT_STORE_LOCATION storeLocation,
        [MarshalAs(UnmanagedType.LPWStr)] string storeName,
        [MarshalAs(UnmanagedType.LPWStr)] string subjectName);

    /// <summary>Forgets the client certificate.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-removeclientcertificate">IBackgroundCopyJobHttpOptions::RemoveClientCertificate</see></remarks>
    [PreserveSig]
    int RemoveClientCertificate();

    /// <summary>The client certificate; the hash is to be freed with CoTaskMemFree.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-getclientcertificate">IBackgroundCopyJobHttpOptions::GetClientCertificate</see></remarks>
    [PreserveSig]
    int GetClientCertificate(
        out BG_CERT_STORE_LOCATION storeLocation,
        [MarshalAs(UnmanagedType.LPWStr)] out string? storeName,
        out nint certificateHash,
        [MarshalAs(UnmanagedType.LPWStr)] out string? subjectName);

    /// <summary>Headers added to each request, separated by CR LF.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setcustomheaders">IBackgroundCopyJobHttpOptions::SetCustomHeaders</see></remarks>
    [PreserveSig]
    int SetCustomHeaders([MarshalAs(UnmanagedType.LPWStr)] string? requestHeaders);

    /// <summary>Headers added to each request; S_FALSE when there are none.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-getcustomheaders">IBackgroundCopyJobHttpOptions::GetCustomHeaders</see></remarks>
    [PreserveSig]
    int GetCustomHeaders([MarshalAs(UnmanagedType.LPWStr)] out string? requestHeaders);

    /// <summary>Certificate checks and redirection (BG_SSL_*, BG_HTTP_REDIRECT_POLICY_*).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setsecurityflags">IBackgroundCopyJobHttpOptions::SetSecurityFlags</see></remarks>
    [PreserveSig]
    int SetSecurityFlags(uint flags);

    /// <summary>Certificate checks and redirection (BG_SSL_*, BG_HTTP_REDIRECT_POLICY_*).</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-getsecurityflags">IBackgroundCopyJobHttpOptions::GetSecurityFlags</see></remarks>
    [PreserveSig]
    int GetSecurityFlags(out uint flags);
}
