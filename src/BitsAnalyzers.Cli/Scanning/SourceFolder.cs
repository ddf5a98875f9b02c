namespace BitsAnalyzers.Cli.Scanning;

/// <summary>
/// The files below a folder. Links to elsewhere are not followed, and nothing outside of the folder is read, whatever stands in a project
/// file.
/// </summary>
internal sealed class SourceFolder
{
    // No person writes a file of this size, and one is enough to fill the memory.
    private const long MaximumLength = 16 * 1024 * 1024;

    private static readonly HashSet<string> s_passedOver = new(
        StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "packages", "artifacts" };

    private SourceFolder(string path, List<string> files)
    {
        Path = path;
        Files = files;
        Known = files.ToHashSet(StringComparer.Ordinal);
    }

    public string Path { get; }

    /// <summary>The paths of all files that a scan may read, in order.</summary>
    public IReadOnlyList<string> Files { get; }

    public IReadOnlySet<string> Known { get; }

    public IEnumerable<string> WithExtension(string extension)
        => Files.Where(file => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    public static SourceFolder Read(string path, ScanLog log, CancellationToken cancellationToken)
    {
        var root = System.IO.Path.GetFullPath(path).TrimEnd('/', '\\');
        root = root.Length == 0 ? "/" : root;
        var files = new List<string>();
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (var entry in folder.EnumerateFileSystemInfos())
                {
                    Take(entry);
                }
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                log.Note($"{System.IO.Path.GetRelativePath(root, folder.FullName)} cannot be read: {e.Message}");
            }
        }

        files.Sort(StringComparer.Ordinal);
        return new(root, files);

        void Take(FileSystemInfo entry)
        {
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                return;
            }

            switch (entry)
            {
                case DirectoryInfo inner when !inner.Name.StartsWith('.') && !s_passedOver.Contains(inner.Name):
                    folders.Push(inner);
                    break;

                // A pipe or a device has the length zero, and reading it may never end.
                case FileInfo { Length: > 0 } file when file.Attributes.HasFlag(FileAttributes.Device) is false && IsOfInterest(file.Name):
                    if (file.Length <= MaximumLength)
                    {
                        files.Add(file.FullName);
                    }
                    else
                    {
                        log.Note(
                            $"{System.IO.Path.GetRelativePath(root, file.FullName)} has {file.Length / 1024 / 1024} MB and is left out.");
                    }

                    break;
            }
        }
    }

    private static bool IsOfInterest(string name)
        => System.IO.Path.GetExtension(name).ToUpperInvariant() is ".CS" or ".CSPROJ" or ".VBPROJ" or ".DLL"
            || name is ".editorconfig" or ".globalconfig";
}
