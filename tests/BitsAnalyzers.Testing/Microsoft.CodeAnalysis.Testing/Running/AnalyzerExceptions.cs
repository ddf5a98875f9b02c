using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Keeps the exceptions of analyzers as the AD0001 diagnostics that a test then has to expect or fails with.</summary>
internal sealed class AnalyzerExceptions
{
    private readonly ConcurrentQueue<Diagnostic> _diagnostics = [];

    public CompilationWithAnalyzers Attach(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        AnalyzerOptions options,
        bool isConcurrent) =>
        new(
            compilation,
            analyzers,
            new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: (_, _, diagnostic) => _diagnostics.Enqueue(diagnostic),
                concurrentAnalysis: isConcurrent,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true));

    public IEnumerable<Diagnostic> TakeThoseNotIn(ImmutableArray<Diagnostic> reported)
    {
        while (_diagnostics.TryDequeue(out var diagnostic))
        {
            if (!reported.Any(other => other.Id == diagnostic.Id && other.GetMessage() == diagnostic.GetMessage()))
            {
                yield return diagnostic;
            }
        }
    }
}
