namespace BitsAnalyzers.Tests.Docs;

/// <summary>The working copy that the tests were built from. Paths are relative to its root and have forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] s_outputs = ["artifacts", "bin", "obj"];

    private static readonly Lazy<string> s_root = new(FindRoot);

    public static string FullPath(string path) => Path.Combine(s_root.Value, path);

    public static bool Exists(string path) => Path.Exists(FullPath(path));

    public static string Read(string path) => File.ReadAllText(FullPath(path)).ReplaceLineEndings("\n");

    /// <summary>The files below a folder, but not what a build puts there.</summary>
    public static IEnumerable<string> FilesBelow(string folder, string pattern)
        => Directory.EnumerateFiles(FullPath(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_root.Value, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(s_outputs, StringComparer.Ordinal).Any())
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "BitsAnalyzers.sln")))
        {
            directory = Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException($"There is no BitsAnalyzers.sln above {AppContext.BaseDirectory}.");
        }

        return directory;
    }
}
