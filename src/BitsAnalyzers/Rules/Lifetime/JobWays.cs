using BitsAnalyzers.Bits;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;
using Node = BitsAnalyzers.Engine.Kernel.ExplodedNode<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;
using Edge = BitsAnalyzers.Engine.Kernel.ExplodedEdge<BitsAnalyzers.Engine.Domain.ProgramState, BitsAnalyzers.Engine.Transfer.FlowEvent>;

namespace BitsAnalyzers.Rules.Lifetime;

/// <summary>The ways of a job through an explored body.</summary>
internal static class JobWays
{
    /// <summary>
    /// The jobs that are left so where the body returns, each with the nodes where it does. Nodes that only a widening may have made up do
    /// not count.
    /// </summary>
    public static IEnumerable<(SymbolicValue Job, List<Node> Ends)> Left(BodyAnalysis body, Func<JobState, bool> isLeft)
        => from node in body.Graph.Nodes
           where node.IsExit && body.Graph.HasWitness(node)
           from job in node.State.Jobs
           where isLeft(job.Value) && !JobCustody.IsTaken(body, job.Value) && IsOwn(body, job.Key, job.Value.CreationSite)
           group node by job.Key into ends
           select (ends.Key, ends.ToList());

    /// <summary>The steps that show a job to be in a state, by the tests that they belong to.</summary>
    public static IEnumerable<(Node From, Edge Edge)> Showing(BodyAnalysis body, SymbolicValue job, Func<JobState, bool> isShown)
        => from node in body.Graph.Nodes
           from edge in node.Edges
           where edge.Label is not null && Is(edge.Target, job, isShown) && !Is(node, job, isShown)
           select (node, edge);

    /// <summary>The steps of a shortest way from one of the places to one of the ends on which nobody tries to end the job.</summary>
    public static List<(Node From, Edge Edge)>? Shortest(
        BodyContext context, SymbolicValue job, IReadOnlyList<(Node Node, int Order)> starts, IEnumerable<Node> ends, bool mayResume = true)
    {
        var goals = new HashSet<Node>(ends);
        var came = new Dictionary<Node, (Node From, Edge Edge)>();
        var pending = new Queue<(Node Node, int Order)>(starts);
        while (pending.Count > 0)
        {
            var (node, order) = pending.Dequeue();
            var last = order;
            while (last < node.Events.Count && !IsTaken(node.Events[last]))
            {
                last++;
            }

            foreach (var edge in node.Edges.Where(edge => edge.Order >= order && edge.Order <= last && !came.ContainsKey(edge.Target)))
            {
                came.Add(edge.Target, (node, edge));
                if (goals.Contains(edge.Target))
                {
                    return Back(edge.Target, came, starts);
                }

                pending.Enqueue((edge.Target, 0));
            }
        }

        return null;

        bool IsTaken(FlowEvent @event) => Ends(@event, job, context) || (!mayResume && Resumes(@event, job, context));
    }

    private static List<(Node From, Edge Edge)> Back(
        Node end, Dictionary<Node, (Node From, Edge Edge)> came, IReadOnlyList<(Node Node, int Order)> starts)
    {
        var way = new List<(Node From, Edge Edge)>();
        for (var node = end; came.TryGetValue(node, out var step) && way.Count < came.Count; node = step.From)
        {
            way.Insert(0, step);
            if (starts.Any(start => start.Node == step.From))
            {
                break;
            }
        }

        return way;
    }

    /// <summary>The nodes that can be reached from some, themselves included.</summary>
    public static HashSet<Node> From(IEnumerable<Node> starts)
    {
        var reached = new HashSet<Node>(starts);
        var pending = new Stack<Node>(reached);
        while (pending.Count > 0)
        {
            foreach (var edge in pending.Pop().Edges)
            {
                if (reached.Add(edge.Target))
                {
                    pending.Push(edge.Target);
                }
            }
        }

        return reached;
    }

    /// <summary>The nodes that some can be reached from, themselves included.</summary>
    public static HashSet<Node> To(BodyAnalysis body, IEnumerable<Node> goals)
    {
        var sources = body.Graph.Nodes.SelectMany(static node => node.Edges, static (node, edge) => (edge.Target, Node: node)).ToLookup(
            static step => step.Target, static step => step.Node);
        var leading = new HashSet<Node>(goals);
        var pending = new Stack<Node>(leading);
        while (pending.Count > 0)
        {
            foreach (var source in sources[pending.Pop()])
            {
                if (leading.Add(source))
                {
                    pending.Push(source);
                }
            }
        }

        return leading;
    }

    public static bool Is(Node node, SymbolicValue job, Func<JobState, bool> isShown)
        => node.State.Jobs.TryGetValue(job, out var state) && isShown(state);

    /// <summary>Whether a call ends the job.</summary>
    public static bool Ends(FlowEvent @event, SymbolicValue job, BodyContext context)
        => @event is CallEvent { Job: { } called } call
            && called == job
            && context.Points.MemberAt(call.Site) is { Id: null or BitsMemberId.Cancel or BitsMemberId.Complete };

    private static bool Resumes(FlowEvent @event, SymbolicValue job, BodyContext context)
        => @event is CallEvent { Job: { } called } call
            && called == job
            && context.Points.MemberAt(call.Site) is { Id: BitsMemberId.Resume };

    // What a callee creates and keeps to itself is reported there.
    private static bool IsOwn(BodyAnalysis body, SymbolicValue job, int creation)
        => BlameAssignment.IsOwnText(body.Context, creation) ||
            body.Graph.Nodes.Any(
                node => body.Context.Blocks[node.Block].Body.IsOwnText
                    && node.State.Locations.Any(location => location.Value is JobValue { Job: var held } && held == job));
}
