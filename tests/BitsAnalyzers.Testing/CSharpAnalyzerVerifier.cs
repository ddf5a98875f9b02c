using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing;

/// <summary>Made to be aliased: <c>using VerifyCS = BitsAnalyzers.Testing.CSharpAnalyzerVerifier&lt;TheAnalyzer&gt;;</c>.</summary>
public class CSharpAnalyzerVerifier<TAnalyzer> : AnalyzerVerifier<TAnalyzer, CSharpAnalyzerTest<TAnalyzer>, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public class Test : CSharpAnalyzerTest<TAnalyzer>;
}
