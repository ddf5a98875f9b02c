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

    /// <summary>The caller of an iterator goes on without it: its finally blocks run, and no more.</summary>
    Disposed,

    /// <summary>The program ends, or a call never returns.</summary>
    Exited,

    /// <summary>The execution is given up.</summary>
    Truncated,
}
