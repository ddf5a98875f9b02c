using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>
/// The bodies of the compilation that calls are followed into. The control flow graph of each is built when it is first followed, and kept for
/// the compilation.
/// </summary>
internal sealed class CalleeBodies(Compilation compilation, FlowStatistics statistics)
{
    private readonly ConcurrentDictionary<IMethodSymbol, CalleeBody?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConditionalWeakTable<ControlFlowGraph, BodyShape> _shapes = new();

    /// <summary>The body of a method, accessor or constructor; null where it has none that can be seen, or one that does not run at once.</summary>
    public CalleeBody? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (definition.IsAbstract || definition.IsExtern || !SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        // Cancelled work is not kept: whoever asks next does it.
        return _bodies.TryGetValue(definition, out var body)
            ? body
            : _bodies.GetOrAdd(definition, Build(definition, cancellationToken));
    }

    /// <summary>The body of a function nested in one that has been built.</summary>
    public CalleeBody OfNested(IMethodSymbol function, ControlFlowGraph graph) => new(function, graph, ShapeOf(graph), graph.OriginalOperation.Syntax.Span.Length);

    public BodyShape ShapeOf(ControlFlowGraph graph) => _shapes.GetValue(graph, static graph => new(graph));

    private CalleeBody? Build(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences is not [var reference] || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var declaration = reference.GetSyntax(cancellationToken);
        var hasBody = declaration switch
        {
            BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => false,
            BaseMethodDeclarationSyntax => true,
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => false,
            AccessorDeclarationSyntax or ArrowExpressionClauseSyntax => true,
            _ => false,
        };

        // An iterator runs when its result is enumerated, not when it is called.
        if (!hasBody || declaration.DescendantNodes(static node => node is not LocalFunctionStatementSyntax).Any(static node => node is YieldStatementSyntax))
        {
            return null;
        }

#pragma warning disable RS1030 // The callee may stand in any tree, and its graph is kept for the whole compilation.
        var operation = compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken);
#pragma warning restore RS1030
        while (operation?.Parent is { } parent)
        {
            operation = parent;
        }

        var graph = operation switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation body => ControlFlowGraph.Create(body, cancellationToken),
            _ => null,
        };
        if (graph is null)
        {
            return null;
        }

        statistics.CountGraph();
        return new(method, graph, ShapeOf(graph), declaration.Span.Length);
    }
}
