using System.Collections.Immutable;
using BitsAnalyzers.Engine.ControlFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>A body that calls are followed into.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Graph">Its control flow.</param>
/// <param name="Shape">What its shape tells.</param>
/// <param name="Size">The length of its text, in characters: how much work it may be.</param>
internal sealed record CalleeBody(IMethodSymbol Method, ControlFlowGraph Graph, BodyShape Shape, int Size)
{
    /// <summary>The parameters by which the body knows its arguments.</summary>
    public ImmutableArray<IParameterSymbol> Parameters { get; } = ExtensionBlocks.ParametersOf(Method, Graph.OriginalOperation);

    /// <summary>The parameter by which the body knows what it is called on, where it is a member of an extension block; null otherwise.</summary>
    public IParameterSymbol? Receiver { get; } = ExtensionBlocks.ReceiverIn(Method, Graph.OriginalOperation);
}
