namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The compiler's diagnostics that a test has to expect.</summary>
public enum CompilerDiagnostics
{
    None = 0,
    Errors = 1,
    Warnings = 2,
    Suggestions = 3,
    All = 4,
}
