using BitsAnalyzers.Flow.Tests.Oracle.Execution;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>Holds the reports of the analyzer against all executions of the program.</summary>
internal static class Comparer
{
    public static IEnumerable<Disagreement> Compare(IReadOnlyCollection<Report> reports, Verdicts verdicts, IReadOnlySet<string> rules)
        => reports.Where(report => RuleIds.All.Contains(report.Id)).SelectMany(report => Check(report, reports, verdicts))
            .Concat(
                verdicts.All.Where(pair => rules.Contains(pair.Key.Rule)).SelectMany(
                    pair => FindMisses(pair.Key.Rule, pair.Key.Site, verdicts, reports)));

    private static IEnumerable<Disagreement> Check(Report report, IReadOnlyCollection<Report> reports, Verdicts verdicts)
    {
        if (RuleIds.LeftBehind.Contains(report.Id))
        {
            if (!verdicts.LeftBehind.Contains(report.Id) && !verdicts.AreTruncated)
            {
                yield return new(DisagreementKind.NeverMisused, report.Id, 0, $"{report} -- but no execution leaves a job so");
            }

            yield break;
        }

        if (report.Site is not { } site)
        {
            yield return new(DisagreementKind.OutsideCalls, report.Id, 0, report.ToString());
            yield break;
        }

        var certainty = verdicts.Of(report.Id, site).Certainty;
        if (certainty == Certainty.Never && verdicts.AreTruncated &&
            (!verdicts.ReachedSites.Contains(site) || (RuleIds.Precedence.Contains(report.Id) && report.Id != RuleIds.JobIsFinal)))
        {
            // An execution with more rounds of a loop may get there, or with another mask.
            yield break;
        }

        if (certainty == Certainty.Never &&
            (verdicts.FollowsFromNothing(report.Id, site) ||
                (!verdicts.ReachedSites.Contains(site) && verdicts.PointlesslyReachedSites.Contains(site))))
        {
            // Whatever is said of a call that is never made is true, and of what follows from one.
            yield break;
        }

        if (certainty == Certainty.Never)
        {
            var reason = verdicts.ReachedSites.Contains(site) ? "no execution misuses it so" : "no execution gets there";
            var kind = report.Id == RuleIds.JobMayBeFinal ? DisagreementKind.Unfounded : DisagreementKind.NeverMisused;
            yield return new(kind, report.Id, site, $"{report} -- but {reason}");
        }
        else if (certainty == Certainty.Sometimes && report.Id != RuleIds.JobMayBeFinal)
        {
            yield return new(
                DisagreementKind.LevelTooHigh,
                report.Id,
                site,
                $"{report} -- but only some executions misuse it so, and no place in the program leads to the misuse always");
        }

        if (report.Part != ExpectedPart(report))
        {
            yield return new(DisagreementKind.WrongPlace, report.Id, site, $"{report} -- is to be reported at the {ExpectedPart(report)}");
        }

        if (reports.Any(other => !ReferenceEquals(other, report) && other.Site == site && Excludes(other, report)))
        {
            yield return new(DisagreementKind.TwoReports, report.Id, site, $"{report} -- is one of two reports on one cause");
        }
    }

    // The same twice, or the later one of two in the order of precedence.
    private static bool Excludes(Report other, Report report)
    {
        if (other.Diagnostic.Location != report.Diagnostic.Location && other.Id == report.Id)
        {
            return false;
        }

        var (rank, otherRank) = (Array.IndexOf(RuleIds.Precedence, report.Id), Array.IndexOf(RuleIds.Precedence, other.Id));
        return other.Id == report.Id || (rank >= 0 && otherRank >= 0 && otherRank < rank);
    }

    private static ReportedPart ExpectedPart(Report report) => report.Id switch
    {
        // On the mask where there is one, otherwise where the callback is registered.
        RuleIds.HandlerNeverRuns when report.Part != ReportedPart.Other => report.Part,
        RuleIds.CommandLineIsFallback
            or RuleIds.JobIsFinal
            or RuleIds.JobMayBeFinal
            or RuleIds.ResumeOnEmptyJob
            or RuleIds.UploadTakesOneFile
            or RuleIds.CompleteNeedsTransferredUpload or RuleIds.PropertyIsLate or RuleIds.TakeOwnershipRemovesSetting => ReportedPart.Name,
        _ => ReportedPart.Argument,
    };

    private static IEnumerable<Disagreement> FindMisses(string rule, int site, Verdicts verdicts, IReadOnlyCollection<Report> reports)
    {
        if (reports.Any(report => report.Site == site && Covers(report.Id, rule)))
        {
            yield break;
        }

        if (verdicts.IsRequired(rule, site))
        {
            yield return new(
                DisagreementKind.Missed,
                rule,
                site,
                $"call {site} is not reported -- "
                + $"but {(rule == RuleIds.JobMayBeFinal ? "some execution" : "every execution that makes it")} misuses it");
        }
        else if (verdicts.IsRequiredAfter(rule, site))
        {
            yield return new(
                DisagreementKind.MissedAfter,
                rule,
                site,
                $"call {site} is not reported -- but every execution that establishes the misuse makes it");
        }
    }

    // One cause, one report: what takes precedence at a call, or says that the call fails, is enough.
    private static bool Covers(string reported, string rule)
    {
        if (reported == rule
            || reported is RuleIds.JobIsFinal or RuleIds.UndefinedFlag
                && rule != RuleIds.JobIsFinal
                && Array.IndexOf(RuleIds.Precedence, rule) < 0)
        {
            return true;
        }

        var (rank, reportedRank) = (Array.IndexOf(RuleIds.Precedence, rule), Array.IndexOf(RuleIds.Precedence, reported));
        return rank >= 0 && reportedRank >= 0 && reportedRank < rank;
    }
}
