using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>What is worked out once for a compilation and shared by the analysis of all its bodies.</summary>
internal sealed class CompilationContext(Compilation compilation, FlowStatistics statistics)
{
    public Compilation Compilation { get; } = compilation;

    public BitsTypes Types { get; } = new();

    public ConstantInitializers Initializers { get; } = new(compilation);

    public FlowStatistics Statistics { get; } = statistics;

    public ReceiverMentions ReceiverMentions { get; } = new();
}
