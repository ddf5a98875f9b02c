namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What markup in the sources of a state means.</summary>
public enum MarkupMode
{
    /// <summary>Markup is code.</summary>
    None = 0,

    /// <summary>Markup is removed and expects nothing.</summary>
    Ignore = 1,

    /// <summary>Markup expects diagnostics, except those that can be fixed.</summary>
    IgnoreFixable = 2,

    /// <summary>Markup expects diagnostics.</summary>
    Allow = 3,
}
