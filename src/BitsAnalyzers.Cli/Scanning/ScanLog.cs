namespace BitsAnalyzers.Cli.Scanning;

/// <summary>What is to be said of a scan beside its findings.</summary>
internal sealed class ScanLog
{
    private readonly List<string> _notes = [];
    private readonly List<(string Project, string Reason)> _failures = [];

    /// <summary>What a reader should know: how a project was read, what was left out.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What could not be scanned, and why.</summary>
    public IReadOnlyList<(string Project, string Reason)> Failures => _failures;

    /// <summary>Is told each note when it is made.</summary>
    public Action<string> Noted { get; init; } = static _ => { };

    public void Note(string text)
    {
        if (!_notes.Contains(text, StringComparer.Ordinal))
        {
            _notes.Add(text);
            Noted(text);
        }
    }

    public void Fail(string project, string reason) => _failures.Add((project, reason));
}
