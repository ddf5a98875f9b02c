using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;
using Edge = BitsAnalyzers.Engine.Kernel.ExplodedEdge<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A job that is created and, on a way that the code itself takes care of, neither resumed nor ended nor handed on.</summary>
internal sealed class Bits048JobLeftInQueue : BodyRule
{
    public override Rule Rule => RuleCatalogue.JobLeftInQueue;

    public override IEnumerable<Finding> In(BodyAnalysis body)
    {
        foreach (var (job, ends) in JobWays.Left(body, static job => job.IsLeftNew))
        {
            if (Find(body, job, ends) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Find(BodyAnalysis body, SymbolicValue job, List<Node> ends)
    {
        var context = body.Context;
        var creation = ends[0].State.Jobs[job].CreationSite;
        if (JobCustody.IsLeftToUser(body, job, creation))
        {
            return null;
        }

        var starts = body
            .EventsAt(creation)
            .Where(place => place.Node.Events[place.Order] is SuccessEvent success && success.Job == job)
            .ToList();
        if (JobWays.Shortest(context, job, starts.ConvertAll(static start => (start.Node, start.Order + 1)), ends) is not { } way)
        {
            return null;
        }

        // From the step on after which the job can only be left, every way onward leaves it.
        var others = JobWays.To(body, body.Graph.Nodes.Where(node => node.IsExit && !ends.Contains(node)));
        var decisive = way.FindLastIndex(step => others.Contains(step.From) && !others.Contains(step.Edge.Target));
        if (Proof.Inevitable(body, [decisive < 0 ? way[way.Count - 1].Edge.Target : way[decisive].Edge.Target], ends) is not { } proof)
        {
            return null;
        }

        var ownSite = BlameAssignment.OwnSiteOf(context, creation);
        var place = BlameAssignment.NameOf(context.Points[ownSite]);
        var steps = new List<TraceStep> { new(place, "the job is created here") };
        return (decisive < 0 ? ("the method ends", "") : Describe(body, way, decisive, place, steps)) is (var where, var line)
            ? new(Rule, proof, ownSite, place, ImmutableArray.Create<object>(where, line), steps.ToImmutableArray())
            : null;
    }

    // A loop that goes on to its end has a test that nobody has written: what counts is the failure before. Null where there is none, as
    // for an event that has no handlers.
    private static (string Where, string Line)? Describe(
        BodyAnalysis body, List<(Node From, Edge Edge)> way, int decisive, SyntaxNode place, List<TraceStep> steps)
    {
        var failure = way.FindLastIndex(decisive, static step => step.Edge.IsAccident);
        return Describe(body, way[decisive].From, way[decisive].Edge, place, steps) ??
            (failure < 0 ? null : Describe(body, way[failure].From, way[failure].Edge, place, steps));
    }

    // Null where nobody has written a test for it.
    private static (string Where, string Line)? Describe(BodyAnalysis body, Node from, Edge edge, SyntaxNode place, List<TraceStep> steps)
    {
        var context = body.Context;
        var block = context.Blocks[from.Block];
        if (edge.Label is { } outcome)
        {
            if (!block.Body.IsOwnText)
            {
                var call = BlameAssignment.NameOf(context.Points[BlameAssignment.OwnSiteOf(context, block.Body.CallSite)]);
                steps.Add(new(call, "what is called here returns without doing either"));
                return ($"{call} does neither", Finding.DecisiveLine(call, place, "called"));
            }

            if (NecessaryConditions.PlaceOf(block.Body.Graph.Blocks[block.Ordinal].BranchValue, outcome) is not { } condition)
            {
                return null;
            }

            var text = NecessaryConditions.Describe(condition, outcome);
            steps.Add(new(condition, text, outcome));
            return (text.Substring("on the way where ".Length), Finding.DecisiveLine(condition, place, "tested"));
        }

        if (edge.Order > 0
            && from.Events[edge.Order - 1] is CallEvent { Site: var site }
            && context.Points.MemberAt(site) is { Name: var member })
        {
            var call = BlameAssignment.NameOf(context.Points[site]);
            steps.Add(new(call, $"{member} fails here, and the failure is handled"));
            return ($"{member} fails", Finding.DecisiveLine(call, place, "called"));
        }

        return ("an exception is handled", "");
    }
}
