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

    /// <summary>Gives the analyzers' diagnostics by place, without those that the source suppresses.</summary>
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
        if (!settings.AllowsCompilerErrors)
        {
            ThrowOnErrors(compilation.GetDiagnostics(cancellationToken), source);
        }

        var exceptions = new ConcurrentQueue<Diagnostic>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new UniformAnalyzerOptions(settings.AnalyzerOptions)),
            onAnalyzerException: (_, _, diagnostic) => exceptions.Enqueue(diagnostic),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, analyzers, options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken)
            .ConfigureAwait(false);
        ThrowOnErrors([.. exceptions], source);
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    private static void ThrowOnErrors(ImmutableArray<Diagnostic> diagnostics, string source)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "AD0001").ToArray();
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(
                $"{string.Join(Environment.NewLine, errors.AsEnumerable())}{Environment.NewLine}in{Environment.NewLine}{source}");
        }
    }
}
