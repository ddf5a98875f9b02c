namespace BitsAnalyzers.Runtime;

/// <summary>A file of a job as it was when an event was raised.</summary>
/// <param name="RemoteName">The address.</param>
/// <param name="LocalName">The local path.</param>
/// <param name="Progress">How far it had come.</param>
public sealed record BitsFileSnapshot(string RemoteName, string LocalName, BitsFileProgress Progress);
