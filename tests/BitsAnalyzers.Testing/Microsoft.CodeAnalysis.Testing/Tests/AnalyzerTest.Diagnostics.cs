using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The diagnostics of the projects under test.</summary>
public abstract partial class AnalyzerTest<TVerifier>
{
    private readonly AnalyzerExceptions _analyzerExceptions = new();
    private readonly Dictionary<(Project Project, ImmutableArray<DiagnosticAnalyzer> Analyzers), AnalyzerRun> _runs = [];

    protected virtual AnalyzerOptions GetAnalyzerOptions(Project project) => project.AnalyzerOptions;

    protected virtual CompilationWithAnalyzers CreateCompilationWithAnalyzers(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        AnalyzerOptions options,
        CancellationToken cancellationToken) =>
        _analyzerExceptions.Attach(compilation, analyzers, options, isConcurrent: true);

    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        compilerDiagnostics switch
        {
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            CompilerDiagnostics.All => true,
            _ => false,
        };

    /// <summary>Leaves out what the source suppresses, but not what a suppressor does.</summary>
    protected virtual ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
        [.. diagnostics.Where(item => !item.diagnostic.IsSuppressed || item.diagnostic.IsSuppressedByASuppressor())];

    protected virtual ImmutableArray<(Project project, Diagnostic diagnostic)> SortDistinctDiagnostics(
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
        [.. diagnostics.OrderBy(item => item.diagnostic, DiagnosticOrder.ByPlace)];

    protected async Task<ImmutableArray<(Project project, Diagnostic diagnostic)>> GetSortedDiagnosticsAsync(
        Solution solution,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ImmutableArray<(Project project, Diagnostic diagnostic)> additionalDiagnostics,
        CompilerDiagnostics compilerDiagnostics,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var diagnostics = additionalDiagnostics.ToBuilder();
        foreach (var project in solution.Projects)
        {
            var run = await RunAnalyzersAsync(project, analyzers, cancellationToken).ConfigureAwait(false);
            diagnostics.AddRange(run.CompilerDiagnostics
                .Where(diagnostic => IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics))
                .Concat(run.AnalyzerDiagnostics)
                .Select(diagnostic => (project, diagnostic)));
        }

        return SortDistinctDiagnostics(FilterDiagnostics(diagnostics.ToImmutable()));
    }

    protected async Task VerifyDiagnosticsAsync(
        EvaluatedProjectState primaryProject,
        ImmutableArray<EvaluatedProjectState> additionalProjects,
        DiagnosticResult[] expected,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var project = await CreateProjectAsync(primaryProject, additionalProjects, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(project, [.. expected], verifier, cancellationToken).ConfigureAwait(false);
    }

    private protected Task VerifyDiagnosticsAsync(
        Project project,
        SolutionState state,
        IVerifier verifier,
        CancellationToken cancellationToken) =>
        VerifyDiagnosticsAsync(project, [.. state.ExpectedDiagnostics], verifier, cancellationToken);

    private async Task VerifyDiagnosticsAsync(
        Project project,
        ImmutableArray<DiagnosticResult> expected,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        verifier.LanguageIsSupported(Language);
        await VerifyDiagnosticsAsync(project.Solution, expected, verifier, cancellationToken).ConfigureAwait(false);
        await VerifySequentialExecutionAsync(project.Solution, verifier, cancellationToken).ConfigureAwait(false);

        var exclusion = new ExclusionCheck(Analyzers, project);
        if (expected.Any(exclusion.Covers))
        {
            await VerifyGeneratedCodeAsync(exclusion, expected, verifier, cancellationToken).ConfigureAwait(false);
            await VerifySuppressionAsync(exclusion, expected, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task VerifyDiagnosticsAsync(
        Solution solution,
        ImmutableArray<DiagnosticResult> expected,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var diagnostics = await GetSortedDiagnosticsAsync(solution, Analyzers, [], CompilerDiagnostics, verifier, cancellationToken)
            .ConfigureAwait(false);
        var verification = new DiagnosticVerification(new DiagnosticAsCode(Analyzers, DefaultFilePath), DiagnosticVerifier);
        verification.Verify([.. diagnostics.Select(item => item.diagnostic)], expected, verifier);
    }

    /// <summary>An analyzer must report the same whether or not its actions run at the same time.</summary>
    private async Task VerifySequentialExecutionAsync(Solution solution, IVerifier verifier, CancellationToken cancellationToken)
    {
        var sequentialVerifier = verifier.PushContext("Verifying that sequential execution reports the same");
        foreach (var project in solution.Projects)
        {
            var concurrent = await RunAnalyzersAsync(project, Analyzers, cancellationToken).ConfigureAwait(false);
            var exceptions = new AnalyzerExceptions();
            var sequential = await AnalyzerRun.ExecuteAsync(
                concurrent.Compilation,
                [.. GetDiagnosticAnalyzers()],
                analyzers => exceptions.Attach(concurrent.Compilation, analyzers, GetAnalyzerOptions(project), isConcurrent: false),
                exceptions,
                cancellationToken).ConfigureAwait(false);
            sequentialVerifier.EqualOrDiff(
                DiagnosticOrder.Describe(sequential.AnalyzerDiagnostics),
                DiagnosticOrder.Describe(concurrent.AnalyzerDiagnostics),
                $"The analyzers reported differently in '{project.Name}'. Difference from sequential to concurrent execution:");
        }
    }

    /// <summary>An analyzer that does not say how it treats generated code must be silent there.</summary>
    private async Task VerifyGeneratedCodeAsync(
        ExclusionCheck exclusion,
        ImmutableArray<DiagnosticResult> expected,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        if (TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck)
            || GetDiagnosticAnalyzers().All(RecordingAnalysisContext.ConfiguresGeneratedCode))
        {
            return;
        }

        var solution = await exclusion.PrependAsync("// <auto-generated>", cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(
            solution,
            [.. expected.Where(result => !exclusion.Covers(result)).Select(exclusion.Moved)],
            verifier.PushContext("Verifying exclusions in <auto-generated> code"),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifySuppressionAsync(
        ExclusionCheck exclusion,
        ImmutableArray<DiagnosticResult> expected,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        if (TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck))
        {
            return;
        }

        var ids = expected.Where(exclusion.Covers).Select(result => result.Id).Distinct(StringComparer.Ordinal);
        var solution = await exclusion.PrependAsync($"#pragma warning disable {string.Join(", ", ids)}", cancellationToken)
            .ConfigureAwait(false);
        await VerifyDiagnosticsAsync(
            solution,
            [
                .. expected
                    .Where(result => !exclusion.CanBeSuppressed(result) && result.IsSuppressed != true)
                    .Select(exclusion.Moved),
            ],
            verifier.PushContext("Verifying exclusions in '#pragma warning disable' code"),
            cancellationToken).ConfigureAwait(false);
    }

    private protected async Task<AnalyzerRun> RunAnalyzersAsync(
        Project project,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancellationToken)
    {
        // The projects of a solution that was looked at before need not be looked at again.
        if (_runs.TryGetValue((project, analyzers), out var known))
        {
            return known;
        }

        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var options = GetAnalyzerOptions(project);
        var run = await AnalyzerRun.ExecuteAsync(
            compilation,
            analyzers,
            effective => CreateCompilationWithAnalyzers(compilation, effective, options, cancellationToken),
            _analyzerExceptions,
            cancellationToken).ConfigureAwait(false);
        _runs.Add((project, analyzers), run);
        return run;
    }
}
