using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the HTTP method (BITS 10.2, Windows 10 version 1809).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_2/nn-bits10_2-ibackgroundcopyjobhttpoptions2">IBackgroundCopyJobHttpOptions2</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("B591A192-A405-4FC3-8323-4C5C542578FC")]
public interface IBackgroundCopyJobHttpOptions2 : IBackgroundCopyJobHttpOptions
{
    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.SetClientCertificateByID"/>
    [PreserveSig]
    new int SetClientCertificateByID(
        BG_CERT_STORE_LOCATION storeLocation,
        [MarshalAs(UnmanagedType.LPWStr)] string storeName,
        nint certificateHash);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.SetClientCertificateByName"/>
    [PreserveSig]
    new int SetClientCertificateByName(
        BG_CERT_STORE_LOCATION storeLocation,
        [MarshalAs(UnmanagedType.LPWStr)] string storeName,
        [MarshalAs(UnmanagedType.LPWStr)] string subjectName);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.RemoveClientCertificate"/>
    [PreserveSig]
    new int RemoveClientCertificate();

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.GetClientCertificate"/>
    [PreserveSig]
    new int GetClientCertificate(
        out BG_CERT_STORE_LOCATION storeLocation,
        [MarshalAs(UnmanagedType.LPWStr)] out string? storeName,
        out nint certificateHash,
        [MarshalAs(UnmanagedType.LPWStr)] out string? subjectName);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.SetCustomHeaders"/>
    [PreserveSig]
    new int SetCustomHeaders([MarshalAs(UnmanagedType.LPWStr)] string? requestHeaders);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.GetCustomHeaders"/>
    [PreserveSig]
    new int GetCustomHeaders([MarshalAs(UnmanagedType.LPWStr)] out string? requestHeaders);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.SetSecurityFlags"/>
    [PreserveSig]
    new int SetSecurityFlags(uint flags);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions.GetSecurityFlags"/>
    [PreserveSig]
    new int GetSecurityFlags(out uint flags);

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
