using System.Collections.Immutable;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.CommandLines;
using BitsAnalyzers.Rules.Flags;
using BitsAnalyzers.Rules.Interop;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>Turns what shows in an explored body into reports: one for each cause.</summary>
internal static class BodyReporter
{
    /// <summary>At one call the first of these that applies is reported. Rules that are not among them are independent.</summary>
    public static readonly ImmutableArray<Rule> Precedence = ImmutableArray.Create(
        RuleCatalogue.CallInFinalState,
        RuleCatalogue.ConstantOfAnotherFamily,
        RuleCatalogue.FlagsNotCombinedWithOr,
        RuleCatalogue.UndefinedFlag,
        RuleCatalogue.DisableHidesFlags,
        RuleCatalogue.CommandLineNeverRuns,
        RuleCatalogue.FlagsIgnoredByCommandLine,
        RuleCatalogue.EndNeverAnnounced,
        RuleCatalogue.ZeroRequestsNoEvents,
        RuleCatalogue.FailureNeverAnnounced,
        RuleCatalogue.SuccessNeverAnnounced,
        RuleCatalogue.UseOrToCombineFlags,
        RuleCatalogue.MaskReplaced,
        RuleCatalogue.UseNamedFlags);

    /// <param name="body">The explored body.</param>
    /// <param name="refused">Takes the calls that are reported to fail.</param>
    public static IEnumerable<Diagnostic> Report(BodyAnalysis body, ISet<SyntaxNode> refused)
    {
        var findings = new List<Finding>();
        findings.AddRange(MaskFindings.In(body));
        findings.AddRange(JobFindings.In(body));
        findings.AddRange(TextFindings.In(body));
        findings.AddRange(Bits102ZeroIsNotSuccess.In(body));
        findings.AddRange(BodyRules.All.SelectMany(rule => rule.In(body)));
        if (findings.Count == 0 && !body.Context.Explains)
        {
            yield break;
        }

        var way = new NecessaryConditions(body);
        foreach (var atCall in findings.GroupBy(static finding => finding.CallSite))
        {
            var winner = atCall
                .Where(static finding => RankOf(finding.Rule) >= 0)
                .OrderBy(static finding => finding.IsOnlyPossible)
                .ThenBy(static finding => RankOf(finding.Rule))
                .FirstOrDefault();
            if (winner is not null)
            {
                yield return way.AddTo(winner).ToDiagnostic();
            }

            // A call that fails does nothing that the other rules could be about.
            if (winner is { IsOnlyPossible: false }
                && (winner.Rule == RuleCatalogue.CallInFinalState || winner.Rule == RuleCatalogue.UndefinedFlag))
            {
                refused.Add(body.Context.Points[atCall.Key].Syntax);
                continue;
            }

            foreach (var finding in atCall.Where(static finding => RankOf(finding.Rule) < 0))
            {
                yield return way.AddTo(finding).ToDiagnostic();
            }
        }

        foreach (var explanation in Explanations.In(body))
        {
            yield return explanation.ToDiagnostic();
        }
    }

    private static int RankOf(Rule rule) => Precedence.IndexOf(rule);
}
