namespace BitsAnalyzers.Runtime;

/// <summary>Tells of an exception that a handler threw.</summary>
public sealed class BitsHandlerFaultedEventArgs : EventArgs
{
    internal BitsHandlerFaultedEventArgs(Exception exception) => Exception = exception;

    /// <summary>The exception.</summary>
    public Exception Exception { get; }
}
