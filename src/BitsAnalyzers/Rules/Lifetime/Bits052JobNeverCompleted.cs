using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>
/// A job that is created, resumed and waited for until it is transferred, and on no way that follows completed, cancelled or handed on.
/// </summary>
internal sealed class Bits052JobNeverCompleted : BodyRule
{
    public override Rule Rule => RuleCatalogue.JobNeverCompleted;

    public override IEnumerable<Finding> In(BodyAnalysis body)
    {
        foreach (var (job, ends) in JobWays.Left(body, static job => job.IsLeftTransferred && job.ResumeSite != 0))
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
        var shown = JobWays.Showing(body, job, static job => job.IsLeftTransferred).ToList();
        var after = JobWays.From(shown.Select(static step => step.Edge.Target));
        var state = ends[0].State.Jobs[job];
        if (!IsWaitedFor(body, shown.Select(static step => step.From)) ||
            after.Any(node => node.Events.Any(@event => JobWays.Ends(@event, job, context))) ||
            Proof.Inevitable(body, shown.Select(static step => step.Edge.Target), ends) is not { } proof)
        {
            return null;
        }

        var ownSite = BlameAssignment.OwnSiteOf(context, state.ResumeSite);
        var place = BlameAssignment.NameOf(context.Points[ownSite]);
        var steps = new List<TraceStep>();
        if (BlameAssignment.IsOwnText(context, state.CreationSite))
        {
            steps.Add(new(BlameAssignment.NameOf(context.Points[state.CreationSite]), "the job is created here"));
        }

        steps.Add(new(place, "the job is resumed here"));
        var line = "";
        if (PlaceOf(body, shown[0].From, shown[0].Edge.Label!.Value) is { } test)
        {
            steps.Add(new(test, "this test shows that the job is transferred", shown[0].Edge.Label));
            line = Finding.DecisiveLine(test, place, "tested");
        }

        return new(Rule, proof, ownSite, place, ImmutableArray.Create<object>(line), steps.ToImmutableArray());
    }

    // The test stands in a loop, or behind one.
    private static bool IsWaitedFor(BodyAnalysis body, IEnumerable<Node> tests)
        => body.Graph.Nodes.Any(node => node.Events.Any(@event => @event is CallEvent call &&
            body.Context.Points.MemberAt(call.Site) is { Id: Bits.BitsMemberId.GetState } &&
            body.Context.Points[BlameAssignment.OwnSiteOf(body.Context, call.Site)].Syntax.Ancestors().Any(static ancestor =>
                ancestor is WhileStatementSyntax
                    or DoStatementSyntax
                    or ForStatementSyntax
                    or CommonForEachStatementSyntax
                    or GotoStatementSyntax
                    or LabeledStatementSyntax)));

    private static SyntaxNode? PlaceOf(BodyAnalysis body, Node from, bool outcome)
    {
        var block = body.Context.Blocks[from.Block];
        return block.Body.IsOwnText ? NecessaryConditions.PlaceOf(block.Body.Graph.Blocks[block.Ordinal].BranchValue, outcome) : null;
    }
}
