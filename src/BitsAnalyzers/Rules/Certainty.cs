using BitsAnalyzers.Flow;

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
            if (site != 0 && body.Graph.Always(@event => @event.Site == site && @event is CallEvent, @event => @event.Misuses.Any(isMisuse)))
            {
                return true;
            }
        }

        foreach (var cause in causes)
        {
            if (body.Graph.InevitablyMeets(@event => @event.Site == cause && @event is CallEvent or ValueEvent && establishes(@event), @event => @event.Misuses.Any(isMisuse)))
            {
                return true;
            }
        }

        return false;
    }
}
