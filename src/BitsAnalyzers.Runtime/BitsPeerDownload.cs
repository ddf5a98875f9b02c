namespace BitsAnalyzers.Runtime;

/// <summary>Where the bytes of a file came from.</summary>
/// <param name="FromOrigin">Bytes from the server.</param>
/// <param name="FromPeers">Bytes from the caches of peers.</param>
public readonly record struct BitsPeerDownload(long FromOrigin, long FromPeers);
