using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The short way to test an analyzer: one source, one call.</summary>
public class AnalyzerVerifier<TAnalyzer, TTest, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TTest : AnalyzerTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Expects the only diagnostic that the analyzer supports.</summary>
    public static DiagnosticResult Diagnostic() =>
        new TAnalyzer().SupportedDiagnostics is [var descriptor]
            ? Diagnostic(descriptor)
            : throw new InvalidOperationException(
                $"{nameof(Diagnostic)}() needs an analyzer that supports a single diagnostic. Name the id or the descriptor.");

    /// <summary>Expects the diagnostic of that id that the analyzer supports.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId) =>
        new TAnalyzer().SupportedDiagnostics.Where(descriptor => descriptor.Id == diagnosticId).ToArray() is [var descriptor]
            ? Diagnostic(descriptor)
            : throw new InvalidOperationException(
                $"{nameof(Diagnostic)}(string) needs an analyzer that supports a single diagnostic '{diagnosticId}'. Give the descriptor.");

    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new TTest { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(CancellationToken.None);
    }
}
