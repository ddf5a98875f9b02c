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
    private long _summaries;
    private long _summariesReused;
    private long _passedOver;
    private long _inert;
    private long _givenUp;
    private long _abandoned;

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

    /// <summary>How many methods the effects were worked out of.</summary>
    public long Summaries => Interlocked.Read(ref _summaries);

    /// <summary>How often the effects of a method were asked for that were known already.</summary>
    public long SummariesReused => Interlocked.Read(ref _summariesReused);

    /// <summary>How many calls were passed over because nothing of what they do matters where they are made.</summary>
    public long PassedOverCalls => Interlocked.Read(ref _passedOver);

    /// <summary>How many bodies come to use BITS and need not be explored, by the effects of what they call.</summary>
    public long InertBodies => Interlocked.Read(ref _inert);

    /// <summary>How many calls were not followed because the body had taken its share of the work.</summary>
    public long GivenUpCalls => Interlocked.Read(ref _givenUp);

    /// <summary>How often a body was begun anew because following its calls took too many states.</summary>
    public long Abandoned => Interlocked.Read(ref _abandoned);

    public void CountAbandoned() => Interlocked.Increment(ref _abandoned);

    public void CountInert() => Interlocked.Increment(ref _inert);

    public void CountGivenUp() => Interlocked.Increment(ref _givenUp);

    public void CountSummary() => Interlocked.Increment(ref _summaries);

    public void CountSummaryReused() => Interlocked.Increment(ref _summariesReused);

    public void CountPassedOver() => Interlocked.Increment(ref _passedOver);

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
