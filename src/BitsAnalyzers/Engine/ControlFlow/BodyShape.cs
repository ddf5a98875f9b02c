using BitsAnalyzers.Engine.Calls;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Facts;
using BitsAnalyzers.Engine.Heap;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// What the shape of a body tells before it is explored: which blocks lie on a loop, which locations may still be read from a block on, and
/// which locals change in ways that cannot be followed.
/// </summary>
internal sealed class BodyShape
{
    private const int WordSize = 64;

    // Stands for the object that the body runs on among the variables.
    private static readonly object s_this = new();

    private static readonly HashSet<ISymbol> s_none = new(SymbolEqualityComparer.Default);

    private readonly ControlFlowGraph _graph;
    private readonly BlockSuccessors _successors;
    private readonly ulong[][] _live;
    private readonly LoopNestingForest? _loops;
    private readonly Lazy<HashSet<ISymbol>> _reassigned;
    private readonly bool[][] _mayCall;
    private readonly Dictionary<object, int> _variables = [];
    private readonly HashSet<int> _read = [];
    private readonly Dictionary<ITypeSymbol, bool> _elements = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, NotifyMask> _bits = new(SymbolEqualityComparer.Default);
    private readonly CapturedProperties _capturedProperties = new();
    private (HashSet<ISymbol> Untracked, HashSet<ISymbol> Captured)? _nestedUses;
    private List<TextSpan>? _leftOut;
    private bool _hasNested;

    public BodyShape(ControlFlowGraph graph, BlockSuccessors successors)
    {
        _graph = graph;
        _reassigned = new(() => FindReassigned(graph.OriginalOperation));
        var count = graph.Blocks.Length;
        _successors = successors;
        _loops = _successors.GoBack ? new(_successors.All) : null;
        _mayCall = new bool[count][];
        _live = FindLive();

        // Most bodies have nothing that could make a local hard to follow; to look for it is to walk the whole body once more.
        _nestedUses ??= (s_none, s_none);
    }

    /// <summary>Whether the body asks how many elements a collection has.</summary>
    public bool AsksForSizes { get; private set; }

    /// <summary>Whether the field or property is read, or written, in more than one place.</summary>
    public bool IsReadAgain(ISymbol member) => _members.TryGetValue(member, out var isReadAgain) && isReadAgain;

    /// <summary>
    /// Whether elements of that type are read, or written, in more than one place: by whatever name, since a collection may have several.
    /// </summary>
    public bool IsReadAgain(IOperation element)
        => element.Type is { } type && _elements.TryGetValue(type, out var isReadAgain) && isReadAgain;

    /// <summary>Whether control may come back to the block.</summary>
    public bool IsOnLoop(int block) => _loops?.IsOnLoop(block) == true;

    /// <summary>The loops around the block, the innermost first.</summary>
    public IEnumerable<int> LoopsAround(int block) => _loops?.Around(block) ?? [];

    /// <summary>The loops around the block that a branch of the block leads out of.</summary>
    public IEnumerable<int> LoopsLeftAt(int block)
        => IsOnLoop(block)
            ? LoopsLeftBy(block, _graph.Blocks[block].ConditionalSuccessor).Concat(
                LoopsLeftBy(block, _graph.Blocks[block].FallThroughSuccessor))
            : [];

    /// <summary>Whether a call may be followed from an operation of the block; what its branch decides on is the last one.</summary>
    public bool MayCall(int block, int operation) => _mayCall[block][operation];

    /// <summary>
    /// Whether the local or parameter is written by nested functions or through references, so that its value is never known.
    /// </summary>
    public bool IsUntracked(ISymbol symbol) => _nestedUses!.Value.Untracked.Contains(symbol);

    /// <summary>What is always true of the bits of a local that is never known.</summary>
    public NotifyMask BitsOf(ILocalSymbol local)
    {
        if (!_bits.TryGetValue(local, out var bits))
        {
            _bits.Add(local, bits = WrittenConstants.Of(local, _graph.OriginalOperation));
        }

        return bits;
    }

    /// <summary>Whether the local or parameter has one value only, from its declaration on.</summary>
    public bool IsAssignedOnce(ISymbol symbol) => !IsUntracked(symbol) && !_reassigned.Value.Contains(symbol);

    /// <summary>Whether nested functions read the local or parameter.</summary>
    public bool IsCaptured(ISymbol symbol) => _nestedUses!.Value.Captured.Contains(symbol);

    /// <summary>Whether the body reads the local of that number somewhere; of what is no local that is taken to be so.</summary>
    public bool IsEverRead(object key, int variable) => key is not ILocalSymbol || _read.Contains(variable);

    /// <summary>The number of a local, a parameter or a flow capture that the body reads or writes; null where it does neither.</summary>
    public int? NumberOf(object variable) => _variables.TryGetValue(variable, out var number) ? number : null;

    /// <summary>Whether the variable of that number may be read in the block or after it.</summary>
    public bool IsLive(int block, int variable) => (_live[block][variable / WordSize] & (1UL << (variable % WordSize))) != 0;

    /// <summary>Whether the object that the body runs on may be used in the block or after it.</summary>
    public bool IsThisLive(int block) => _hasNested || (NumberOf(s_this) is { } number && IsLive(block, number));

    /// <summary>Whether the object that the body runs on may be used after the block.</summary>
    public bool IsThisLiveAfter(int block) => _hasNested || (NumberOf(s_this) is { } number && IsLiveAfter(block, number));

    /// <summary>Whether the variable of that number may be read after the block.</summary>
    public bool IsLiveAfter(int block, int variable)
    {
        foreach (var successor in _successors.Of(block))
        {
            if (IsLive(successor, variable))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the variable of that number may be read in another block than the one that has given it its value.</summary>
    public bool IsReadInAnotherBlock(int variable)
    {
        for (var block = 0; block < _live.Length; block++)
        {
            if (IsLive(block, variable))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an operation is part of a call that the compiler leaves out, such as one of its arguments.</summary>
    public bool IsLeftOut(IOperation operation)
    {
        if (_leftOut is null)
        {
            return false;
        }

        foreach (var span in _leftOut)
        {
            if (span.Contains(operation.Syntax.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the blocks lead.</summary>
    public BlockSuccessors Successors => _successors;

    /// <summary>The properties that are captured left of an assignment.</summary>
    public CapturedProperties CapturedProperties => _capturedProperties;

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
                    case ILocalReferenceOperation { Local: var local }
                        when !assigned.Add(local) || VariableUses.MayRepeat(operation, local):
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

    private IEnumerable<int> LoopsLeftBy(int block, ControlFlowBranch? branch)
        => branch is { Destination.Ordinal: var target } ? _loops!.LeftBy(block, target) : [];

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
                ISimpleAssignmentOperation
                {
                    IsRef: false,
                    Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }
                } assignment =>
                    (Number(local), assignment.Value),
                IExpressionStatementOperation
                {
                    Operation: ISimpleAssignmentOperation
                    {
                        IsRef: false,
                        Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }
                    } assignment
                } =>
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
            mayCall |= FollowableCalls.Is(operation)
                || (operation is IFlowCaptureReferenceOperation reference
                    && _capturedProperties.Note(reference) is { } captured
                    && FollowableCalls.Is(captured));
            switch (operation.Kind)
            {
                case OperationKind.LocalReference:
                    var local = ((ILocalReferenceOperation)operation).Local;
                    if (local.RefKind != RefKind.None)
                    {
                        LookForNestedUses();
                    }

                    uses.Add(Number(local));
                    _read.Add(Number(local));
                    break;
                case OperationKind.ParameterReference:
                    uses.Add(Number(((IParameterReferenceOperation)operation).Parameter));
                    break;
                case OperationKind.InstanceReference:
                    uses.Add(Number(s_this));
                    break;
                case OperationKind.FlowCaptureReference:
                    uses.Add(Number(((IFlowCaptureReferenceOperation)operation).Id));
                    break;
                case OperationKind.AddressOf
                    or OperationKind.SimpleAssignment
                    or OperationKind.Argument
                    or OperationKind.DynamicInvocation
                    or OperationKind.DynamicObjectCreation
                    or OperationKind.DynamicIndexerAccess
                    or OperationKind.FunctionPointerInvocation
                    or OperationKind.None when VariableUses.MayHide(operation):
                    LookForNestedUses();
                    break;
                case OperationKind.FieldReference:
                    var field = ((IFieldReferenceOperation)operation).Field;
                    _members[field] = _members.ContainsKey(field);
                    break;
                case OperationKind.PropertyReference when ((IPropertyReferenceOperation)operation).Property.MetadataName is "Count"
                    or "Length":
                case OperationKind.Invocation when ((IInvocationOperation)operation).TargetMethod.MetadataName is "Any"
                    or "Count"
                    or "ForEach"
                    or "GetEnumerator":
                    AsksForSizes = true;
                    break;
                case OperationKind.ArrayElementReference:
                case OperationKind.PropertyReference when ((IPropertyReferenceOperation)operation).Property.IsIndexer:
                    if (operation.Type is { } element)
                    {
                        _elements[element] = _elements.ContainsKey(element);
                    }

                    break;
                case OperationKind.PropertyReference:
                    var property = ((IPropertyReferenceOperation)operation).Property;
                    _members[property] = _members.ContainsKey(property);
                    break;
                case OperationKind.Invocation when ConditionalCalls.IsLeftOut((IInvocationOperation)operation):
                    (_leftOut ??= []).Add(operation.Syntax.Span);
                    break;
                case OperationKind.FlowAnonymousFunction or OperationKind.MethodReference:
                case OperationKind.Invocation when ((IInvocationOperation)operation).TargetMethod.MethodKind == MethodKind.LocalFunction:
                    _hasNested = true;
                    foreach (var symbol in LookForNestedUses().Captured)
                    {
                        uses.Add(Number(symbol));
                    }

                    break;
            }
        }

        return mayCall;
    }

    private (HashSet<ISymbol> Untracked, HashSet<ISymbol> Captured) LookForNestedUses()
        => _nestedUses ??= VariableUses.In(_graph.OriginalOperation);

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
                var handlers = _successors.HandlersOf(_graph.Blocks[block]);
                foreach (var successor in _successors.Of(block))
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
