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
        if (analyzers.IsEmpty)
        {
            return new AnalyzerRun(compilation, compilation.GetDiagnostics(cancellationToken), [], []);
        }

        var attached = attach(analyzers);
        var result = await attached.GetAnalysisResultAsync(cancellationToken).ConfigureAwait(false);
        var diagnostics = result.GetAllDiagnostics();
        ImmutableArray<DiagnosticAnalyzer> suppressors = [.. analyzers.OfType<DiagnosticSuppressor>()];

        // The analyzers have their own copy of the compilation, whose declarations are bound by now.
        var compilerDiagnostics = suppressors.IsEmpty
            ? attached.Compilation.GetDiagnostics(cancellationToken)
            : await attach(suppressors).GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return new AnalyzerRun(
            compilation,
            compilerDiagnostics,
            [.. diagnostics, .. exceptions.TakeThoseNotIn(diagnostics)],
            [.. result.CompilationDiagnostics.Values.SelectMany(list => list)]);
    }

    /// <summary>
    /// Gives what the analyzers report in one file after the other, as an editor shows it: nothing from the end of the compilation.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> ExecuteByFileAsync(
        CompilationWithAnalyzers attached,
        CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in attached.Compilation.SyntaxTrees)
        {
            var model = attached.Compilation.GetSemanticModel(tree);
            diagnostics.AddRange(await attached.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken).ConfigureAwait(false));
            diagnostics.AddRange(
                await attached.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken).ConfigureAwait(false));
        }

        return diagnostics.ToImmutable();
    }

    /// <summary>Gives those of the diagnostics that analysis of a single file can find.</summary>
    public ImmutableArray<Diagnostic> WithoutNonLocal() =>
        [.. AnalyzerDiagnostics.Where(diagnostic => diagnostic.Location.IsInSource && !NonLocalDiagnostics.Contains(diagnostic))];
}
