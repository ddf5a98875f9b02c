namespace BitsAnalyzers.Runtime;

/// <summary>A certificate of a server that a job is about to fetch from.</summary>
public sealed class BitsServerCertificate
{
    internal BitsServerCertificate(BitsFileSnapshot? file, byte[] certificate, int encodingType, byte[] store)
    {
        File = file;
        RawData = certificate;
        EncodingType = encodingType;
        Store = store;
    }

    /// <summary>The file; <see langword="null"/> where BITS does not tell.</summary>
    public BitsFileSnapshot? File { get; }

    /// <summary>The certificate, for <c>X509Certificate2</c>.</summary>
    public IReadOnlyList<byte> RawData { get; }

    /// <summary>How it is encoded, as in CERT_CONTEXT.</summary>
    public int EncodingType { get; }

    /// <summary>The certificates that came with it, as a serialised store.</summary>
    public IReadOnlyList<byte> Store { get; }
}
