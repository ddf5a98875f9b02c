using BitsAnalyzers.Cli.Reports;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>What is to be said of a scan beside its findings.</summary>
internal sealed class ScanLog
{
    private readonly List<string> _notes = [];
    private readonly List<ScanFailure> _failures = [];

    /// <summary>What a reader should know: how a project was read, what was left out.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What could not be scanned, and why.</summary>
    public IReadOnlyList<ScanFailure> Failures => _failures;

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

    public void Fail(string project, string reason) => _failures.Add(new(project, reason));

    /// <summary>The analyzer has failed in some members of a project. The rest of it was scanned.</summary>
    public void FailInPart(string project, IReadOnlyCollection<string> reasons)
        => _failures.Add(new(
            project,
            $"the analyzer failed in {reasons.Count} {(reasons.Count == 1 ? "place" : "places")}, so findings may be missing. "
            + $"Please report this as a bug. The first: {reasons.First()}",
            IsInPart: true));
}
