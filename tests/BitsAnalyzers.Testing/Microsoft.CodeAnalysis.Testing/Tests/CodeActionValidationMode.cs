namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How the syntax tree that a code action made is compared with the tree that the compiler makes of its text.</summary>
public enum CodeActionValidationMode
{
    None = 0,

    /// <summary>Nodes and tokens.</summary>
    SemanticStructure = 1,

    /// <summary>Nodes, tokens and trivia.</summary>
    Full = 2,
}
