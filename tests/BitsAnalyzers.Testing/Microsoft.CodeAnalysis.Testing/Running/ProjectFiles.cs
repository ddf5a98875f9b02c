using Microsoft.CodeAnalysis.Testing.Model;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Puts the files of a project state into a project.</summary>
internal static class ProjectFiles
{
    public static Solution Add(Solution solution, ProjectId project, EvaluatedProjectState state)
    {
        foreach (var (path, content) in state.Sources)
        {
            var (name, folders) = NameAndFolders(state.DefaultPrefix, path);
            solution = solution.AddDocument(DocumentId.CreateNewId(project, path), name, content, folders, path);
        }

        foreach (var (path, content) in state.AdditionalFiles)
        {
            var (name, folders) = NameAndFolders(state.DefaultPrefix, path);
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project, path), name, content, folders, path);
        }

        foreach (var (path, content) in state.AnalyzerConfigFiles)
        {
            var (name, folders) = NameAndFolders(state.DefaultPrefix, path);
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project, path), name, content, folders, path);
        }

        return solution;
    }

    /// <summary>Folders are those below the directory in which the files without a name are.</summary>
    public static (string Name, string[] Folders) NameAndFolders(string defaultPrefix, string path)
    {
        var root = defaultPrefix[..(defaultPrefix.LastIndexOf('/') + 1)];
        if (path.StartsWith(root, StringComparison.Ordinal))
        {
            var parts = path[root.Length..].Split('/');
            return (parts[^1], parts[..^1]);
        }

        return (Path.IsPathRooted(path) ? path : Path.GetFileName(path), []);
    }
}
