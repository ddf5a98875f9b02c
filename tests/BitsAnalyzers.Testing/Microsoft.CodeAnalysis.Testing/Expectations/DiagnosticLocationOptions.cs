namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How an expected location is compared with an actual one.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    None = 0,

    /// <summary>Only the start is compared.</summary>
    IgnoreLength = 1,

    /// <summary>The column is the number of a <c>{|#n:…|}</c> span and stands for that span.</summary>
    InterpretAsMarkupKey = 2,

    /// <summary>The additional location is one that the diagnostic marks as unnecessary code.</summary>
    UnnecessaryCode = 4,
}
