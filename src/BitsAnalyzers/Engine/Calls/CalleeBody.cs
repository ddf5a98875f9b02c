using System.Collections.Immutable;
using BitsAnalyzers.Engine.ControlFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>A body that calls are followed into.</summary>
/// <param name="method">What is called.</param>
/// <param name="size">The length of its text, in characters: how much work it may be.</param>
/// <param name="build">Makes its graph, when it is first followed.</param>
internal sealed class CalleeBody(IMethodSymbol method, int size, Func<(ControlFlowGraph Graph, BodyShape Shape)> build)
{
    private readonly Lazy<(ControlFlowGraph Graph, BodyShape Shape)> _built = new(build);

    public IMethodSymbol Method => method;

    public int Size => size;

    /// <summary>Its control flow.</summary>
    public ControlFlowGraph Graph => _built.Value.Graph;

    /// <summary>What its shape tells.</summary>
    public BodyShape Shape => _built.Value.Shape;

    /// <summary>The parameters by which the body knows its arguments.</summary>
    public ImmutableArray<IParameterSymbol> Parameters => ExtensionBlocks.ParametersOf(method, Graph.OriginalOperation);

    /// <summary>
    /// The parameter by which the body knows what it is called on, where it is a member of an extension block; null otherwise.
    /// </summary>
    public IParameterSymbol? Receiver
        => ExtensionBlocks.IsMember(method) ? ExtensionBlocks.ReceiverIn(method, Graph.OriginalOperation) : null;
}
