namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One expected location of a diagnostic.</summary>
public readonly struct DiagnosticLocation
{
    public DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
    {
        Span = span;
        Options = options;
    }

    public FileLinePositionSpan Span { get; }

    public DiagnosticLocationOptions Options { get; }

    public override string ToString()
    {
        var (start, end) = (Span.StartLinePosition, Span.EndLinePosition);
        var endText = Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) ? string.Empty : $",{end.Line + 1},{end.Character + 1}";
        return $"{Span.Path}({start.Line + 1},{start.Character + 1}{endText})";
    }
}
