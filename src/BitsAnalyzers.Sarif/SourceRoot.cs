namespace BitsAnalyzers.Sarif;

/// <summary>The folder that the paths of a report are relative to, so that a report says nothing of the machine it was made on.</summary>
internal sealed class SourceRoot
{
    private readonly string _folder;

    /// <param name="folder">An existing folder.</param>
    public SourceRoot(string folder)
        => _folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, '/') + Path.DirectorySeparatorChar;

    /// <summary>The working copy that a folder is part of; the folder itself where it is not part of any.</summary>
    public static SourceRoot Around(string folder)
    {
        for (var candidate = new DirectoryInfo(Path.GetFullPath(folder)); candidate is not null; candidate = candidate.Parent)
        {
            var mark = Path.Combine(candidate.FullName, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
            {
                return new(candidate.FullName);
            }
        }

        return new(folder);
    }

    /// <summary>The path from the root, with slashes; null for what is not below it.</summary>
    public string? Relative(string path)
    {
        var full = Path.GetFullPath(path);
        return full.StartsWith(_folder, Comparison) ? full.Substring(_folder.Length).Replace('\\', '/') : null;
    }

    /// <summary>The path from the root, or the name of the file alone.</summary>
    public string RelativeOrName(string path) => path.Length == 0 ? path : Relative(path) ?? Path.GetFileName(path);

    public string Absolute(string relative) => Path.GetFullPath(Path.Combine(_folder, relative));

    private static StringComparison Comparison
        => Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
