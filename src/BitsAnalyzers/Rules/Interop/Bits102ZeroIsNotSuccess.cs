using System.Collections.Immutable;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Rules.Interop;

internal static class Bits102ZeroIsNotSuccess
{
    public static IEnumerable<Finding> In(BodyAnalysis body)
    {
        var comparisons = ComparisonsIn(body);
        foreach (var comparison in comparisons.GroupBy(static comparison => comparison.Site).OrderBy(static group => group.Key))
        {
            var call = comparison.First().CallSite;
            if (BlameAssignment.IsOwnText(body.Context, comparison.Key) &&
                comparison.All(static seen => seen is { Code: 0, IsSettled: false }) &&
                comparison.All(seen => seen.CallSite == call) &&
                !comparisons.Exists(other => other.CallSite == call && IsOtherSuccess(other.Code)) &&
                Examine(body.Context, comparison.Key, call) is { } finding &&
                !new FailureChecks(body.Context).MayConcern(call))
            {
                yield return finding;
            }
        }
    }

    private static List<ComparisonEvent> ComparisonsIn(BodyAnalysis body)
    {
        var comparisons = new List<ComparisonEvent>();
        foreach (var node in body.Graph.Nodes)
        {
            foreach (var @event in node.Events)
            {
                if (@event is ComparisonEvent comparison)
                {
                    comparisons.Add(comparison);
                }
            }
        }

        return comparisons;
    }

    // Whoever asks for another success code knows of them.
    private static bool IsOtherSuccess(uint code) => code is > 0 and <= int.MaxValue;

    private static Finding? Examine(BodyContext context, int site, int call)
    {
        var place = context.Points[site].Syntax;
        var invocation = (IInvocationOperation)context.Points[call];
        if (place is not (BinaryExpressionSyntax or IsPatternExpressionSyntax)
            || OtherSuccessOf(invocation.TargetMethod.Name) is not { } code)
        {
            return null;
        }

        var steps = ImmutableArray.Create(
            new TraceStep(invocation.Syntax, $"{invocation.TargetMethod.Name} may succeed with {code}"),
            new TraceStep(place, "only S_OK is taken for success here"));
        var line = Finding.DecisiveLine(invocation.Syntax, place, "called");
        return new(
            RuleCatalogue.ZeroIsNotSuccess,
            null,
            BlameAssignment.OwnSiteOf(context, call),
            place,
            ImmutableArray.Create<object>(invocation.TargetMethod.Name, code, line),
            steps);
    }

    private static string? OtherSuccessOf(string member) => member switch
    {
        "Cancel" => "BG_S_UNABLE_TO_DELETE_FILES",
        "Complete" => "BG_S_PARTIAL_COMPLETE or BG_S_UNABLE_TO_DELETE_FILES",
        "RemoveCredentials" or "ReplaceRemotePrefix" => "S_FALSE",
        _ => null,
    };
}
