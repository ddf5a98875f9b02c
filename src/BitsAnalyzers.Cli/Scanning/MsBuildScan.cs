using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>Opens projects as a build does: their build files are evaluated. Where that fails here, the sources are read alone.</summary>
internal sealed class MsBuildScan(ScanLog log, Func<string, string> nameOf)
{
    /// <exception cref="FormatException">The file is not a solution.</exception>
    public static async Task<IReadOnlyList<string>> ProjectsOfAsync(string solution, CancellationToken cancellationToken)
    {
        var serializer = SolutionSerializers.GetSerializerByMoniker(solution) ?? throw new FormatException("The file is not a solution.");
        try
        {
            var model = await serializer.OpenAsync(solution, cancellationToken).ConfigureAwait(false);
            var folder = Path.GetDirectoryName(Path.GetFullPath(solution))!;
            return
            [
                .. model.SolutionProjects.Select(project => Path.GetFullPath(Path.Combine(folder, project.FilePath.Replace('\\', '/'))))
            ];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The project, once for each target framework; nothing where it cannot be built here.</summary>
    public async Task<ImmutableArray<ScanUnit>> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var workspace = MSBuildWorkspace.Create();
        var problems = new List<string>();
        using var subscription = workspace.RegisterWorkspaceFailedHandler(failure =>
        {
            if (failure.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
            {
                problems.Add(failure.Diagnostic.Message);
            }
        });

        try
        {
            await workspace.OpenProjectAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            problems.Add(e.Message);
        }

        var units = ImmutableArray.CreateBuilder<ScanUnit>();
        foreach (var project in workspace.CurrentSolution.Projects.Where(
            project => string.Equals(project.FilePath, path, StringComparison.Ordinal)))
        {
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            if (compilation is null || !project.Documents.Any())
            {
                continue;
            }

            if (compilation.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error)
            {
                problems.Add("its reference assemblies are not on this machine");
                continue;
            }

            units.Add(new(nameOf(path), project));
        }

        if (units.Count == 0)
        {
            log.Note($"{nameOf(path)} does not build here: {FirstLine(problems.FirstOrDefault() ?? "it has no source files")}");
        }

        return units.ToImmutable();
    }

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];
}
