using System.Globalization;
using System.Text;
using BitsAnalyzers.Flow.Tests.Oracle.Execution;
using BitsAnalyzers.Flow.Tests.Oracle.Printing;
using Xunit;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>The sums of a run.</summary>
internal sealed class OracleResult
{
    private readonly Dictionary<string, RuleCounts> _rules = RuleIds.All.ToDictionary(static rule => rule, static _ => new RuleCounts());

    public int Programs { get; private set; }

    /// <summary>Programs with so many executions that nothing was compared.</summary>
    public int Skipped { get; private set; }

    public long Executions { get; private set; }

    /// <summary>Programs with a report that is wrong.</summary>
    public int Failures { get; private set; }

    public Examples Examples { get; } = new();

    public RuleCounts this[string rule] => _rules[rule];

    public void Add(Examined examined)
    {
        Programs++;
        Executions += examined.Verdicts.Executions;
        if (examined.Verdicts.AreIncomplete)
        {
            Skipped++;
            return;
        }

        foreach (var report in examined.Reports)
        {
            if (_rules.TryGetValue(report.Id, out var counts))
            {
                counts.Reports++;
            }
        }

        foreach (var (rule, site) in examined.Verdicts.All.Keys)
        {
            _rules[rule].Required += examined.Verdicts.IsRequired(rule, site) ? 1 : 0;
            _rules[rule].RequiredAfter += examined.Verdicts.IsRequiredAfter(rule, site) ? 1 : 0;
        }

        foreach (var disagreement in examined.Disagreements)
        {
            var counts = _rules[disagreement.Rule];
            counts.Failures += disagreement.IsFailure ? 1 : 0;
            counts.Unfounded += disagreement.Kind == DisagreementKind.Unfounded ? 1 : 0;
            counts.Missed += disagreement.Kind == DisagreementKind.Missed ? 1 : 0;
            counts.MissedAfter += disagreement.Kind == DisagreementKind.MissedAfter ? 1 : 0;
            Examples.Add(examined, disagreement);
        }

        Failures += examined.Disagreements.Any(static disagreement => disagreement.IsFailure) ? 1 : 0;
    }

    /// <summary>Fails where a report is wrong or too many are missing, and shows examples of these.</summary>
    public async Task AssertAsync(Dialect dialect, CancellationToken cancellationToken)
    {
        var exceeded = Tolerance.Exceeded(this).ToList();
        if (Failures == 0 && exceeded.Count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture, $"{Failures} programs with wrong reports; too many misses of: {string.Join(", ", exceeded)}");
        text.Append(Table());
        await foreach (var example in Examples.WriteAsync(exceeded, dialect, cancellationToken))
        {
            text.AppendLine(example);
        }

        Assert.Fail(text.ToString());
    }

    /// <summary>A table: what was reported, what was wrong, and what is missing, by rule.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        table.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Programs} programs, {Executions} executions, {Skipped} skipped for their size, {Failures} with a failure");
        table.AppendLine("rule     reports  failures  unfounded   before  missed        after  missed");
        foreach (var (rule, counts) in _rules.Where(static pair => AnalyzerRun.SupportedRules.Contains(pair.Key)))
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"{rule}{counts.Reports,9}{counts.Failures,10}{counts.Unfounded,11}{counts.Required,9}{counts.Missed,8}"
                + $" {counts.MissRate,6:P1}{counts.RequiredAfter,6}{counts.MissedAfter,8} {counts.MissRateAfter,6:P1}");
        }

        return table.ToString();
    }
}

/// <summary>The sums of one rule.</summary>
internal sealed class RuleCounts
{
    public int Reports { get; set; }

    public int Failures { get; set; }

    /// <summary>Reports as possible of what happens in no execution.</summary>
    public int Unfounded { get; set; }

    /// <summary>Calls that every execution misuses.</summary>
    public int Required { get; set; }

    public int Missed { get; set; }

    /// <summary>Calls that are misused by every execution that established the misuse, and by others not.</summary>
    public int RequiredAfter { get; set; }

    public int MissedAfter { get; set; }

    public double UnfoundedRate => Reports == 0 ? 0 : (double)Unfounded / Reports;

    public double MissRate => Required == 0 ? 0 : (double)Missed / Required;

    public double MissRateAfter => RequiredAfter == 0 ? 0 : (double)MissedAfter / RequiredAfter;
}
