using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the compiler and the analyzers reported in one compilation.</summary>
internal sealed record AnalyzerRun(
    Compilation Compilation,
    ImmutableArray<Diagnostic> CompilerDiagnostics,
    ImmutableArray<Diagnostic> AnalyzerDiagnostics,
    ImmutableHashSet<Diagnostic> NonLocalDiagnostics)
{
    public static async Task<AnalyzerRun> ExecuteAsync(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        Func<ImmutableArray<DiagnosticAnalyzer>, CompilationWithAnalyzers> attach,
        AnalyzerExceptions exceptions,
        CancellationToken cancellationToken)
    {
        var compilerDiagnostics = await CompilerDiagnosticsAsync(compilation, analyzers, attach, cancellationToken).ConfigureAwait(false);
        if (analyzers.IsEmpty)
        {
            return new AnalyzerRun(compilation, compilerDiagnostics, [], []);
        }

        var result = await attach(analyzers).GetAnalysisResultAsync(cancellationToken).ConfigureAwait(false);
        var diagnostics = result.GetAllDiagnostics();
        return new AnalyzerRun(
            compilation,
            compilerDiagnostics,
            [.. diagnostics, .. exceptions.TakeThoseNotIn(diagnostics)],
            [.. result.CompilationDiagnostics.Values.SelectMany(list => list)]);
    }

    private static async Task<ImmutableArray<Diagnostic>> CompilerDiagnosticsAsync(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        Func<ImmutableArray<DiagnosticAnalyzer>, CompilationWithAnalyzers> attach,
        CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> suppressors = [.. analyzers.OfType<DiagnosticSuppressor>()];
        return suppressors.IsEmpty
            ? compilation.GetDiagnostics(cancellationToken)
            : await attach(suppressors).GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
    }
}
