using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// Numbers the blocks that are explored together: those of a body, those of the bodies that its calls are followed into, and the rests of
/// blocks that are left to be run when such a call returns.
/// </summary>
internal sealed class ExploredBlocks : IComparer<int>
{
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<(int Site, object Callee, Value? Instance), BodyContext> _callees = [];
    private int _activations;

    /// <summary>How many calls have been followed.</summary>
    public int Activations => _activations;

    public Block this[int block] => _blocks[block];

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

    /// <summary>Adds the rest of a block, to be run when a call in it returns; returns its number.</summary>
    public int AddRest(int block, int site, Resumption resumption)
    {
        var whole = _blocks[block];
        _blocks.Add(new(whole.Body, whole.Ordinal, whole.Path.Add(site).Add(int.MaxValue), resumption));
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
    /// <param name="Path">Its place in the order in which blocks run: that of the block whose call leads here, the call, and its own.</param>
    /// <param name="Resumption">How its run goes on, where it is what is left of a block after a call.</param>
    public sealed record Block(BodyContext Body, int Ordinal, ImmutableArray<int> Path, Resumption? Resumption);
}
