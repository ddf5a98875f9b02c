namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// Which block every way from a block to the end has to pass first (immediate post-dominators, by the iterative algorithm of Cooper, Harvey
/// and Kennedy on the reversed graph). Exceptions that nobody counts on are no ways here.
/// </summary>
internal sealed class PostDominators
{
    private const int None = -1;

    private readonly int[] _immediate;

    /// <param name="successors">Where each block leads.</param>
    /// <param name="exit">The block that all ways end in.</param>
    public PostDominators(IReadOnlyList<int>[] successors, int exit)
    {
        var predecessors = new List<int>[successors.Length];
        for (var block = 0; block < successors.Length; block++)
        {
            foreach (var successor in successors[block])
            {
                (predecessors[successor] ??= []).Add(block);
            }
        }

        var (order, number) = Order(predecessors, exit);
        _immediate = new int[successors.Length];
        for (var block = 0; block < _immediate.Length; block++)
        {
            _immediate[block] = None;
        }

        _immediate[exit] = exit;
        var isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            for (var place = order.Count - 2; place >= 0; place--)
            {
                var block = order[place];
                var found = None;
                foreach (var successor in successors[block])
                {
                    if (_immediate[successor] != None)
                    {
                        found = found == None ? successor : Common(found, successor, number);
                    }
                }

                isChanged |= _immediate[block] != found;
                _immediate[block] = found;
            }
        }
    }

    /// <summary>The first block that all ways from a block pass; null where none of them comes to the end.</summary>
    public int? Of(int block) => _immediate[block] == None ? null : _immediate[block];

    private int Common(int left, int right, int[] number)
    {
        while (left != right)
        {
            while (number[left] < number[right])
            {
                left = _immediate[left];
            }

            while (number[right] < number[left])
            {
                right = _immediate[right];
            }
        }

        return left;
    }

    // The blocks from which the exit can be reached, each after all that its ways lead on to, where there is no loop; the exit is the last.
    private static (List<int> Order, int[] Number) Order(List<int>[] predecessors, int exit)
    {
        var number = new int[predecessors.Length];
        var order = new List<int>();
        var seen = new bool[predecessors.Length];
        var pending = new Stack<(int Block, int Next)>();
        seen[exit] = true;
        pending.Push((exit, 0));
        while (pending.Count > 0)
        {
            var (block, next) = pending.Pop();
            if (predecessors[block] is { } before && next < before.Count)
            {
                pending.Push((block, next + 1));
                if (!seen[before[next]])
                {
                    seen[before[next]] = true;
                    pending.Push((before[next], 0));
                }
            }
            else
            {
                number[block] = order.Count;
                order.Add(block);
            }
        }

        return (order, number);
    }
}
