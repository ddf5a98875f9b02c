using BitsAnalyzers.Configuration;
using BitsAnalyzers.Interop;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow;

/// <summary>What is worked out once for a compilation and shared by the analysis of all its bodies.</summary>
internal sealed class CompilationContext
{
    public CompilationContext(Compilation compilation, BitsOptions options)
    {
        Compilation = compilation;
        Options = options;
        Bodies = new(compilation, Statistics);
        CallbackInterfaces = new(Types);
        CallbackMethods = new(Types);
        CallbackObjects = new(compilation);
        Initializers = new(compilation);
        Reach = new(compilation, Types);
        WindowsVersionGuards = new(compilation);
    }

    public Compilation Compilation { get; }

    public BitsOptions Options { get; }

    public BitsTypes Types { get; } = new();

    /// <summary>The bodies that calls are followed into.</summary>
    public CalleeBodies Bodies { get; }

    public CallbackInterfaces CallbackInterfaces { get; }

    public CallbackMethods CallbackMethods { get; }

    public CallbackObjects CallbackObjects { get; }

    public ConstantInitializers Initializers { get; }

    /// <summary>Which members use BITS.</summary>
    public BitsReach Reach { get; }

    public WindowsVersionGuards WindowsVersionGuards { get; }

    public FlowStatistics Statistics { get; } = new();

    public ReceiverMentions ReceiverMentions { get; } = new();
}
