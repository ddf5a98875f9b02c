using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Kernel;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules;

/// <summary>Makes reports of the rules about jobs that are broken in an explored body.</summary>
internal static class JobFindings
{
    // A proof longer than this is not read.
    private const int MaximumCauses = 10;

    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        Dictionary<(int Site, JobRule Rule), List<(FlowEvent Event, JobViolation Violation)>>? groups = null;
        foreach (var (@event, found) in body.Violations)
        {
            var violation = (JobViolation)found;
            var key = (violation.Site, violation.Rule);
            groups ??= [];
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add((@event, violation));
        }

        if (groups is null)
        {
            yield break;
        }

        foreach (var group in groups.OrderBy(static group => group.Key.Site).ThenBy(
            static group => JobRules.InOrder.IndexOf(group.Key.Rule)))
        {
            if (Find(body, group.Key.Rule, group.Key.Site, group.Value) is { } finding)
            {
                yield return finding with { Shows = new HashSet<FlowEvent>(group.Value.Select(static show => show.Event)) };
            }
        }
    }

    private static Finding? Find(BodyAnalysis body, JobRule rule, int site, List<(FlowEvent Event, JobViolation Violation)> shows)
    {
        var violation = shows.Select(static show => show.Violation).Aggregate(static (left, right) => left.Join(right));
        violation = violation with { Causes = violation.Causes.Take(MaximumCauses).ToImmutableArray() };
        if (!BlameAssignment.IsOwn(body.Context, violation.Causes.Concat(violation.Origin).Append(site))
            && !(violation.Causes.Any() && rule.NeedsAnotherRun(body.Context, violation)))
        {
            return null;
        }

        if (rule.IsSettledLater && shows.Exists(show => IsSettledLater(body, show.Event)))
        {
            return null;
        }

        var proof = Proof.Find(
            body,
            @event => @event.Violations.Any(other => other.Check == rule && other.Site == site),
            rule.IsJudgedInTheEnd ? [] : shows.Select(static show => show.Event),
            shows
                .SelectMany(
                    static show => show.Violation.Causes.Where(cause => !IsMoment(show.Event, show.Violation, cause)).Concat(
                        show.Violation.Origin))
                .Distinct(),
            new HashSet<SymbolicValue?>(shows.Select(static show => JobOf(show.Event))),
            (@event, cause) => @event.Violations.Any(other => other.Check == rule && other.Site == site && other.IsSettledAfter(cause)),
            countsWaysOut: !rule.IsSettledLater);
        if (proof is null && rule.WhenPossible is not null && !shows.Exists(show => IsReachedWithoutDoubt(body, show.Event)))
        {
            return null;
        }

        var broken = proof is null ? rule.WhenPossible ?? rule.Rule : rule.Rule;
        return proof is null && broken.Level != RuleLevel.Possible && !(body.Context.ReportsPossible && broken.Level == RuleLevel.Certain)
            ? null
            : new JobReport(body, violation with { Beginning = proof?.Beginning ?? 0 }).Write(
                broken,
                proof,
                shows.Select(static show => show.Violation).OfType<MaskViolation>().Select(static show => show.Mask).Distinct().ToList());
    }

    private static bool IsReachedWithoutDoubt(BodyAnalysis body, FlowEvent @event)
        => body.EventsAt(@event.Site).Any(
            place => place.Node.Events[place.Order].Equals(@event) && body.Graph.IsReachedWithoutDoubt(place.Node, place.Order));

    // Whether the mask of the job is set again behind what shows.
    private static bool IsSettledLater(BodyAnalysis body, FlowEvent @event)
    {
        var job = JobOf(@event);
        var seen = new HashSet<ExplodedNode<ProgramState, FlowEvent>>();
        var pending = new Stack<ExplodedNode<ProgramState, FlowEvent>>();
        foreach (var (node, order) in body.EventsAt(@event.Site))
        {
            if (node.Events[order].Equals(@event) && GoOn(node, order))
            {
                return true;
            }
        }

        while (pending.Count > 0)
        {
            if (GoOn(pending.Pop(), -1))
            {
                return true;
            }
        }

        return false;

        bool GoOn(ExplodedNode<ProgramState, FlowEvent> node, int after)
        {
            for (var order = after + 1; order < node.Events.Count; order++)
            {
                if (node.Events[order] is CallEvent call
                    && call.Job == job
                    && body.Context.Points.MemberAt(call.Site) is { Id: BitsMemberId.SetNotifyFlags })
                {
                    return true;
                }
            }

            foreach (var edge in node.Edges)
            {
                if (edge.Order > after && seen.Add(edge.Target))
                {
                    pending.Push(edge.Target);
                }
            }

            return false;
        }
    }

    // A mask shows to be wrong when the job is resumed, a setting when it is removed: that is the moment, and not what makes it so.
    private static bool IsMoment(FlowEvent @event, JobViolation violation, int cause) => @event.Site == cause && violation.Site != cause;

    private static SymbolicValue? JobOf(FlowEvent @event) => @event switch
    {
        CallEvent call => call.Job,
        JudgementEvent judgement => judgement.Job,
        _ => null,
    };
}
