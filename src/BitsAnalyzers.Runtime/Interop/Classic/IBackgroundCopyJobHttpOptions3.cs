using System.Runtime.InteropServices;

namespace BitsAnalyzers.Runtime.Interop;

/// <summary>Adds the client's own certificate check (BITS 10.3, Windows 10 version 1903).</summary>
/// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nn-bits10_3-ibackgroundcopyjobhttpoptions3">IBackgroundCopyJobHttpOptions3</see></remarks>
[ComImport]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
[Guid("8A9263D3-FD4C-4EDA-9B28-30132A4D4E3C")]
public interface IBackgroundCopyJobHttpOptions3 : IBackgroundCopyJobHttpOptions2
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

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions2.SetHttpMethod"/>
    [PreserveSig]
    new int SetHttpMethod([MarshalAs(UnmanagedType.LPWStr)] string method);

    /// <inheritdoc cref="IBackgroundCopyJobHttpOptions2.GetHttpMethod"/>
    [PreserveSig]
    new int GetHttpMethod([MarshalAs(UnmanagedType.LPWStr)] out string method);

    /// <summary>Registers an IBackgroundCopyServerCertificateValidationCallback, or removes it with <see langword="null"/>.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyjobhttpoptions3-setservercertificatevalidationinterface">IBackgroundCopyJobHttpOptions3::SetServerCertificateValidationInterface</see></remarks>
    [PreserveSig]
    int SetServerCertificateValidationInterface([MarshalAs(UnmanagedType.IUnknown)] object? callback);

    /// <summary>Hides the custom headers from readers.</summary>
    /// <returns>An HRESULT.</returns>
    /// <remarks><see href="https://learn.microsoft.com/windows/win32/api/bits10_3/nf-bits10_3-ibackgroundcopyjobhttpoptions3-makecustomheaderswriteonly">IBackgroundCopyJobHttpOptions3::MakeCustomHeadersWriteOnly</see></remarks>
    [PreserveSig]
    int MakeCustomHeadersWriteOnly();
}
