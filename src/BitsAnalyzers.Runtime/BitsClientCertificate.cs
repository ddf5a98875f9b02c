using BitsAnalyzers.Runtime.Interop;

namespace BitsAnalyzers.Runtime;

/// <summary>The certificate that a job shows to the server.</summary>
/// <param name="StoreLocation">Where the store is.</param>
/// <param name="StoreName">The store, <c>MY</c> for example.</param>
/// <param name="Thumbprint">The SHA-1 hash of the certificate, in hexadecimal digits.</param>
/// <param name="SubjectName">The simple name of its subject; <see langword="null"/> where it was named by its hash.</param>
public sealed record BitsClientCertificate(BG_CERT_STORE_LOCATION StoreLocation, string StoreName, string Thumbprint, string? SubjectName);
