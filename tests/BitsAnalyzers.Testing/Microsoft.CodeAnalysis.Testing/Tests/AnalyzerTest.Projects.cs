using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The projects under test.</summary>
public abstract partial class AnalyzerTest<TVerifier>
{
    protected async Task<Project> CreateProjectAsync(
        EvaluatedProjectState primaryProject,
        ImmutableArray<EvaluatedProjectState> additionalProjects,
        CancellationToken cancellationToken) =>
        ApplyCompilationOptions(await CreateProjectImplAsync(primaryProject, additionalProjects, cancellationToken).ConfigureAwait(false));

    protected virtual async Task<Project> CreateProjectImplAsync(
        EvaluatedProjectState primaryProject,
        ImmutableArray<EvaluatedProjectState> additionalProjects,
        CancellationToken cancellationToken)
    {
        ImmutableArray<EvaluatedProjectState> projects = [primaryProject, .. additionalProjects];
        var ids = projects.ToImmutableDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name));
        var primaryId = ids[primaryProject.Name];

        var solution = await CreateSolutionAsync(primaryId, primaryProject, cancellationToken).ConfigureAwait(false);
        foreach (var project in additionalProjects)
        {
            var empty = solution
                .AddProject(ids[project.Name], project.Name, project.AssemblyName, project.Language)
                .GetProject(ids[project.Name])!;
            solution = await WithSettingsAsync(empty, project, empty.CompilationOptions!, empty.ParseOptions!, cancellationToken)
                .ConfigureAwait(false);
        }

        foreach (var project in projects)
        {
            var id = ids[project.Name];
            solution = ProjectFiles.Add(solution, id, project)
                .AddMetadataReferences(id, project.AdditionalReferences)
                .AddProjectReferences(id, project.AdditionalProjectReferences.Select(name => new ProjectReference(ids[name])));
        }

        foreach (var transform in SolutionTransforms)
        {
            solution = transform(solution, primaryId);
        }

        return solution.GetProject(primaryId)!;
    }

    /// <summary>Creates a solution that has the primary project, without its files.</summary>
    protected virtual async Task<Solution> CreateSolutionAsync(
        ProjectId projectId,
        EvaluatedProjectState projectState,
        CancellationToken cancellationToken)
    {
        var workspace = await CreateWorkspaceAsync().ConfigureAwait(false);
        var solution = workspace.CurrentSolution;
        if (OptionsTransforms.Count > 0)
        {
            solution = solution.WithOptions(OptionsTransforms.Aggregate(solution.Options, (options, transform) => transform(options)));
        }

        var empty = solution
            .AddProject(projectId, projectState.Name, projectState.AssemblyName, projectState.Language)
            .GetProject(projectId)!;
        return await WithSettingsAsync(empty, projectState, CreateCompilationOptions(), CreateParseOptions(), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Switches on what the analyzers support, also where it is off by default, makes an exception in an analyzer an error and
    /// switches off the <see cref="DisabledDiagnostics"/>.
    /// </summary>
    protected virtual Project ApplyCompilationOptions(Project project)
    {
        var severities = new Dictionary<string, ReportDiagnostic>(StringComparer.Ordinal) { ["AD0001"] = ReportDiagnostic.Error };
        foreach (var descriptor in Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics))
        {
            severities[descriptor.Id] = descriptor.IsEnabledByDefault ? ReportDiagnostic.Default : descriptor.DefaultSeverity switch
            {
                DiagnosticSeverity.Error => ReportDiagnostic.Error,
                DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
                DiagnosticSeverity.Info => ReportDiagnostic.Info,
                _ => ReportDiagnostic.Hidden,
            };
        }

        foreach (var id in DisabledDiagnostics)
        {
            severities[id] = ReportDiagnostic.Suppress;
        }

        var options = project.CompilationOptions!;
        return project.WithCompilationOptions(options.WithSpecificDiagnosticOptions(
            severities.ToImmutableDictionary().SetItems(options.SpecificDiagnosticOptions)));
    }

    private static async Task<Solution> WithSettingsAsync(
        Project project,
        EvaluatedProjectState state,
        CompilationOptions compilationOptions,
        ParseOptions parseOptions,
        CancellationToken cancellationToken) =>
        project
            .WithCompilationOptions(compilationOptions
                .WithOutputKind(state.OutputKind)
                .WithAssemblyIdentityComparer(state.ReferenceAssemblies.AssemblyIdentityComparer))
            .WithParseOptions(parseOptions.WithDocumentationMode(state.DocumentationMode))
            .AddMetadataReferences(await state.ReferenceAssemblies.ResolveAsync(state.Language, cancellationToken).ConfigureAwait(false))
            .Solution;
}
