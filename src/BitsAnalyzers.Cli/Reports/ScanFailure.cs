namespace BitsAnalyzers.Cli.Reports;

/// <summary>Something that could not be scanned, and why.</summary>
/// <param name="Project">The project, or the target.</param>
/// <param name="Reason">The reason, as a sentence that begins in lower case.</param>
/// <param name="IsInPart">Whether the rest of the project was scanned, and its findings are in the report.</param>
internal sealed record ScanFailure(string Project, string Reason, bool IsInPart = false)
{
    /// <summary>What happened, without the reason.</summary>
    public string Heading => IsInPart ? $"{Project} was only partly scanned" : $"{Project} was not scanned";
}
