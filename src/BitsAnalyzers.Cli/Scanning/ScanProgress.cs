namespace BitsAnalyzers.Cli.Scanning;

/// <summary>How far a scan is.</summary>
/// <param name="Project">The project that is looked at.</param>
/// <param name="Number">Which one it is, from 1.</param>
/// <param name="Projects">How many there are, as far as is known: a build log is read as it comes.</param>
/// <param name="FilesDone">How many files of the project have been looked at.</param>
/// <param name="Files">How many files it has.</param>
internal sealed record ScanProgress(string Project, int Number, int? Projects, int FilesDone, int Files)
{
    /// <summary>The part that is done, of everything where that is known, of the project otherwise.</summary>
    public double Fraction
    {
        get
        {
            var ofProject = Files == 0 ? 1 : Math.Min(1, (double)FilesDone / Files);
            return Projects is { } all and > 0 ? Math.Min(1, (Number - 1 + ofProject) / all) : ofProject;
        }
    }
}
