using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>A way out of a body that has created a job and found it in the state ERROR, and neither resumes nor ends it there.</summary>
internal sealed class Bits049BranchForgetsJob : BodyRule
{
    public override Rule Rule => RuleCatalogue.JobForgotten;

    public override IEnumerable<Finding> In(BodyAnalysis body)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var (job, ends) in JobWays.Left(body, static job => job.IsLeftInError && !job.IsLeftNew))
        {
            foreach (var (from, edge) in JobWays.Showing(body, job, static job => job.IsLeftInError))
            {
                var block = body.Context.Blocks[from.Block];
                if (IsLeft(body, job, edge.Target, ends) &&
                    block.Body.IsOwnText &&
                    NecessaryConditions.PlaceOf(block.Body.Graph.Blocks[block.Ordinal].BranchValue, edge.Label!.Value) is { } place &&
                    reported.Add(place))
                {
                    var site = ends[0].State.Jobs[job].ResumeSite;
                    var steps = ImmutableArray.CreateBuilder<TraceStep>();
                    if (site != 0)
                    {
                        steps.Add(new(BlameAssignment.NameOf(body.Context.Points[site]), "the job is resumed here"));
                    }

                    steps.Add(new(place, "this test shows that the job has failed", edge.Label));
                    yield return new(
                        Rule, null, 0, place,
                        ImmutableArray.Create<object>(
                            "The job is in the state ERROR here, and nobody resumes or ends it on the way out", ""),
                        steps.ToImmutable());
                }
            }
        }
    }

    // There is a way on from the test on which nobody tries to end the job, or to resume it.
    private static bool IsLeft(BodyAnalysis body, SymbolicValue job, Node after, List<Node> ends)
        => ends.Contains(after) || JobWays.Shortest(body.Context, job, [(after, 0)], ends, mayResume: false) is not null;
}
