using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// The operations that may have given a local the value that it has where it is read: reaching definitions. Those who look at a single
/// call need no more of the body around it.
/// </summary>
internal static class ReachingValues
{
    /// <summary>
    /// What the local may have been given last: the value of an assignment, or the whole of a compound one. Null where it may have been
    /// written by what is not seen.
    /// </summary>
    /// <param name="reference">The local where it is read, in the operation tree of the body; so are the operations that are found.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="graphs">The graphs of bodies, where somebody has one already.</param>
    public static IReadOnlyList<IOperation>? Of(
        ILocalReferenceOperation reference, CancellationToken cancellationToken, BodyGraphs? graphs = null)
    {
        var root = reference.Parent;
        while (root?.Parent is { } outer)
        {
            root = outer;
        }

        if (root is null || (graphs ?? BodyGraphs.MadeAnew).Of(root, cancellationToken) is not { } graph)
        {
            return null;
        }

        var (untracked, captured) = VariableUses.In(root);
        if (untracked.Contains(reference.Local))
        {
            return null;
        }

        if (captured.Contains(reference.Local))
        {
            return OnlyValue(root, reference.Local) is { } only ? [only] : null;
        }

        return Innermost(graph, reference.Syntax, cancellationToken) is var (inner, block, ordinal)
            && new Search(inner, reference).From(block, ordinal) is { } found
            ? InTree(root, found)
            : null;
    }

    // A graph takes choices apart, and knows no more of the tree that it was made of than the text.
    private static List<IOperation>? InTree(IOperation root, List<IOperation> found)
    {
        var values = new List<IOperation>();
        foreach (var value in found)
        {
            if (root.Descendants().FirstOrDefault(operation => operation.Syntax == value.Syntax) is not { } operation)
            {
                return null;
            }

            values.Add(operation);
        }

        return values;
    }

    // The graph that a piece of text is in, with its place there.
    private static (ControlFlowGraph Graph, BasicBlock Block, int Ordinal)? Innermost(
        ControlFlowGraph graph, SyntaxNode text, CancellationToken cancellationToken)
    {
        foreach (var local in graph.LocalFunctions)
        {
            if (local.DeclaringSyntaxReferences.Any(reference => reference.Span.Contains(text.Span)))
            {
                return Innermost(graph.GetLocalFunctionControlFlowGraph(local, cancellationToken), text, cancellationToken);
            }
        }

        foreach (var block in graph.Blocks)
        {
            for (var ordinal = 0; ordinal <= block.Operations.Length; ordinal++)
            {
                foreach (var part in OperationAt(block, ordinal)?.DescendantsAndSelf() ?? [])
                {
                    if (part is IFlowAnonymousFunctionOperation lambda && lambda.Syntax.Span.Contains(text.Span))
                    {
                        return Innermost(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), text, cancellationToken);
                    }

                    if (part is ILocalReferenceOperation && part.Syntax == text)
                    {
                        return (graph, block, ordinal);
                    }
                }
            }
        }

        return null;
    }

    // Of a local that nested functions use, too.
    private static IOperation? OnlyValue(IOperation root, ILocalSymbol local)
    {
        IOperation? only = null;
        foreach (var operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation { Symbol: var declared, Initializer.Value: var initial }
                && SymbolEqualityComparer.Default.Equals(declared, local))
            {
                only = initial;
            }
            else if (IsWrite(operation, local))
            {
                return null;
            }
        }

        return only;
    }

    private static IOperation? OperationAt(BasicBlock block, int ordinal)
        => ordinal < block.Operations.Length ? block.Operations[ordinal] : block.BranchValue;

    private static bool IsWrite(IOperation operation, ILocalSymbol local) => operation switch
    {
        ILocalReferenceOperation { Local: var written } reference =>
            SymbolEqualityComparer.Default.Equals(written, local)
                && reference.Parent switch
                {
                    IAssignmentOperation assignment => assignment.Target == reference,
                    IIncrementOrDecrementOperation => true,
                    IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } => true,
                    ITupleOperation or IDeclarationExpressionOperation => IsDeconstructed(reference),
                    _ => false,
                },
        IDeclarationPatternOperation { DeclaredSymbol: var declared } => SymbolEqualityComparer.Default.Equals(declared, local),
        IRecursivePatternOperation { DeclaredSymbol: var declared } => SymbolEqualityComparer.Default.Equals(declared, local),
        IListPatternOperation { DeclaredSymbol: var declared } => SymbolEqualityComparer.Default.Equals(declared, local),
        _ => false,
    };

    private static bool IsDeconstructed(IOperation reference)
    {
        for (var inner = reference; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IDeconstructionAssignmentOperation deconstruction)
            {
                return deconstruction.Target == inner;
            }

            if (outer is not (ITupleOperation or IDeclarationExpressionOperation))
            {
                return outer is IArgumentOperation or IForEachLoopOperation;
            }
        }

        return false;
    }

    // Backwards from the place of the read.
    private sealed class Search
    {
        private readonly ControlFlowGraph _graph;
        private readonly ILocalReferenceOperation _reference;
        private readonly List<(BasicBlock Block, bool ByException)>[] _predecessors;

        public Search(ControlFlowGraph graph, ILocalReferenceOperation reference)
        {
            _graph = graph;
            _reference = reference;
            _predecessors = new List<(BasicBlock, bool)>[graph.Blocks.Length];
            var successors = new BlockSuccessors(graph);
            foreach (var block in graph.Blocks)
            {
                var handlers = successors.HandlersOf(block);
                foreach (var successor in successors.Of(block.Ordinal))
                {
                    (_predecessors[successor] ??= []).Add((block, handlers.Contains(successor)));
                }
            }
        }

        public List<IOperation>? From(BasicBlock block, int ordinal)
        {
            var found = new List<IOperation>();
            var entered = new HashSet<(int Block, bool ByException)>();
            var pending = new Stack<(BasicBlock Block, int Last, bool ByException)>();
            pending.Push((block, ordinal, false));
            var isFirst = true;
            while (pending.Count > 0)
            {
                (block, var last, var byException) = pending.Pop();
                var isOver = false;
                for (; last >= 0 && !isOver; last--)
                {
                    // What is written in the operation itself may be written before the read.
                    foreach (var part in OperationAt(block, last)?.DescendantsAndSelf() ?? [])
                    {
                        if (!IsWrite(part, _reference.Local)
                            || (isFirst && (part.Syntax.SpanStart >= _reference.Syntax.SpanStart || IsAround(part))))
                        {
                            continue;
                        }

                        if (part.Parent is not IAssignmentOperation assignment || assignment.Target != part)
                        {
                            return null;
                        }

                        found.Add(assignment is ISimpleAssignmentOperation { Value: var value } ? value : assignment);
                        isOver = !byException;
                    }

                    isFirst = false;
                }

                if (isOver || _predecessors[block.Ordinal] is not { } predecessors)
                {
                    continue;
                }

                foreach (var (predecessor, thrown) in predecessors)
                {
                    if (entered.Add((predecessor.Ordinal, thrown)))
                    {
                        pending.Push((predecessor, predecessor.Operations.Length, thrown));
                    }
                }
            }

            return found;
        }

        // The write that the read is a part of: 'mask = mask | 1'.
        private bool IsAround(IOperation target) => target.Parent is { Syntax: var write } && write.Span.Contains(_reference.Syntax.Span);
    }
}
