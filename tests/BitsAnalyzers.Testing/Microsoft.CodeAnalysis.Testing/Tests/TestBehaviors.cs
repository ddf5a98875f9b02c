namespace Microsoft.CodeAnalysis.Testing;

[Flags]
public enum TestBehaviors
{
    None = 0,

    /// <summary>Does not check that an analyzer that says nothing about generated code is silent there.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Does not check that <c>#pragma warning disable</c> silences the diagnostics.</summary>
    SkipSuppressionCheck = 2,

    SkipGeneratedSourcesCheck = 4,
}
