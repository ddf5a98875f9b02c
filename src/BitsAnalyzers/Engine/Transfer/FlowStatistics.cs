using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Kernel;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Counts the work of the engine, so that tests can hold it to its budget without a clock.</summary>
internal sealed class FlowStatistics
{
    private long _bodies;
    private long _screened;
    private long _nodes;
    private long _merges;
    private long _graphs;
    private long _followed;

    /// <summary>How many bodies were explored.</summary>
    public long Bodies => Interlocked.Read(ref _bodies);

    /// <summary>How many bodies use BITS and were seen to be harmless without being explored.</summary>
    public long ScreenedBodies => Interlocked.Read(ref _screened);

    /// <summary>In how many states blocks were explored.</summary>
    public long Nodes => Interlocked.Read(ref _nodes);

    /// <summary>How many states were joined because there were too many.</summary>
    public long Merges => Interlocked.Read(ref _merges);

    /// <summary>How many control flow graphs were built for bodies that calls are followed into.</summary>
    public long Graphs => Interlocked.Read(ref _graphs);

    /// <summary>How many calls were followed, each counted once in the body that it was followed from.</summary>
    public long FollowedCalls => Interlocked.Read(ref _followed);

    public void CountScreened() => Interlocked.Increment(ref _screened);

    public void CountGraph() => Interlocked.Increment(ref _graphs);

    public void CountFollowed() => Interlocked.Increment(ref _followed);

    public void Count(ExplodedGraph<ProgramState, FlowEvent> graph)
    {
        Interlocked.Increment(ref _bodies);
        Interlocked.Add(ref _nodes, graph.Nodes.Count);
        Interlocked.Add(ref _merges, graph.Widenings);
    }
}
