using System.Collections.Immutable;
using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.ControlFlow;
using BitsAnalyzers.Engine.Facts;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules.Interop;

/// <summary>Applies the rules about a single call and what surrounds it, for which nothing has to be followed through the body.</summary>
internal static class CallFindings
{
    /// <param name="calls">The calls of a block.</param>
    /// <param name="references">The members that are not called there, but made delegates of.</param>
    /// <param name="compilation">What is known of the compilation.</param>
    /// <param name="graphs">The graph of the body that the block is in.</param>
    /// <param name="runners">What becomes of the results of delegates.</param>
    /// <param name="refused">The calls of which is known that they fail: whatever else could be said of them.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IEnumerable<Finding> In(
        ImmutableArray<BitsInvocation> calls, ImmutableArray<BitsReference> references, CompilationContext compilation, BodyGraphs graphs,
        Runners runners, ISet<SyntaxNode> refused, CancellationToken cancellationToken)
    {
        var handlers = new HashSet<SyntaxNode>();
        foreach (var call in calls)
        {
            if (refused.Contains(call.Operation.Syntax))
            {
                continue;
            }

            if (Bits101DroppedResult.Examine(call, runners) is { } dropped)
            {
                yield return dropped;
            }

            // Of several calls that one handler lets through, the first shows it.
            if (Bits103UncaughtFailure.Examine(call, compilation, graphs, cancellationToken) is { } uncaught
                && handlers.Add(uncaught.Place))
            {
                yield return uncaught;
            }
        }

        foreach (var reference in references)
        {
            if (Bits101DroppedResult.Examine(reference, runners) is { } dropped)
            {
                yield return dropped;
            }
        }
    }
}
