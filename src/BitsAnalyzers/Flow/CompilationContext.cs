using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>What is worked out once for a compilation and shared by the analysis of all its bodies.</summary>
internal sealed class CompilationContext
{
    public CompilationContext(Compilation compilation, FlowStatistics statistics)
    {
        Compilation = compilation;
        Statistics = statistics;
        Initializers = new(compilation);
        Bodies = new(compilation, statistics);
        Reach = new(compilation, Types);
    }

    public Compilation Compilation { get; }

    public BitsTypes Types { get; } = new();

    public ConstantInitializers Initializers { get; }

    /// <summary>The bodies that calls are followed into.</summary>
    public CalleeBodies Bodies { get; }

    /// <summary>Which members use BITS.</summary>
    public BitsReach Reach { get; }

    public FlowStatistics Statistics { get; }

    public ReceiverMentions ReceiverMentions { get; } = new();
}
