using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules;

/// <summary>Applies the rules about receivers and the life of a job to what shows in an explored body.</summary>
internal static class MisuseFindings
{
    // A proof longer than this is not read.
    private const int MaximumCauses = 10;

    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        Dictionary<(int Site, Misuse Misuse), List<(FlowEvent Event, Occurrence Occurrence)>>? groups = null;
        foreach (var (@event, occurrence) in body.Misuses)
        {
            if (occurrence.Misuse is Misuse.Mask or Misuse.Text)
            {
                continue;
            }

            var key = (occurrence.ReportSite, occurrence.Misuse);
            groups ??= [];
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add((@event, occurrence));
        }

        if (groups is null)
        {
            yield break;
        }

        foreach (var group in groups.OrderBy(static group => group.Key.Site).ThenBy(static group => group.Key.Misuse))
        {
            if (Find(body, group.Key.Misuse, group.Key.Site, group.Value) is { } finding)
            {
                yield return finding with { Shows = new HashSet<FlowEvent>(group.Value.Select(static show => show.Event)) };
            }
        }
    }

    // Whether the callee would have to be called once more to go wrong, which is the caller's doing.
    private static bool NeedsAnotherRun(BodyContext root, Occurrence occurrence)
        => !occurrence.Causes.IsEmpty && occurrence.Misuse switch
        {
            Misuse.CallInFinalState or Misuse.CallInFinalStateByOnePage or Misuse.MaskReplaced or Misuse.SecondFileOfUpload or Misuse.PropertyTooLate =>
                occurrence.Causes.All(cause => CallGraph.NeverFollows(root, occurrence.ReportSite, cause)),

            // What is reported comes first, and what removes it later.
            Misuse.SettingRemovedByTakeOwnership =>
                occurrence.Causes.All(cause => cause == occurrence.ReportSite || CallGraph.NeverFollows(root, cause, occurrence.ReportSite)),
            _ => false,
        };

    private static Finding? Find(BodyAnalysis body, Misuse misuse, int site, List<(FlowEvent Event, Occurrence Occurrence)> shows)
    {
        var isCertain = Certainty.IsCertain(
            body,
            occurrence => occurrence.Misuse == misuse && occurrence.ReportSite == site,
            IsJudgedInTheEnd(misuse) ? [] : shows.Select(static show => show.Event),
            shows.SelectMany(static show => show.Occurrence.Causes.Where(cause => !IsMoment(show, cause)).Concat(OriginOf(show.Occurrence))).Distinct(),
            new HashSet<SymbolicValue?>(shows.Select(static show => JobOf(show.Event))));
        var occurrence = shows[0].Occurrence with
        {
            Causes = shows.SelectMany(static show => show.Occurrence.Causes).Distinct().Take(MaximumCauses).ToImmutableArray(),
            Flags = shows.Aggregate(0u, static (flags, show) => flags | show.Occurrence.Flags),
            Job = shows.Select(static show => show.Occurrence.Job).Aggregate(static (left, right) => left is null || right is null ? null : JobState.Join(left, right)),
        };
        if (!BlameAssignment.IsOwn(body.Context, occurrence.Causes.Concat(OriginOf(occurrence)).Append(site)) && !NeedsAnotherRun(body.Context, occurrence))
        {
            return null;
        }

        var known = shows.Select(static show => show.Occurrence.Value).OfType<NumberValue>().Distinct().ToList();
        return MisuseWords.RuleFor(misuse, isCertain) is { } rule ? MisuseWords.Describe(body, rule, site, occurrence, known)
            : body.Context.ReportsPossible && MisuseWords.RuleFor(misuse, isCertain: true) is { Level: RuleLevel.Certain } broken
                ? MisuseWords.Describe(body, broken, site, occurrence, known) with { IsOnlyPossible = true }
            : null;
    }

    // Flags that are wrong wherever one branch resumes the job may be right for another branch: it shows in the end whether they are.
    private static bool IsJudgedInTheEnd(Misuse misuse)
        => misuse is Misuse.FlagsIgnoredByCommandLine or Misuse.CommandLineNeverRuns or Misuse.CallbackLacksInterface or Misuse.EventOfAnotherJobType;

    // A mask shows to be wrong when the job is resumed, a setting when it is removed: that is the moment, and not what makes it so.
    private static bool IsMoment((FlowEvent Event, Occurrence Occurrence) show, int cause) => show.Event.Site == cause && show.Occurrence.ReportSite != cause;

    private static IEnumerable<int> OriginOf(Occurrence occurrence) => MaskSource.Sites(occurrence.Value?.Origin);

    private static SymbolicValue? JobOf(FlowEvent @event) => @event switch
    {
        CallEvent call => call.Job,
        JudgementEvent judgement => judgement.Job,
        _ => null,
    };
}
