using System.Collections.Immutable;
using BitsAnalyzers.Engine.Transfer;
using BitsAnalyzers.Rules.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A loop that depends on the state or the progress of a job, reads it in each round, and waits nowhere.</summary>
internal sealed class Bits053PolledWithoutPause : BodyRule
{
    public override Rule Rule => RuleCatalogue.PolledWithoutPause;

    public override IEnumerable<Finding> In(BodyAnalysis body)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var read in StateReads.In(body, withProgress: true))
        {
            if (!StateReads.IsNewInEachRound(body, read, exceptById: true) &&
                reported.Add(read.Loop) &&
                new LoopDependence(read.Loop).IsOn(read.Call) &&
                read.Places.Any(place => ComesBack(body, place.Node, place.Order)))
            {
                var place = BlameAssignment.NameOf(body.Context.Points[BlameAssignment.OwnSiteOf(body.Context, read.Site)]);
                var member = body.Context.Points.MemberAt(read.Site)!.Name;
                yield return new(
                    Rule, null, 0, place, ImmutableArray.Create<object>(member, ""),
                    ImmutableArray.Create(new TraceStep(place, "it is read here in each round, and nothing in the loop waits")));
            }
        }
    }

    // Whether a way leads from a call back to it, through the text of the body, and nothing on it waits.
    private static bool ComesBack(BodyAnalysis body, Node read, int order)
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<(Node Node, int From)>();
        pending.Push((read, order + 1));
        while (pending.Count > 0)
        {
            var (node, from) = pending.Pop();
            var end = from;
            while (end < node.Events.Count && !Waits(body, node.Events[end]))
            {
                end++;
            }

            if (node == read && from == 0 && end > order)
            {
                return true;
            }

            foreach (var edge in node.Edges)
            {
                if (edge.Order >= from && edge.Order <= end && seen.Add(edge.Target))
                {
                    pending.Push((edge.Target, 0));
                }
            }
        }

        return false;
    }

    // Code that is not followed may take its time; a known member waits unless it is given no time.
    private static bool Waits(BodyAnalysis body, FlowEvent @event)
        => @event is OtherCodeEvent { Site: var site } &&
            (body.Context.Points[site] is not IInvocationOperation call ||
                body.Context.Compilation.KnownMembers.Find(call.TargetMethod) is null ||
                BlockingMembers.Contain(call));
}
