namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>How a statement ends.</summary>
internal enum Completion
{
    Normal,
    Break,
    Continue,
    Return,
    Goto,
    Throw,

    /// <summary>The execution is given up.</summary>
    Truncated,
}
