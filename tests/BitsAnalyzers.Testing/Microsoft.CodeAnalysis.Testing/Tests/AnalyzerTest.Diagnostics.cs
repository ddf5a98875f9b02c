using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

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
