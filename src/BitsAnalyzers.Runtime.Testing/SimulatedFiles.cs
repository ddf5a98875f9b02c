using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace BitsAnalyzers.Runtime.Testing;

/// <summary>The local files: in memory, under Windows paths or those of the host; on request on the disk as well.</summary>
public sealed class SimulatedFiles
{
    private readonly ConcurrentDictionary<string, byte[]> _content = new(StringComparer.OrdinalIgnoreCase);
    private const int SharingViolation = unchecked((int)0x80070020);
    private readonly ConcurrentDictionary<string, bool> _locked = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _denied = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether completed downloads are written to the real disk too.</summary>
    public bool WriteToDisk { get; set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public byte[] Read(string path)
        => TryRead(path, out var content) ? content : throw new FileNotFoundException("There is no such file.", path);

    /// <summary>Reads a file that may be missing.</summary>
    /// <param name="path">The path.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryRead(string path, [NotNullWhen(true)] out byte[]? content) => _content.TryGetValue(path, out content);

    /// <summary>Writes a file, for uploads.</summary>
    /// <param name="path">The path.</param>
    /// <param name="content">The bytes.</param>
    public void Write(string path, byte[] content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(content);
        _content[path] = content;
    }

    /// <summary>Forbids the user to write a file.</summary>
    /// <param name="path">The path.</param>
    public void Deny(string path) => _denied[path] = true;

    /// <summary>Keeps a file open, as another program does: a download cannot be given its name then.</summary>
    /// <param name="path">The path.</param>
    public void Lock(string path) => _locked[path] = true;

    /// <summary>Ends <see cref="Lock"/> and <see cref="Deny"/>.</summary>
    /// <param name="path">The path.</param>
    public void Free(string path)
    {
        _locked.TryRemove(path, out _);
        _denied.TryRemove(path, out _);
    }

    /// <summary>What keeps a file from being written; a success where nothing does.</summary>
    internal int FindFailure(string path) => IsDenied(path) ? HResults.E_ACCESSDENIED
        : _locked.ContainsKey(path) ? SharingViolation
        : HResults.S_OK;

    internal bool IsDenied(string path) => _denied.ContainsKey(path);

    internal void Finish(string path, byte[] content)
    {
        Write(path, content);
        if (WriteToDisk)
        {
            File.WriteAllBytes(path, content);
        }
    }
}
