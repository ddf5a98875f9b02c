using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace BitsAnalyzers.Testing;

/// <summary>A test of an analyzer alone, with the checks of <see cref="CSharpCodeFixTest{TAnalyzer, TCodeFix}"/>.</summary>
public class CSharpAnalyzerTest<TAnalyzer> : CSharpCodeFixTest<TAnalyzer, EmptyCodeFixProvider>
    where TAnalyzer : DiagnosticAnalyzer, new();
