using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Kernel;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules;

/// <summary>Decides whether a misuse is certain: on every path into the call, or on every path onward from what causes it.</summary>
internal static class Certainty
{
    /// <param name="body">The explored body.</param>
    /// <param name="isMisuse">Whether a misuse that shows in a state is the one in question.</param>
    /// <param name="shows">What shows it: calls, and moments at which the flags and receivers in force are judged.</param>
    /// <param name="causes">The sites of what makes it a misuse.</param>
    /// <param name="jobs">The jobs it happens to; null where it is about a mask alone.</param>
    public static bool IsCertain(
        BodyAnalysis body, Func<Occurrence, bool> isMisuse, IEnumerable<FlowEvent> shows, IEnumerable<int> causes, ICollection<SymbolicValue?>? jobs)
    {
        if (body.Graph.Widenings > 0 && !body.Graph.Nodes.Any(node => body.Graph.HasUnwidenedPath(node) && node.Events.Any(@event => @event.Misuses.Any(isMisuse))))
        {
            // Perhaps nothing gets there: the way may go on behind a loop that never ends.
            return false;
        }

        foreach (var site in shows.Select(static show => show.Site).Distinct())
        {
            if (site != 0 && IsAlways(body, site, isMisuse))
            {
                return true;
            }
        }

        return causes.Any(cause => BeginningsAt(body, cause, jobs).Any(starts => LeadToMisuse(body, cause, starts.ToList(), isMisuse, jobs)));
    }

    // What a loop establishes in each round has led to the misuse in every execution if it does so the first time.
    private static bool LeadToMisuse(
        BodyAnalysis body, int cause, List<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)> starts, Func<Occurrence, bool> isMisuse, ICollection<SymbolicValue?>? jobs)
    {
        return ExplodedGraph<ProgramState, FlowEvent>.InevitablyMeets(starts, Shows, IsRefused) ||
            (starts.Count > 1 && body.Graph.First(starts, Shows) is var first && first.Count < starts.Count &&
                ExplodedGraph<ProgramState, FlowEvent>.InevitablyMeets(first, Shows, IsRefused));

        bool Shows(FlowEvent @event) => @event.Misuses.Any(isMisuse);

        // Where the cause turns out to have failed it has established nothing.
        bool IsRefused(FlowEvent @event) => @event is ResultEvent { HasFailed: true, Site: var site, Job: var job } && site == cause && (jobs is null || jobs.Contains(job));
    }

    // A node holds no more than one call at a site, and what is judged there because of it.
    private static bool IsAlways(BodyAnalysis body, int site, Func<Occurrence, bool> isMisuse)
        => body.EventsAt(site)
            .Where(static place => place.Node.Events[place.Order] is CallEvent or JudgementEvent)
            .GroupBy(static place => place.Node, static place => place.Node.Events[place.Order])
            .All(call => call.Any(@event => @event.Misuses.Any(isMisuse)));

    // A value or an object that is made, a call that succeeds, or a test that shows that a job has ended. What happens to another job has no part in it.
    private static IEnumerable<IEnumerable<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>> BeginningsAt(BodyAnalysis body, int cause, ICollection<SymbolicValue?>? jobs)
        => jobs is not null && body.Context.Points.MemberAt(cause) == "GetState"
            ? TestsOf(body, cause, jobs)
            : [body.EventsAt(cause).Where(start => start.Node.Events[start.Order] switch
            {
                ValueEvent or ObjectEvent or TextEvent => true,
                SuccessEvent success => jobs is null || jobs.Contains(success.Job),
                _ => false,
            })];

    // The steps that show a job to have ended, apart for each way in which it may have.
    private static IEnumerable<IEnumerable<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>> TestsOf(BodyAnalysis body, int read, ICollection<SymbolicValue?> jobs)
        => from node in body.Graph.Nodes
           from transition in node.Edges
           where EndShown(node.State, read, jobs) == JobStates.None
           let end = EndShown(transition.Target.State, read, jobs)
           where end != JobStates.None
           group (transition.Target, -1) by end;

    private static JobStates EndShown(ProgramState state, int read, ICollection<SymbolicValue?> jobs)
    {
        var states = JobStates.None;
        foreach (var pair in state.Jobs)
        {
            if (pair.Value.FinalSite == read && jobs.Contains(pair.Key))
            {
                states |= pair.Value.States;
            }
        }

        return states;
    }
}
