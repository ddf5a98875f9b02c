using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>
/// Tells what a callee does in one run from what comes about only because it is run again: <c>while (…) { Stop(job); }</c> ends an ended
/// job, and nothing is wrong with <c>Stop</c>.
/// </summary>
internal static class CallGraph
{
    /// <summary>
    /// Whether one operation never follows another while the call runs once that the explored body has made of both. Where that is not
    /// plain, it may follow.
    /// </summary>
    public static bool NeverFollows(BodyContext root, int later, int earlier)
    {
        var (laterWay, earlierWay) = (WayTo(root, later), WayTo(root, earlier));
        var step = 0;
        while (step < laterWay.Count && step < earlierWay.Count && laterWay[step] == earlierWay[step])
        {
            // What is run again in the callee itself may follow on anything in it.
            if (MayRunAgain(laterWay[step]))
            {
                return false;
            }

            step++;
        }

        if (step == laterWay.Count || step == earlierWay.Count)
        {
            return step > 0 && later == earlier;
        }

        return laterWay[step].Body == earlierWay[step].Body &&
            !MayRunAgain(laterWay[step]) && !MayRunAgain(earlierWay[step]) &&
            Precedes(laterWay[step], earlierWay[step]);
    }

    // The operations that lead to a site, from the callee on that the explored body calls.
    private static List<(BodyContext Body, IOperation Operation)> WayTo(BodyContext root, int site)
    {
        var way = new List<(BodyContext Body, IOperation Operation)>();
        for (var body = root.Points.BodyOf(site); body is { IsOwnText: false, Caller: { } caller }; (site, body) = (body.CallSite, caller))
        {
            way.Insert(0, (body, root.Points[site]));
        }

        return way;
    }

    private static bool MayRunAgain((BodyContext Body, IOperation Operation) place)
        => BlockOf(place) is not { } block || place.Body.Shape.IsOnLoop(block);

    // Blocks are numbered in the order of the text, and what is part of an operation comes before it.
    private static bool Precedes((BodyContext Body, IOperation Operation) first, (BodyContext Body, IOperation Operation) second)
    {
        var (here, there) = (BlockOf(first), BlockOf(second));
        return here < there || (here == there && first.Operation.Syntax.Span.End <= second.Operation.Syntax.SpanStart);
    }

    private static int? BlockOf((BodyContext Body, IOperation Operation) place)
    {
        var root = place.Operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        foreach (var block in place.Body.Graph.Blocks)
        {
            if (block.BranchValue == root || block.Operations.Contains(root))
            {
                return block.Ordinal;
            }
        }

        return null;
    }
}
