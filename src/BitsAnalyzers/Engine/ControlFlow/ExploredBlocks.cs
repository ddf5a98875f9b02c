using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Heap;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// Numbers the blocks that are explored together: those of a body, those of the bodies that its calls are followed into, and the rests of
/// blocks that are left to be run when such a call returns.
/// </summary>
internal sealed class ExploredBlocks(int maximumDepth) : IComparer<int>
{
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<(int Site, object Callee, Value? Instance), BodyContext> _callees = [];
    private readonly HashSet<int> _passedOver = [];
    private readonly Dictionary<int, int> _epochs = [];
    private readonly Dictionary<(BodyContext Body, int Ordinal, int Operation, int Site, ProgramState Before), int> _rests = [];
    private int _activations;

    /// <summary>How many calls have been followed.</summary>
    public int Activations => _activations;

    /// <summary>The first call that is not followed because there is too much already; 0 where there is none.</summary>
    public int GivenUpAt { get; private set; }

    /// <summary>How many calls lie in each other at most that are followed.</summary>
    public int MaximumDepth => maximumDepth;

    public Block this[int block] => _blocks[block];

    /// <summary>Notes that a call has not been followed in a state in which it makes no difference.</summary>
    public void PassOver(int site) => _passedOver.Add(site);

    /// <summary>Whether there is a state in which a call has not been followed because it makes no difference there.</summary>
    public bool IsPassedOver(int site) => _passedOver.Contains(site);

    /// <summary>Notes that a call is not followed because there is too much already.</summary>
    public void GiveUp(int site) => GivenUpAt = GivenUpAt == 0 ? site : GivenUpAt;

    public int NextActivation() => ++_activations;

    /// <summary>Adds the blocks of a body; returns the number of the first.</summary>
    public int Add(BodyContext body)
    {
        var first = _blocks.Count;
        foreach (var block in body.Graph.Blocks)
        {
            _blocks.Add(new(body, block.Ordinal, ImmutableArray.Create(block.Ordinal), null));
        }

        return first;
    }

    /// <summary>Adds the blocks of a body that is followed from a call in a block; returns the number of the first.</summary>
    public int Add(BodyContext body, int block, int site)
    {
        var first = _blocks.Count;
        foreach (var own in body.Graph.Blocks)
        {
            _blocks.Add(new(body, own.Ordinal, _blocks[block].Path.Add(site).Add(own.Ordinal), null));
        }

        return first;
    }

    /// <summary>
    /// The rest of a block, to be run when a call in it returns: the same for all ways on which it goes on alike; returns its number.
    /// </summary>
    public int AddRest(int block, int site, Resumption resumption)
    {
        var whole = _blocks[block];
        var key = (whole.Body, whole.Ordinal, resumption.Operation, resumption.Site, resumption.Before);
        if (resumption.Returned.IsEmpty && _rests.TryGetValue(key, out var known))
        {
            return known;
        }

        _blocks.Add(new(whole.Body, whole.Ordinal, whole.Path.Add(site).Add(int.MaxValue), resumption));
        if (resumption.Returned.IsEmpty)
        {
            _rests.Add(key, _blocks.Count - 1);
        }

        return _blocks.Count - 1;
    }

    /// <summary>The context of a callee at a call: the same one each time that the call is followed.</summary>
    public BodyContext Callee(int site, object callee, Value? instance, Func<BodyContext> create)
    {
        if (!_callees.TryGetValue((site, callee, instance), out var body))
        {
            _callees.Add((site, callee, instance), body = create());
        }

        return body;
    }

    /// <summary>
    /// A state as it enters a block. Which unknown code has run last names what members hold since then; where nothing has been read of
    /// them, one name is as good as another, and the ways past different unknown code come together.
    /// </summary>
    public ProgramState WithSharedEpoch(int block, ProgramState state, Locations locations)
    {
        if (!_epochs.TryGetValue(block, out var shared))
        {
            _epochs.Add(block, shared = state.FieldEpoch);
        }

        return shared == state.FieldEpoch || new EpochUses(locations, state.FieldEpoch, shared).AreIn(state) ? state
            : new(state.Locations, state.Jobs, state.PathCondition, shared, state.OwnObjects);
    }

    // A callee comes after the start of the block that calls it and before the rest of that block.
    public int Compare(int x, int y)
    {
        var (left, right) = (_blocks[x].Path, _blocks[y].Path);
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : x.CompareTo(y);
    }

    /// <param name="Body">The body that the block is of.</param>
    /// <param name="Ordinal">Its place there.</param>
    /// <param name="Path">Its place in the order in which blocks run: that of the block whose call leads here, the call, and its
    /// own.</param>
    /// <param name="Resumption">How its run goes on, where it is what is left of a block after a call.</param>
    public sealed record Block(BodyContext Body, int Ordinal, ImmutableArray<int> Path, Resumption? Resumption);
}
