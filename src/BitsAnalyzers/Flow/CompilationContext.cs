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
        CallbackInterfaces = new(Types);
        CallbackMethods = new(Types);
        CallbackObjects = new(compilation);
        Initializers = new(compilation);
        WindowsVersionGuards = new(compilation);
    }

    public Compilation Compilation { get; }

    public BitsOptions Options { get; }

    public BitsTypes Types { get; } = new();

    public CallbackInterfaces CallbackInterfaces { get; }

    public CallbackMethods CallbackMethods { get; }

    public CallbackObjects CallbackObjects { get; }

    public ConstantInitializers Initializers { get; }

    public WindowsVersionGuards WindowsVersionGuards { get; }

    public FlowStatistics Statistics { get; } = new();

    public ReceiverMentions ReceiverMentions { get; } = new();
}
