using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Kernel;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules;

/// <summary>
/// What a report of the level Certain rests on. There are two theorems that give one: the violation shows in every state in which the call
/// is made (Always), or every way onward from what causes it meets it (Inevitable).
/// </summary>
internal sealed class Proof
{
    private static readonly Proof s_always = new(beginning: 0);

    private Proof(int beginning) => Beginning = beginning;

    /// <summary>The first theorem for what depends on no state at all, because the text alone says it: it shows in every state.</summary>
    public static Proof InEveryState => s_always;

    /// <summary>
    /// The site of the cause that every way onward leads from: nothing is said of those who come to the call without it. 0 where it shows
    /// in every state.
    /// </summary>
    public int Beginning { get; }

    /// <summary>A proof by one of the theorems; null where neither gives one.</summary>
    /// <param name="body">The explored body.</param>
    /// <param name="shows">Whether the violation shows in an event.</param>
    /// <param name="moments">The events that it shows in, of calls and of moments at which the flags and receivers in force are
    /// judged.</param>
    /// <param name="causes">The sites of what makes it a violation.</param>
    /// <param name="jobs">The jobs it happens to; null where it is about a mask alone.</param>
    /// <param name="showsAfter">
    /// Whether it shows in an event even if calls have failed whose results may still be looked at, all but the one at a site, if any.
    /// </param>
    /// <param name="countsWaysOut">Whether it has to show before the body may be left; otherwise leaving makes no difference to it.</param>
    public static Proof? Find(
        BodyAnalysis body,
        Func<FlowEvent, bool> shows,
        IEnumerable<FlowEvent> moments,
        IEnumerable<int> causes,
        ICollection<SymbolicValue?>? jobs,
        Func<FlowEvent, int, bool>? showsAfter = null,
        bool countsWaysOut = true)
    {
        if (!body.Graph.HaveAllWitnesses && !body.Graph.Nodes.Any(node => body.Graph.HasWitness(node, shows)))
        {
            // Perhaps nothing gets there: the way may go on behind a loop that never ends, or behind tests that contradict each other.
            return null;
        }

        return Always(body, After(0), moments.Select(static moment => moment.Site).Distinct())
            ?? Inevitable(body, After, causes, jobs, countsWaysOut);

        Func<FlowEvent, bool> After(int cause) => showsAfter is null ? shows : @event => showsAfter(@event, cause);
    }

    /// <summary>
    /// The second theorem from given places on: a job that nobody else has is left behind wherever a way onward from them returns, and one
    /// does. A way that does not return leaves it behind, too.
    /// </summary>
    /// <param name="body">The explored body.</param>
    /// <param name="starts">The places.</param>
    /// <param name="ends">The returns at which it is left.</param>
    public static Proof? Inevitable(
        BodyAnalysis body,
        IEnumerable<ExplodedNode<ProgramState, FlowEvent>> starts,
        ICollection<ExplodedNode<ProgramState, FlowEvent>> ends)
    {
        var returns = Lifetime.JobWays.From(starts).Where(static node => node.IsExit).ToList();
        return returns.Exists(body.Graph.HasWitness) && returns.TrueForAll(ends.Contains) ? s_always : null;
    }

    /// <summary>The second theorem for a call that every way onward from it comes back to.</summary>
    /// <param name="calls">Where the call is made: the nodes, and its order in each.</param>
    /// <param name="next">Where the ways lead that go on from a place in a node; null where one of them leads out.</param>
    public static Proof? Recurs(
        IReadOnlyList<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)> calls,
        Func<ExplodedNode<ProgramState, FlowEvent>, int, IReadOnlyList<ExplodedNode<ProgramState, FlowEvent>>?> next)
    {
        var reached = new HashSet<ExplodedNode<ProgramState, FlowEvent>>();
        var pending = new Stack<(ExplodedNode<ProgramState, FlowEvent> Node, int From)>(
            calls.Select(static call => (call.Node, call.Order + 1)));
        while (pending.Count > 0)
        {
            var (node, from) = pending.Pop();
            if (next(node, from) is not { } targets)
            {
                return null;
            }

            foreach (var target in targets.Where(reached.Add))
            {
                pending.Push((target, 0));
            }
        }

        return calls.Any(call => reached.Contains(call.Node)) ? s_always : null;
    }

    // Must-before: in every state in which the call at one of the sites is made, the violation shows.
    private static Proof? Always(BodyAnalysis body, Func<FlowEvent, bool> shows, IEnumerable<int> sites)
        => sites.Any(site => site != 0 && IsAlways(body, site, shows)) ? s_always : null;

    // Must-after: every way onward from a cause meets the violation, and there is one that does.
    private static Proof? Inevitable(
        BodyAnalysis body,
        Func<int, Func<FlowEvent, bool>> showsAfter,
        IEnumerable<int> causes,
        ICollection<SymbolicValue?>? jobs,
        bool countsWaysOut)
    {
        foreach (var cause in causes)
        {
            var shows = showsAfter(cause);
            if (BeginningsAt(body, cause, jobs).Any(starts => LeadToIt(body, cause, starts.ToList(), shows, jobs, countsWaysOut)))
            {
                return new(cause);
            }
        }

        return null;
    }

    // What a loop establishes in each round has led to it in every execution if it does so the first time.
    private static bool LeadToIt(
        BodyAnalysis body,
        int cause,
        List<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)> starts,
        Func<FlowEvent, bool> shows,
        ICollection<SymbolicValue?>? jobs,
        bool countsWaysOut)
    {
        return ExplodedGraph<ProgramState, FlowEvent>.InevitablyMeets(starts, shows, IsRefused, countsWaysOut) ||
            (starts.Count > 1 && body.Graph.First(starts, shows, IsRefused) is var first && first.Count < starts.Count &&
                ExplodedGraph<ProgramState, FlowEvent>.InevitablyMeets(first, shows, IsRefused, countsWaysOut));

        // Where the cause turns out to have failed it has established nothing.
        bool IsRefused(FlowEvent @event)
            => @event is ResultEvent { HasFailed: true, Site: var site, Job: var job }
                && site == cause
                && (jobs is null || jobs.Contains(job));
    }

    // A node holds no more than one call at a site, and what is judged there because of it.
    private static bool IsAlways(BodyAnalysis body, int site, Func<FlowEvent, bool> shows)
        => body.EventsAt(site)
            .Where(static place => place.Node.Events[place.Order] is CallEvent or JudgementEvent)
            .GroupBy(static place => place.Node, static place => place.Node.Events[place.Order])
            .All(call => call.Any(shows)) &&
            !WasPassedOver(body, site);

    // A call on the way to the site has not been followed in some state: it shows nothing there.
    private static bool WasPassedOver(BodyAnalysis body, int site)
    {
        for (var context = body.Context.Points.BodyOf(site); context.Caller is { } caller; context = caller)
        {
            if (body.Context.Blocks.IsPassedOver(context.CallSite))
            {
                return true;
            }
        }

        return false;
    }

    // A value or an object that is made, a call that succeeds, or a test that shows that a job has ended. What happens to another job has
    // no part in it.
    private static IEnumerable<IEnumerable<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>> BeginningsAt(
        BodyAnalysis body, int cause, ICollection<SymbolicValue?>? jobs)
        => jobs is not null && body.Context.Points.MemberAt(cause) is { Id: BitsMemberId.GetState }
            ? TestsOf(body, cause, jobs)
            : [body.EventsAt(cause).Where(start => start.Node.Events[start.Order] switch
            {
                ValueEvent or ObjectEvent or TextEvent => true,
                SuccessEvent success => jobs is null || jobs.Contains(success.Job),
                _ => false,
            })];

    // The steps that show a job to have ended, apart for each way in which it may have.
    private static IEnumerable<IEnumerable<(ExplodedNode<ProgramState, FlowEvent> Node, int Order)>> TestsOf(
        BodyAnalysis body, int read, ICollection<SymbolicValue?> jobs)
        => from node in body.Graph.Nodes
           from transition in node.Edges
           where !transition.IsAccident && EndShown(node.State, read, jobs) == JobStates.None
           let end = EndShown(transition.Target.State, read, jobs)
           where end != JobStates.None
           group (transition.Target, -1) by end;

    // A test may also show that an upload is not at its end yet. That of one that never ran needs no test.
    private static bool IsUnfinishedUpload(JobState job, int read)
        => job is { StateReadSite: var lastRead, IsResumed: not Truth.No }
            && lastRead == read
            && job.Kind is JobKind.Upload or JobKind.UploadReply
            && (job.States & JobStates.Transferred) == JobStates.None;

    private static JobStates EndShown(ProgramState state, int read, ICollection<SymbolicValue?> jobs)
    {
        var states = JobStates.None;
        foreach (var pair in state.Jobs)
        {
            if ((pair.Value.FinalSite == read || IsUnfinishedUpload(pair.Value, read)) && jobs.Contains(pair.Key))
            {
                states |= pair.Value.States;
            }
        }

        return states;
    }
}
