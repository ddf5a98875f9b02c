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

    private static readonly HashSet<ISymbol> s_none = new(SymbolEqualityComparer.Default);

    private readonly ControlFlowGraph _graph;
    private readonly int[][] _successors;
    private readonly Dictionary<ControlFlowRegion, int[]> _handlers = [];
    private readonly Dictionary<ControlFlowBranch, ImmutableArray<ControlFlowRegion>> _finallyRegions = [];
    private readonly ulong[][] _live;
    private readonly bool[] _isOnLoop;
    private readonly Lazy<LoopNest> _loops;
    private readonly Lazy<HashSet<ISymbol>> _reassigned;
    private readonly bool[][] _mayCall;
    private readonly Dictionary<object, int> _variables = [];
    private readonly CapturedProperties _capturedProperties = new();
    private (HashSet<ISymbol> Untracked, HashSet<ISymbol> Captured)? _nestedUses;

    public BodyShape(ControlFlowGraph graph)
    {
        _graph = graph;
        _reassigned = new(() => FindReassigned(graph.OriginalOperation));
        var count = graph.Blocks.Length;
        _successors = new int[count][];
        FindSuccessors();
        _loops = new(() => new(count, SuccessorsOf));
        _isOnLoop = GoesBack() ? FindLoops() : new bool[count];
        _mayCall = new bool[count][];
        _live = FindLive();

        // Most bodies have nothing that could make a local hard to follow; to look for it is to walk the whole body once more.
        _nestedUses ??= (s_none, s_none);
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
    public bool IsUntracked(ISymbol symbol) => _nestedUses!.Value.Untracked.Contains(symbol);

    /// <summary>Whether the local or parameter has one value only, from its declaration on.</summary>
    public bool IsAssignedOnce(ISymbol symbol) => !IsUntracked(symbol) && !_reassigned.Value.Contains(symbol);

    /// <summary>Whether nested functions read the local or parameter.</summary>
    public bool IsCaptured(ISymbol symbol) => _nestedUses!.Value.Captured.Contains(symbol);

    /// <summary>The number of a local, a parameter or a flow capture that the body reads; null where it does not.</summary>
    public int? NumberOf(object variable) => _variables.TryGetValue(variable, out var number) ? number : null;

    /// <summary>Whether the variable of that number may be read in the block or after it.</summary>
    public bool IsLive(int block, int variable) => (_live[block][variable / WordSize] & (1UL << (variable % WordSize))) != 0;

    /// <summary>The properties that are captured left of an assignment.</summary>
    public CapturedProperties CapturedProperties => _capturedProperties;

    public IReadOnlyList<int> SuccessorsOf(int block) => _successors[block];

    /// <summary>The finally regions that a branch leads through. The graph looks for them anew each time; most branches stand in no try at all.</summary>
    public ImmutableArray<ControlFlowRegion> FinallyRegionsOf(ControlFlowBranch branch)
        => _finallyRegions.TryGetValue(branch, out var regions) ? regions : ImmutableArray<ControlFlowRegion>.Empty;

    private void FindFinallyRegions(ControlFlowBranch? branch)
    {
        for (var region = branch?.Source.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                _finallyRegions.Add(branch!, branch!.FinallyRegions);
                return;
            }
        }
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

    private void FindSuccessors()
    {
        var successors = new List<int>();
        var waysOut = default(Dictionary<int, List<int>>);
        foreach (var block in _graph.Blocks)
        {
            FindFinallyRegions(block.ConditionalSuccessor);
            FindFinallyRegions(block.FallThroughSuccessor);
            NoteWaysOutOfFinally(block.ConditionalSuccessor, ref waysOut);
            NoteWaysOutOfFinally(block.FallThroughSuccessor, ref waysOut);
        }

        foreach (var block in _graph.Blocks)
        {
            successors.Clear();
            AddTargets(block.ConditionalSuccessor, successors);
            AddTargets(block.FallThroughSuccessor, successors);
            successors.AddRange(HandlersOf(block));
            if (waysOut?.TryGetValue(block.Ordinal, out var ways) == true)
            {
                successors.AddRange(ways);
            }

            _successors[block.Ordinal] = successors.ToArray();
        }
    }

    private void AddTargets(ControlFlowBranch? branch, List<int> successors)
    {
        if (branch is null)
        {
            return;
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

    // Where an exception may lead to: the same for all blocks of a region.
    private int[] HandlersOf(BasicBlock block)
    {
        if (block.EnclosingRegion is not { Kind: not ControlFlowRegionKind.Root } enclosing)
        {
            return [];
        }

        if (!_handlers.TryGetValue(enclosing, out var handlers))
        {
            _handlers.Add(enclosing, handlers = FindHandlers(enclosing));
        }

        return handlers;
    }

    private static int[] FindHandlers(ControlFlowRegion enclosing)
    {
        List<int>? handlers = null;

        // The regions of a nested function lie in those of the body around it, which its exceptions do not reach.
        for (var region = enclosing; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
            {
                for (var i = 1; i < guarded.NestedRegions.Length; i++)
                {
                    (handlers ??= []).Add(guarded.NestedRegions[i].FirstBlockOrdinal);
                }
            }
        }

        return handlers?.ToArray() ?? [];
    }

    private IEnumerable<int> LoopsLeftBy(int block, ControlFlowBranch? branch)
        => branch is { Destination.Ordinal: var target } ? _loops.Value.LeftBy(block, target) : [];

    private void NoteWaysOutOfFinally(ControlFlowBranch? branch, ref Dictionary<int, List<int>>? waysOut)
    {
        if (branch is not { Destination: { } destination })
        {
            return;
        }

        foreach (var region in FinallyRegionsOf(branch))
        {
            // Every block of the region, since any of them may be the last one.
            for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
            {
                if (_graph.Blocks[ordinal].FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling })
                {
                    waysOut ??= [];
                    if (!waysOut.TryGetValue(ordinal, out var ways))
                    {
                        waysOut.Add(ordinal, ways = []);
                    }

                    ways.Add(destination.Ordinal);
                }
            }
        }
    }

    // Blocks are numbered in their order in the text: where no step leads back in it, there is no loop to be looked for.
    private bool GoesBack()
    {
        for (var block = 0; block < _successors.Length; block++)
        {
            foreach (var successor in _successors[block])
            {
                if (successor <= block)
                {
                    return true;
                }
            }
        }

        return false;
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
                for (var i = successor; i < _successors[block].Length; i++)
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

        if (members.Count > 1 || Array.IndexOf(_successors[root], root) >= 0)
        {
            foreach (var block in members)
            {
                isOnLoop[block] = true;
            }
        }
    }

    // The variables that a block reads, and (as complements) those that it writes, in this order.
    private void AddUses(BasicBlock block, List<int> uses)
    {
        var mayCall = _mayCall[block.Ordinal] = new bool[block.Operations.Length + 1];
        for (var i = 0; i < block.Operations.Length; i++)
        {
            var operation = block.Operations[i];
            var (target, value) = operation switch
            {
                IFlowCaptureOperation capture => (Number(capture.Id), capture.Value),
                ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } } assignment => (Number(local), assignment.Value),
                IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } } assignment } =>
                    (Number(local), assignment.Value),
                _ => (-1, operation),
            };
            mayCall[i] = AddReads(value, uses);
            if (operation is IFlowCaptureOperation captured)
            {
                _capturedProperties.Note(captured);
            }

            if (target >= 0)
            {
                uses.Add(~target);
            }
        }

        if (block.BranchValue is { } condition)
        {
            mayCall[block.Operations.Length] = AddReads(condition, uses);
            if (condition.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.RefExpressionSyntax)
            {
                LookForNestedUses();
            }
        }
    }

    // Returns whether the operation may call a body that can be followed.
    private bool AddReads(IOperation root, List<int> uses)
    {
        var mayCall = false;
        foreach (var operation in root.DescendantsAndSelf())
        {
            mayCall |= FollowableCalls.Is(operation) || (operation is IFlowCaptureReferenceOperation reference && _capturedProperties.Note(reference) is { } property && FollowableCalls.Is(property));
            switch (operation.Kind)
            {
                case OperationKind.LocalReference:
                    var local = ((ILocalReferenceOperation)operation).Local;
                    if (local.RefKind != RefKind.None)
                    {
                        LookForNestedUses();
                    }

                    uses.Add(Number(local));
                    break;
                case OperationKind.ParameterReference:
                    uses.Add(Number(((IParameterReferenceOperation)operation).Parameter));
                    break;
                case OperationKind.FlowCaptureReference:
                    uses.Add(Number(((IFlowCaptureReferenceOperation)operation).Id));
                    break;
                case OperationKind.AddressOf:
                case OperationKind.SimpleAssignment when ((ISimpleAssignmentOperation)operation).IsRef:
                    LookForNestedUses();
                    break;
                case OperationKind.FlowAnonymousFunction or OperationKind.MethodReference:
                case OperationKind.Invocation when ((IInvocationOperation)operation).TargetMethod.MethodKind == MethodKind.LocalFunction:
                    foreach (var symbol in LookForNestedUses().Captured)
                    {
                        uses.Add(Number(symbol));
                    }

                    break;
            }
        }

        return mayCall;
    }

    private (HashSet<ISymbol> Untracked, HashSet<ISymbol> Captured) LookForNestedUses() => _nestedUses ??= FindNestedUses(_graph.OriginalOperation);

    private int Number(object variable)
    {
        if (!_variables.TryGetValue(variable, out var number))
        {
            _variables.Add(variable, number = _variables.Count);
        }

        return number;
    }

    // Live is what is read in a block, or after it and not written in between. A handler may be entered before anything was written.
    private ulong[][] FindLive()
    {
        var count = _graph.Blocks.Length;
        var uses = new List<int>();
        var starts = new int[count + 1];
        for (var block = 0; block < count; block++)
        {
            AddUses(_graph.Blocks[block], uses);
            starts[block + 1] = uses.Count;
        }

        if (!_graph.LocalFunctions.IsEmpty)
        {
            LookForNestedUses();
        }

        var words = (_variables.Count + WordSize - 1) / WordSize;
        var live = new ulong[count][];
        var written = new ulong[count][];
        for (var block = 0; block < count; block++)
        {
            live[block] = new ulong[words];
            written[block] = new ulong[words];
            for (var use = starts[block]; use < starts[block + 1]; use++)
            {
                var variable = uses[use] < 0 ? ~uses[use] : uses[use];
                var (word, bit) = (variable / WordSize, 1UL << (variable % WordSize));
                if (uses[use] < 0)
                {
                    written[block][word] |= bit;
                }
                else
                {
                    live[block][word] |= bit & ~written[block][word];
                }
            }
        }

        var changed = true;
        while (changed)
        {
            changed = false;
            for (var block = count - 1; block >= 0; block--)
            {
                var handlers = HandlersOf(_graph.Blocks[block]);
                foreach (var successor in _successors[block])
                {
                    changed |= Unite(live[block], live[successor], Array.IndexOf(handlers, successor) >= 0 ? null : written[block]);
                }
            }
        }

        return live;
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
