using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Testing;

/// <summary>
/// Gives the diagnostics of a program without comparing them with anything: for tables of cases, oracles and crash tests that
/// run analyzers on thousands of small programs.
/// </summary>
public static class AnalyzerRunner
{
    public static Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync<TAnalyzer>(
        string source,
        AnalyzerRunnerSettings? settings = null,
        CancellationToken cancellationToken = default)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        GetDiagnosticsAsync(new TAnalyzer(), source, settings, cancellationToken);

    public static Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(
        DiagnosticAnalyzer analyzer,
        string source,
        AnalyzerRunnerSettings? settings = null,
        CancellationToken cancellationToken = default) =>
        GetDiagnosticsAsync([analyzer], source, settings, cancellationToken);

    /// <summary>
    /// Gives what the analyzers report in the program's own file, by place and without what the source suppresses, as an editor
    /// shows it: nothing in the shared sources and nothing from the end of the compilation.
    /// </summary>
    /// <exception cref="InvalidOperationException">The program does not compile, or an analyzer threw an exception.</exception>
    public static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        string source,
        AnalyzerRunnerSettings? settings = null,
        CancellationToken cancellationToken = default)
    {
        settings ??= AnalyzerRunnerSettings.Default;
        var baseCompilation = await settings.BaseCompilation.ConfigureAwait(false);
        var tree = CSharpSyntaxTree.ParseText(source, settings.ParseOptions, "/0/Test0.cs", cancellationToken: cancellationToken);
        var compilation = baseCompilation.AddSyntaxTrees(tree);
        var model = compilation.GetSemanticModel(tree);
        if (!settings.AllowsCompilerErrors)
        {
            ThrowOnErrors(model.GetDiagnostics(cancellationToken: cancellationToken), source);
        }

        var exceptions = new ConcurrentQueue<Diagnostic>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new UniformAnalyzerOptions(settings.AnalyzerOptions)),
            onAnalyzerException: (_, _, diagnostic) => exceptions.Enqueue(diagnostic),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var compilationWithAnalyzers = new CompilationWithAnalyzers(compilation, analyzers, options);
        var syntaxDiagnostics = await compilationWithAnalyzers.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken)
            .ConfigureAwait(false);
        var semanticDiagnostics = await compilationWithAnalyzers.GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellationToken)
            .ConfigureAwait(false);
        ThrowOnErrors([.. exceptions], source);
        return
        [
            .. syntaxDiagnostics.Concat(semanticDiagnostics)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    private static void ThrowOnErrors(ImmutableArray<Diagnostic> diagnostics, string source)
    {
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "AD0001")
            .ToArray();
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(
                $"{string.Join(Environment.NewLine, errors.AsEnumerable())}{Environment.NewLine}in{Environment.NewLine}{source}");
        }
    }
}
