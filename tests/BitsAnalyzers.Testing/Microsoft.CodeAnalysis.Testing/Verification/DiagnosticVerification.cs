using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares the diagnostics of a solution with the expected ones.</summary>
internal sealed class DiagnosticVerification(
    DiagnosticAsCode code,
    Action<Diagnostic, DiagnosticResult, IVerifier>? furtherVerification)
{
    public void Verify(ImmutableArray<Diagnostic> actual, ImmutableArray<DiagnosticResult> expected, IVerifier verifier)
    {
        if (actual.Length != expected.Length)
        {
            verifier.Fail(WithBothSides(
                $"Mismatch between number of diagnostics returned, expected \"{expected.Length}\" actual \"{actual.Length}\".",
                actual,
                expected));
        }

        foreach (var (expectedDiagnostic, actualDiagnostic) in Pair(actual, expected))
        {
            if (DiagnosticComparison.Differences(expectedDiagnostic, actualDiagnostic).FirstOrDefault() is { } difference)
            {
                verifier.Fail(WithBothSides(difference, [actualDiagnostic], [expectedDiagnostic]));
            }

            furtherVerification?.Invoke(actualDiagnostic, expectedDiagnostic, verifier);
        }
    }

    private static IEnumerable<(DiagnosticResult Expected, Diagnostic Actual)> Pair(
        ImmutableArray<Diagnostic> actual,
        ImmutableArray<DiagnosticResult> expected)
    {
        var costs = new double[expected.Length, actual.Length];
        for (var i = 0; i < expected.Length; i++)
        {
            for (var j = 0; j < actual.Length; j++)
            {
                costs[i, j] = DiagnosticComparison.Distance(expected[i], actual[j]);
            }
        }

        var assignment = OptimalAssignment.Find(costs);
        return expected.Select((result, index) => (result, actual[assignment[index]]));
    }

    private string WithBothSides(string message, ImmutableArray<Diagnostic> actual, ImmutableArray<DiagnosticResult> expected) =>
        $"""
        {message}

        Expected:
        {code.Write(expected)}

        Actual:
        {code.Write(actual)}

        """;
}
