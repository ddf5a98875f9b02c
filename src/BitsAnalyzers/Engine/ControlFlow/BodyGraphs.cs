using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>The control flow graphs of bodies. Making one takes longer than most questions about it, and the compiler keeps some.</summary>
internal sealed class BodyGraphs
{
    private readonly IOperation? _known;
    private readonly Func<ControlFlowGraph>? _graphOfKnown;

    /// <param name="part">What is in a body whose graph is kept.</param>
    /// <param name="graph">Gives that graph.</param>
    public BodyGraphs(IOperation part, Func<ControlFlowGraph> graph)
    {
        _known = RootOf(part);
        _graphOfKnown = graph;
    }

    private BodyGraphs()
    {
    }

    /// <summary>For those who have no graph.</summary>
    public static BodyGraphs MadeAnew { get; } = new();

    /// <summary>The whole body, or initializer, that an operation is in.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The graph of a body; null where it is none.</summary>
    public ControlFlowGraph? Of(IOperation root, CancellationToken cancellationToken) => root switch
    {
        not (IMethodBodyBaseOperation or IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation) => null,
        _ when root == _known => _graphOfKnown!(),
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
        _ => null,
    };
}
