using BitsAnalyzers.Domain;
using BitsAnalyzers.Flow;
using BitsAnalyzers.Flow.Kernel;

namespace BitsAnalyzers.Rules;

/// <summary>Decides whether a misuse is certain: on every path into the call, or on every path onward from what causes it.</summary>
internal static class Certainty
{
    /// <param name="body">The explored body.</param>
    /// <param name="isMisuse">Whether a misuse that shows in a world is the one in question.</param>
    /// <param name="sites">The sites where it shows.</param>
    /// <param name="causes">The sites of what makes it a misuse.</param>
    /// <param name="establishes">Whether what happens at such a site contributes to it in that world.</param>
    public static bool IsCertain(
        BodyAnalysis body,
        Func<Occurrence, bool> isMisuse,
        IEnumerable<int> sites,
        IEnumerable<int> causes,
        Func<FlowEvent, bool> establishes)
    {
        foreach (var site in sites)
        {
            if (site != 0 && IsAlways(body, site, isMisuse))
            {
                return true;
            }
        }

        foreach (var cause in causes)
        {
            var starts = body.EventsAt(cause).Where(start => start.Node.Events[start.Order] is (CallEvent or ValueEvent or ObjectEvent or TextEvent) and var @event && establishes(@event));
            if (FlowGraph<World, FlowEvent>.InevitablyMeets(starts, @event => @event.Misuses.Any(isMisuse)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlways(BodyAnalysis body, int site, Func<Occurrence, bool> isMisuse)
    {
        var found = false;
        foreach (var (node, order) in body.EventsAt(site))
        {
            if (node.Events[order] is CallEvent call)
            {
                if (!call.Misuses.Any(isMisuse))
                {
                    return false;
                }

                found = true;
            }
        }

        return found;
    }
}
