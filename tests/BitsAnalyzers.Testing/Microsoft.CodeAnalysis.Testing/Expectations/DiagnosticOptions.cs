namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What is left out when an expected diagnostic is compared with an actual one.</summary>
[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 1,
    IgnoreSeverity = 2,
}
