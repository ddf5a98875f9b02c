using System.Collections.Immutable;
using BitsAnalyzers.Cli.Reports;

namespace BitsAnalyzers.Cli.Scanning;

/// <summary>What is to be scanned, and what of it is to be reported.</summary>
/// <param name="Target">A solution, a project, a folder or a build log.</param>
internal sealed record ScanRequest(string Target)
{
    /// <summary>The levels, the strongest promise first.</summary>
    public static readonly ImmutableArray<string> Levels = ["certain", "possible", "advice"];

    /// <summary>Whether no build file is evaluated.</summary>
    public bool SourcesOnly { get; init; }

    /// <summary>Whether rules of the level Certain report what is only possible, too.</summary>
    public bool ReportsPossible { get; init; }

    /// <summary>Whether steps know what is believed of the job, which costs time.</summary>
    public bool ExplainsJobs { get; init; }

    /// <summary>The lowest level to report.</summary>
    public string Level { get; init; } = Levels[^1];

    /// <summary>The rules to report; all where there are none.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The file with the accepted findings.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether all findings of this scan are accepted.</summary>
    public bool UpdatesBaseline { get; init; }

    /// <param name="progress">Is told how far the scan is, on several threads.</param>
    /// <exception cref="FormatException">The baseline is none.</exception>
    public async Task<ScanReport> RunAsync(ScanLog log, Action<ScanProgress> progress, CancellationToken cancellationToken)
    {
        // A file that cannot be read is found out before anything takes its time.
        var accepted = Baseline is not null && !UpdatesBaseline ? Reports.Baseline.Read(Baseline) : [];
        var scan = new TargetScan(Target, SourcesOnly, log);
        var scanner = new Scanner(scan.Root, log, Options());
        var number = 0;
        await foreach (var unit in scan.Units(cancellationToken).ConfigureAwait(false))
        {
            var files = unit.Project.DocumentIds.Count;
            var counted = new ScanProgress(unit.Name, ++number, scan.Projects is { } known ? Math.Max(known, number) : null, 0, files);
            progress(counted);
            try
            {
                await scanner.ScanAsync(unit, done => progress(counted with { FilesDone = done }), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One project that breaks the compiler does not take the findings of the others with it.
                log.Fail(unit.Name, e.Message);
            }
        }

        var all = Selected(scanner.Findings());
        if (UpdatesBaseline && Baseline is not null && log.Failures.Count == 0)
        {
            Reports.Baseline.Write(Baseline, all);
            accepted = [.. all.Select(static finding => finding.Fingerprint)];
        }

        ImmutableArray<Finding> findings = [.. all.Where(finding => !accepted.Contains(finding.Fingerprint))];
        return new(
            scan.Root.RelativeOrName(Path.GetFullPath(Target)),
            findings,
            all.Length - findings.Length,
            scanner.Projects,
            scanner.Files,
            log.Notes,
            log.Failures,
            scanner.Sources);
    }

    // The steps are shown by the report itself.
    private ImmutableDictionary<string, string> Options()
    {
        var options = ImmutableDictionary<string, string>.Empty.Add("bits_analyzers.trace", "none");
        options = ExplainsJobs ? options.Add("bits_analyzers.explain", "true") : options;
        return ReportsPossible ? options.Add("bits_analyzers.report_possible", "true") : options;
    }

    private ImmutableArray<Finding> Selected(ImmutableArray<Finding> findings)
    {
        var lowest = Levels.IndexOf(Level);
        var rules = Rules
            .SelectMany(static value => value.Split([',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. findings.Where(finding =>
                Levels.IndexOf(finding.Level.ToLowerInvariant()) <= lowest
                && finding.Severity > Severity.Silent
                && (rules.Count == 0 || rules.Contains(finding.Rule.Id))),
        ];
    }
}
