using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BitsAnalyzers.Flow;

/// <summary>
/// What the shape of a body tells before it is explored: which blocks lie on a loop, which locations may still be read from a block on, and
/// which locals change in ways that cannot be followed.
/// </summary>
internal sealed class BodyShape
{
    private const int WordSize = 64;

    private readonly ControlFlowGraph _graph;
    private readonly List<int>[] _successors;
    private readonly List<int>[] _handlers;
    private readonly ulong[][] _live;
    private readonly bool[] _isOnLoop;
    private readonly Lazy<LoopNest> _loops;
    private readonly HashSet<ISymbol> _untracked;
    private readonly HashSet<ISymbol> _captured;
    private readonly Lazy<HashSet<ISymbol>> _reassigned;
    private readonly bool[][] _mayCall;
    private readonly Dictionary<object, int> _variables = [];

    public BodyShape(ControlFlowGraph graph)
    {
        _graph = graph;
        (_untracked, _captured) = FindNestedUses(graph.OriginalOperation);
        _reassigned = new(() => FindReassigned(graph.OriginalOperation));
        _handlers = graph.Blocks.Select(FindHandlers).ToArray();
        _successors = graph.Blocks.Select(block => FindSuccessors(block).Concat(_handlers[block.Ordinal]).ToList()).ToArray();
        AddWaysOutOfFinally();
        _loops = new(() => new(_successors.Length, SuccessorsOf));
        _isOnLoop = FindLoops();
        _mayCall = new bool[graph.Blocks.Length][];
        var uses = graph.Blocks.Select(block => FindUses(block)).ToArray();
        _live = FindLive(uses, _variables.Count);
    }

    /// <summary>Whether control may come back to the block.</summary>
    public bool IsOnLoop(int block) => _isOnLoop[block];

    /// <summary>The loops around the block, the innermost first.</summary>
    public IEnumerable<int> LoopsAround(int block) => _isOnLoop[block] ? _loops.Value.Around(block) : [];

    /// <summary>The loops around the block that a branch of the block leads out of.</summary>
    public IEnumerable<int> LoopsLeftAt(int block)
        => _isOnLoop[block]
            ? LoopsLeftBy(block, _graph.Blocks[block].ConditionalSuccessor).Concat(LoopsLeftBy(block, _graph.Blocks[block].FallThroughSuccessor))
            : [];

    /// <summary>Whether a call may be followed from an operation of the block; what its branch decides on is the last one.</summary>
    public bool MayCall(int block, int operation) => _mayCall[block][operation];

    /// <summary>Whether the local or parameter is written by nested functions or through references, so that its value is never known.</summary>
    public bool IsUntracked(ISymbol symbol) => _untracked.Contains(symbol);

    /// <summary>Whether the local or parameter has one value only, from its declaration on.</summary>
    public bool IsAssignedOnce(ISymbol symbol) => !_untracked.Contains(symbol) && !_reassigned.Value.Contains(symbol);

    /// <summary>Whether nested functions read the local or parameter.</summary>
    public bool IsCaptured(ISymbol symbol) => _captured.Contains(symbol);

    /// <summary>The number of a local, a parameter or a flow capture that the body reads; null where it does not.</summary>
    public int? NumberOf(object variable) => _variables.TryGetValue(variable, out var number) ? number : null;

    /// <summary>Whether the variable of that number may be read in the block or after it.</summary>
    public bool IsLive(int block, int variable) => (_live[block][variable / WordSize] & (1UL << (variable % WordSize))) != 0;

    public IReadOnlyList<int> SuccessorsOf(int block) => _successors[block];

    /// <summary>The finally regions that a branch leads through. The graph looks for them anew at each branch; most stand in no try at all.</summary>
    public static ImmutableArray<ControlFlowRegion> FinallyRegionsOf(ControlFlowBranch branch)
    {
        for (var region = branch.Source.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                return branch.FinallyRegions;
            }
        }

        return ImmutableArray<ControlFlowRegion>.Empty;
    }

    private static (HashSet<ISymbol> Untracked, HashSet<ISymbol> Captured) FindNestedUses(IOperation root)
    {
        var untracked = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var captured = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IAddressOfOperation { Reference: var reference } when !IsOutArgument(operation):
                    Add(untracked, reference);
                    break;
                case IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None }, Initializer.Value: var target }:
                    AddAll(untracked, target);
                    break;
                case ISimpleAssignmentOperation { IsRef: true, Value: var target }:
                    AddAll(untracked, target);
                    break;
                case IReturnOperation { ReturnedValue: { } returned } when returned.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.RefExpressionSyntax:
                    AddAll(untracked, returned);
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    AddNested(operation, untracked, captured);
                    break;
            }
        }

        return (untracked, captured);
    }

    // The address of a local that is handed to a call at once, as pointer shapes of the interop do for results.
    private static bool IsOutArgument(IOperation address)
    {
        var parent = address.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation;
    }

    private static void AddNested(IOperation function, HashSet<ISymbol> untracked, HashSet<ISymbol> captured)
    {
        foreach (var operation in function.Descendants())
        {
            Add(captured, operation);
            switch (operation)
            {
                case IAssignmentOperation { Target: var target }:
                    AddAll(untracked, target);
                    break;
                case IIncrementOrDecrementOperation { Target: var target }:
                    Add(untracked, target);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target }:
                    Add(untracked, target);
                    break;
            }
        }
    }

    private static HashSet<ISymbol> FindReassigned(IOperation root)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var reassigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                IAddressOfOperation address => address.Reference,
                _ => null,
            };
            foreach (var written in target?.DescendantsAndSelf() ?? [])
            {
                switch (written)
                {
                    case ILocalReferenceOperation { Local: var local } when !assigned.Add(local):
                        reassigned.Add(local);
                        break;
                    case IParameterReferenceOperation { Parameter: var parameter }:
                        reassigned.Add(parameter);
                        break;
                }
            }

            if (operation is IVariableDeclaratorOperation { Initializer: not null, Symbol: var declared })
            {
                assigned.Add(declared);
            }
        }

        return reassigned;
    }

    private static void AddAll(HashSet<ISymbol> set, IOperation target)
    {
        if (target is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            Add(set, target);
            return;
        }

        if (target is ITupleOperation or IDeclarationExpressionOperation or IConditionalOperation)
        {
            foreach (var operation in target.Descendants())
            {
                Add(set, operation);
            }
        }
    }

    private static void Add(HashSet<ISymbol> set, IOperation reference)
    {
        switch (reference)
        {
            case ILocalReferenceOperation { Local: var local }:
                set.Add(local);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                set.Add(parameter);
                break;
        }
    }

    private static List<int> FindSuccessors(BasicBlock block)
    {
        var successors = new List<int>();
        foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
        {
            if (branch is null)
            {
                continue;
            }

            if (branch.Destination is { } destination)
            {
                successors.Add(destination.Ordinal);
            }

            foreach (var region in FinallyRegionsOf(branch))
            {
                successors.Add(region.FirstBlockOrdinal);
            }
        }

        return successors;
    }

    // Where an exception may lead to.
    private static List<int> FindHandlers(BasicBlock block)
    {
        var handlers = new List<int>();

        // The regions of a nested function lie in those of the body around it, which its exceptions do not reach.
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
            {
                foreach (var handler in guarded.NestedRegions.Skip(1))
                {
                    handlers.Add(handler.FirstBlockOrdinal);
                }
            }
        }

        return handlers;
    }

    private IEnumerable<int> LoopsLeftBy(int block, ControlFlowBranch? branch)
        => branch is { Destination.Ordinal: var target } ? _loops.Value.LeftBy(block, target) : [];

    private void AddWaysOutOfFinally()
    {
        foreach (var block in _graph.Blocks)
        {
            foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
            {
                if (branch is not { Destination: { } destination })
                {
                    continue;
                }

                foreach (var region in FinallyRegionsOf(branch))
                {
                    // Every block of the region, since any of them may be the last one.
                    for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
                    {
                        if (_graph.Blocks[ordinal].FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling })
                        {
                            _successors[ordinal].Add(destination.Ordinal);
                        }
                    }
                }
            }
        }
    }

    // A block lies on a loop where its strongly connected component has more than itself, or an edge to itself (Tarjan, without recursion).
    private bool[] FindLoops()
    {
        var count = _successors.Length;
        var isOnLoop = new bool[count];
        var index = new int[count];
        var low = new int[count];
        var isOnStack = new bool[count];
        var stack = new Stack<int>();
        var work = new Stack<(int Block, int Next)>();
        var next = 1;
        for (var root = 0; root < count; root++)
        {
            if (index[root] != 0)
            {
                continue;
            }

            work.Push((root, 0));
            while (work.Count > 0)
            {
                var (block, successor) = work.Pop();
                if (successor == 0)
                {
                    index[block] = low[block] = next++;
                    stack.Push(block);
                    isOnStack[block] = true;
                }
                else
                {
                    low[block] = Math.Min(low[block], low[_successors[block][successor - 1]]);
                }

                var descended = false;
                for (var i = successor; i < _successors[block].Count; i++)
                {
                    var to = _successors[block][i];
                    if (index[to] == 0)
                    {
                        work.Push((block, i + 1));
                        work.Push((to, 0));
                        descended = true;
                        break;
                    }

                    if (isOnStack[to])
                    {
                        low[block] = Math.Min(low[block], index[to]);
                    }
                }

                if (!descended && low[block] == index[block])
                {
                    CloseComponent(block, stack, isOnStack, isOnLoop);
                }
            }
        }

        return isOnLoop;
    }

    private void CloseComponent(int root, Stack<int> stack, bool[] isOnStack, bool[] isOnLoop)
    {
        var members = new List<int>();
        int member;
        do
        {
            member = stack.Pop();
            isOnStack[member] = false;
            members.Add(member);
        }
        while (member != root);

        if (members.Count > 1 || _successors[root].Contains(root))
        {
            foreach (var block in members)
            {
                isOnLoop[block] = true;
            }
        }
    }

    // What is read in the block before it is written there, and what is written.
    private (HashSet<int> Read, HashSet<int> Written) FindUses(BasicBlock block)
    {
        var read = new HashSet<int>();
        var written = new HashSet<int>();
        var mayCall = _mayCall[block.Ordinal] = new bool[block.Operations.Length + 1];
        for (var i = 0; i < block.Operations.Length; i++)
        {
            var operation = block.Operations[i];
            var (target, value) = operation switch
            {
                IFlowCaptureOperation capture => ((int?)Number(capture.Id), capture.Value),
                ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: var local } } assignment => (Number(local), assignment.Value),
                IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: var local } } assignment } =>
                    (Number(local), assignment.Value),
                _ => (null, operation),
            };
            mayCall[i] = Read(value);
            if (target is { } location)
            {
                written.Add(location);
            }
        }

        if (block.BranchValue is { } condition)
        {
            mayCall[block.Operations.Length] = Read(condition);
        }

        return (read, written);

        // Returns whether the operation may call a body that can be followed.
        bool Read(IOperation operation)
        {
            if (written.Count == 0)
            {
                return AddReads(operation, read);
            }

            var here = new HashSet<int>();
            var calls = AddReads(operation, here);
            here.ExceptWith(written);
            read.UnionWith(here);
            return calls;
        }
    }

    // Returns whether the operation may call a body that can be followed.
    private bool AddReads(IOperation root, HashSet<int> read)
    {
        var mayCall = false;
        foreach (var operation in root.DescendantsAndSelf())
        {
            mayCall |= FollowableCalls.Is(operation);
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local }:
                    read.Add(Number(local));
                    break;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    read.Add(Number(parameter));
                    break;
                case IFlowCaptureReferenceOperation capture:
                    read.Add(Number(capture.Id));
                    break;
                case IFlowAnonymousFunctionOperation or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } or IMethodReferenceOperation:
                    foreach (var symbol in _captured)
                    {
                        read.Add(Number(symbol));
                    }

                    break;
            }
        }

        return mayCall;
    }

    private int Number(object variable)
    {
        if (!_variables.TryGetValue(variable, out var number))
        {
            _variables.Add(variable, number = _variables.Count);
        }

        return number;
    }

    // Live is what is read in a block, or after it and not written in between. A handler may be entered before anything was written.
    private ulong[][] FindLive((HashSet<int> Read, HashSet<int> Written)[] uses, int variables)
    {
        var live = new ulong[uses.Length][];
        var written = new ulong[uses.Length][];
        for (var block = 0; block < uses.Length; block++)
        {
            live[block] = ToBits(uses[block].Read);
            written[block] = ToBits(uses[block].Written);
        }

        var changed = true;
        while (changed)
        {
            changed = false;
            for (var block = uses.Length - 1; block >= 0; block--)
            {
                foreach (var successor in _successors[block])
                {
                    changed |= Unite(live[block], live[successor], _handlers[block].Contains(successor) ? null : written[block]);
                }
            }
        }

        return live;

        ulong[] ToBits(HashSet<int> set)
        {
            var bits = new ulong[(variables + WordSize - 1) / WordSize];
            foreach (var variable in set)
            {
                bits[variable / WordSize] |= 1UL << (variable % WordSize);
            }

            return bits;
        }
    }

    private static bool Unite(ulong[] target, ulong[] source, ulong[]? except)
    {
        var changed = false;
        for (var word = 0; word < target.Length; word++)
        {
            var united = target[word] | (except is null ? source[word] : source[word] & ~except[word]);
            changed |= united != target[word];
            target[word] = united;
        }

        return changed;
    }
}
