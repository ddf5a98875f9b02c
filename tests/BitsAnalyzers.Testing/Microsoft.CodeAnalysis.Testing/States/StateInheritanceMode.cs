namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a state that leaves something empty takes over from the state it follows.</summary>
public enum StateInheritanceMode
{
    /// <summary>Everything, but of the expected diagnostics only those that are not fixable.</summary>
    AutoInherit = 0,

    /// <summary>Nothing.</summary>
    Explicit = 1,

    /// <summary>Everything.</summary>
    AutoInheritAll = 2,
}
