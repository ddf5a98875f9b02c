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
        var starts = body.EventsAt(creation).Where(place => place.Node.Events[place.Order] is SuccessEvent success && success.Job == job).ToList();
        if (ShortestWay(starts, ends) is not { } way)
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
        var (where, line) = decisive < 0 ? ("the method ends", "") : Describe(body, way[decisive].From, way[decisive].Edge, place, steps);
        return new(
            Rule,
            proof,
            ownSite,
            place,
            ImmutableArray.Create<object>(where, line),
            steps.ToImmutableArray());
    }

    private static (string Where, string Line) Describe(BodyAnalysis body, Node from, Edge edge, SyntaxNode place, List<TraceStep> steps)
    {
        var context = body.Context;
        var block = context.Blocks[from.Block];
        if (edge.Label is { } outcome)
        {
            if (NecessaryConditions.PlaceOf(block.Body.Graph.Blocks[block.Ordinal].BranchValue, outcome) is { } condition && block.Body.IsOwnText)
            {
                var text = NecessaryConditions.Describe(condition, outcome);
                steps.Add(new(condition, text, outcome));
                return (text.Substring("on the way where ".Length), Finding.DecisiveLine(condition, place, "tested"));
            }
        }
        else if (edge.Order > 0 && from.Events[edge.Order - 1] is CallEvent { Site: var site } && context.Points.MemberAt(site) is { Name: var member })
        {
            var call = BlameAssignment.NameOf(context.Points[site]);
            steps.Add(new(call, $"{member} fails here, and the failure is handled"));
            return ($"{member} fails", Finding.DecisiveLine(call, place, "called"));
        }

        return ("an exception is handled", "");
    }

    // The steps of a shortest way from one of the starts to one of the ends.
    private static List<(Node From, Edge Edge)>? ShortestWay(List<(Node Node, int Order)> starts, List<Node> ends)
    {
        var goals = new HashSet<Node>(ends);
        var came = new Dictionary<Node, (Node From, Edge Edge)>();
        var pending = new Queue<(Node Node, int Order)>(starts.Select(static start => (start.Node, start.Order + 1)));
        while (pending.Count > 0)
        {
            var (node, order) = pending.Dequeue();
            foreach (var edge in node.Edges.Where(edge => edge.Order >= order && !came.ContainsKey(edge.Target)))
            {
                came.Add(edge.Target, (node, edge));
                if (goals.Contains(edge.Target))
                {
                    return Back(edge.Target, came, starts);
                }

                pending.Enqueue((edge.Target, 0));
            }
        }

        return null;
    }

    private static List<(Node From, Edge Edge)> Back(Node end, Dictionary<Node, (Node From, Edge Edge)> came, List<(Node Node, int Order)> starts)
    {
        var way = new List<(Node From, Edge Edge)>();
        for (var node = end; came.TryGetValue(node, out var step) && way.Count < came.Count; node = step.From)
        {
            way.Insert(0, step);
            if (starts.Exists(start => start.Node == step.From))
            {
                break;
            }
        }

        return way;
    }
}
