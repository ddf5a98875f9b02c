using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Testing;

/// <summary>
/// Analysis as in an editor: file by file, one action after the other, and nothing from the end of the compilation. A build analyses all
/// files at once and concurrently.
/// </summary>
internal static class EditorAnalysis
{
    public static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        AnalyzerOptions analyzerOptions,
        CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            analyzerOptions,
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var attached = compilation.WithAnalyzers(analyzers, options);
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

    /// <summary>
    /// Whether an editor can show what a build reports: it is an analyzer's, in a file, and not from the end of the compilation.
    /// </summary>
    public static bool CanShow(Diagnostic diagnostic, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        diagnostic.Location.IsInSource
        && !diagnostic.IsSuppressed
        && !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)
        && analyzers.Any(analyzer => analyzer.SupportedDiagnostics.Contains(diagnostic.Descriptor));

    public static string Describe(IEnumerable<Diagnostic> diagnostics) => string.Join(
        '\n',
        diagnostics
            .Select(diagnostic =>
                $"{diagnostic.Id} {diagnostic.Severity} {diagnostic.Location.GetLineSpan()} "
                + $"{diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal));
}
