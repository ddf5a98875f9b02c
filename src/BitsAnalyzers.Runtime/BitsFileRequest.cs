namespace BitsAnalyzers.Runtime;

/// <summary>A file to be transferred.</summary>
/// <param name="RemoteUrl">The address: http, https, or a UNC path written as file.</param>
/// <param name="LocalPath">The full local path. Environment variables are not expanded.</param>
public sealed record BitsFileRequest(string RemoteUrl, string LocalPath);
