using BitsAnalyzers.Engine.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// A backward slice of a body: which choices and which variables can have a part in what a rule sees. A choice has none whose ways come
/// together again having done nothing but count, compare and print; a variable has none that only such choices and such code read. States
/// that differ in nothing else are one state, so that tests which have nothing to do with a job cost nothing, and change no verdict.
/// </summary>
/// <remarks>
/// The seeds are all operations that are not known to be harmless: every other call, every write to what outlives the body, every way out
/// of it or of a loop. From them relevance spreads over data (what a relevant operation reads) and over control (what decides whether it
/// runs).
/// </remarks>
internal sealed class BodySlice
{
    private readonly ControlFlowGraph _graph;
    private readonly OperationsOfSlice _operations;
    private readonly bool[] _isPending;
    private readonly bool[] _isRelevantChoice;
    private readonly bool[] _mayThrow;
    private readonly object?[][] _written;
    private readonly HashSet<object> _relevant;
    private readonly Stack<int> _pending = new();
    private readonly List<int>?[] _decidedBy;
    private readonly Dictionary<object, List<int>> _writers = [];
    private int[]? _seenFrom;

    private BodySlice(ControlFlowGraph graph, BodyShape shape, KnownMembers members)
    {
        _graph = graph;
        var count = graph.Blocks.Length;
        _operations = new(graph, shape, members);
        _written = new object?[count][];
        _relevant = _operations.Relevant;
        _isPending = new bool[count];
        _isRelevantChoice = new bool[count];
        _mayThrow = new bool[count];
        _decidedBy = FindControl(shape);
        foreach (var block in graph.Blocks)
        {
            Look(block, shape);
        }

        foreach (var variable in _relevant.ToList())
        {
            AddWriters(variable);
        }

        Spread();
    }

    /// <summary>The slice of a body; null where there is no choice in it.</summary>
    /// <param name="graph">The body.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="members">The members of other assemblies that are known.</param>
    public static BodySlice? Of(ControlFlowGraph graph, BodyShape shape, KnownMembers members)
        => graph.Blocks.Any(static block => block.ConditionalSuccessor is not null) ? new(graph, shape, members) : null;

    /// <summary>Whether no rule can tell which way a block went.</summary>
    /// <param name="block">The block with the choice.</param>
    /// <param name="isGuarded">Whether somebody handles an exception that leaves one of the ways.</param>
    public bool IsIrrelevantChoice(int block, bool isGuarded) => !_isRelevantChoice[block] && !(isGuarded && _mayThrow[block]);

    /// <summary>Whether no rule can tell what a variable or a flow capture holds.</summary>
    public bool IsIrrelevant(object variable) => _operations.Variables.Contains(variable) && !_relevant.Contains(variable);

    // The choices that decide whether each block runs: those between whose ways and their meeting it lies.
    private List<int>?[] FindControl(BodyShape shape)
    {
        var exit = _graph.Blocks.Length - 1;
        var successors = new IReadOnlyList<int>[exit + 1];
        foreach (var block in _graph.Blocks)
        {
            successors[block.Ordinal] = SuccessorsOf(block, exit);
        }

        var decidedBy = new List<int>?[exit + 1];
        var dominators = new PostDominators(successors, exit);
        foreach (var block in _graph.Blocks)
        {
            if (block.ConditionalSuccessor is null)
            {
                continue;
            }

            // What is behind a loop is reached only if the loop ends. A choice may keep the loop going though its ways meet inside.
            if (dominators.Of(block.Ordinal) is not { } meeting ||
                shape.LoopsLeftAt(block.Ordinal).Any() ||
                (shape.IsOnLoop(block.Ordinal) && ComesBack(block.Ordinal, meeting, successors)) ||
                successors[block.Ordinal].Any(successor => dominators.Of(successor) is null) ||
                Crosses(block.ConditionalSuccessor, shape) ||
                Crosses(block.FallThroughSuccessor, shape))
            {
                _isRelevantChoice[block.Ordinal] = true;
                Push(block.Ordinal);
                continue;
            }

            foreach (var successor in successors[block.Ordinal])
            {
                for (var decided = successor; decided != meeting; decided = dominators.Of(decided)!.Value)
                {
                    var choices = decidedBy[decided] ??= [];
                    if (choices.Count > 0 && choices[choices.Count - 1] == block.Ordinal)
                    {
                        break;
                    }

                    choices.Add(block.Ordinal);
                }
            }
        }

        return decidedBy;
    }

    // Whether a way from a choice leads to it again, and not through where its ways meet.
    private bool ComesBack(int choice, int meeting, IReadOnlyList<int>[] successors)
    {
        // What one search has seen is marked with its choice, so that the marks need not be taken away.
        _seenFrom ??= new int[successors.Length];
        _seenFrom[meeting] = choice;
        var pending = new Stack<int>(successors[choice]);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block == choice)
            {
                return true;
            }

            if (_seenFrom[block] != choice)
            {
                _seenFrom[block] = choice;
                foreach (var successor in successors[block])
                {
                    pending.Push(successor);
                }
            }
        }

        return false;
    }

    private static int[] SuccessorsOf(BasicBlock block, int exit)
    {
        var next = block.FallThroughSuccessor?.Destination?.Ordinal ?? exit;
        return block.ConditionalSuccessor is { } branch ? [branch.Destination?.Ordinal ?? exit, next]
            : block.Ordinal == exit ? []
            : [next];
    }

    // A way that runs a finally region, or throws.
    private static bool Crosses(ControlFlowBranch? branch, BodyShape shape)
        => branch is null ||
            branch.Semantics is not (ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return) ||
            !shape.Successors.FinallyRegionsOf(branch).IsEmpty;

    private void Look(BasicBlock block, BodyShape shape)
    {
        var isRelevant = block is { Kind: BasicBlockKind.Block, ConditionalSuccessor: null, FallThroughSuccessor: var next } &&
            Crosses(next, shape);
        var written = _written[block.Ordinal] = new object?[block.Operations.Length];
        for (var place = 0; place < written.Length; place++)
        {
            (var kind, written[place]) = _operations.Look(block.Operations[place]);
            isRelevant |= kind == OperationsOfSlice.Kind.Relevant;
            NoteThrow(block.Ordinal, kind);
            if (written[place] is { } variable)
            {
                NoteWriter(variable, block.Ordinal);
            }
        }

        if (block.BranchValue is { } value)
        {
            // What is not tested is returned or thrown.
            var kind = block.ConditionalSuccessor is null ? OperationsOfSlice.Kind.Relevant : _operations.KindOf(value);
            if (kind == OperationsOfSlice.Kind.Relevant)
            {
                isRelevant = true;
                _operations.MarkAllIn(value);
            }

            NoteThrow(block.Ordinal, kind);
        }

        if (isRelevant)
        {
            Push(block.Ordinal);
        }
    }

    private void NoteThrow(int block, OperationsOfSlice.Kind kind)
    {
        if (kind == OperationsOfSlice.Kind.MayThrow)
        {
            NoteThrow(block);
        }
    }

    // One of the ways of each choice that decides whether the block runs, or whether that choice is come to.
    private void NoteThrow(int block)
    {
        foreach (var choice in _decidedBy[block] ?? [])
        {
            if (!_mayThrow[choice])
            {
                _mayThrow[choice] = true;
                NoteThrow(choice);
            }
        }
    }

    private void NoteWriter(object variable, int block)
    {
        if (!_writers.TryGetValue(variable, out var writers))
        {
            _writers.Add(variable, writers = []);
        }

        writers.Add(block);
    }

    private void Push(int block)
    {
        if (!_isPending[block])
        {
            _isPending[block] = true;
            _pending.Push(block);
        }
    }

    private void AddWriters(object variable)
    {
        if (_writers.TryGetValue(variable, out var writers))
        {
            foreach (var block in writers)
            {
                Push(block);
            }
        }
    }

    // What a relevant block reads for what it writes to variables that matter, and for its choice where that does.
    private IEnumerable<object> ReadBy(int block)
    {
        var read = Enumerable.Empty<object>();
        for (var place = 0; place < _written[block].Length; place++)
        {
            if (_written[block][place] is { } written && _relevant.Contains(written))
            {
                read = read.Concat(OperationsOfSlice.NamesIn(_graph.Blocks[block].Operations[place]));
            }
        }

        return _isRelevantChoice[block] && _graph.Blocks[block].BranchValue is { } value
            ? read.Concat(OperationsOfSlice.NamesIn(value))
            : read;
    }

    private void Spread()
    {
        while (_pending.Count > 0)
        {
            var block = _pending.Pop();
            _isPending[block] = false;
            foreach (var variable in ReadBy(block).ToList())
            {
                if (_relevant.Add(variable))
                {
                    AddWriters(variable);
                }
            }

            foreach (var choice in _decidedBy[block] ?? [])
            {
                if (!_isRelevantChoice[choice])
                {
                    _isRelevantChoice[choice] = true;
                    Push(choice);
                }
            }
        }
    }
}
