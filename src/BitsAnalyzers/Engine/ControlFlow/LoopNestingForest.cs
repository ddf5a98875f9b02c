namespace BitsAnalyzers.Engine.ControlFlow;

/// <summary>
/// The loops of a body and how they lie in each other. One inside another leads back to its own beginning without that of the other.
/// </summary>
internal sealed class LoopNestingForest
{
    // Of loops that gotos tie into a knot, the outer ones will do.
    private const int MaximumDepth = 16;

    private const int None = -1;

    private readonly int[][] _successors;
    private readonly int[] _innermost;
    private readonly List<int> _outer = [];

    // Of the search that is under way: which one each block takes part in, when it was reached (0: not yet), and what it leads back to.
    private readonly int[] _search;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly bool[] _isOpen;
    private int _searches;

    /// <param name="successors">The blocks that may follow each block.</param>
    public LoopNestingForest(int[][] successors)
    {
        _successors = successors;
        var count = successors.Length;
        (_innermost, _search, _index, _low, _isOpen) = (new int[count], new int[count], new int[count], new int[count], new bool[count]);
        var blocks = new int[count];
        for (var block = 0; block < count; block++)
        {
            blocks[block] = block;
            _innermost[block] = None;
        }

        Find(blocks, header: None, depth: 0);
    }

    /// <summary>Whether control may come back to the block.</summary>
    public bool IsOnLoop(int block) => _innermost[block] != None;

    /// <summary>The loops that a block lies on, by number, the innermost first.</summary>
    public IEnumerable<int> Around(int block)
    {
        for (var loop = _innermost[block]; loop != None; loop = _outer[loop])
        {
            yield return loop;
        }
    }

    /// <summary>The loops that a step from one block to another leaves.</summary>
    public IEnumerable<int> LeftBy(int from, int to) => Around(from).Where(loop => !Around(to).Contains(loop));

    // The loops among blocks that lie on one loop, or on none: what still comes back to itself without passing the header of that one.
    private void Find(IReadOnlyList<int> blocks, int header, int depth)
    {
        foreach (var component in Components(blocks, header))
        {
            var loop = _outer.Count;
            _outer.Add(_innermost[component[0]]);
            foreach (var block in component)
            {
                _innermost[block] = loop;
            }

            // Blocks are numbered in the order of the text, where a loop begins with its header.
            if (depth < MaximumDepth && component.Count > 1)
            {
                Find(component, component.Min(), depth + 1);
            }
        }
    }

    // The strongly connected components of these blocks without the steps to the header, those that lead back to themselves (Tarjan,
    // without recursion).
    private List<List<int>> Components(IReadOnlyList<int> blocks, int header)
    {
        var components = new List<List<int>>();
        var search = ++_searches;
        foreach (var block in blocks)
        {
            _search[block] = search;
            _index[block] = 0;
        }

        var reached = 0;
        var stack = new Stack<int>();
        var work = new Stack<(int Block, int Next)>();
        foreach (var root in blocks)
        {
            if (_index[root] == 0)
            {
                work.Push((root, 0));
            }

            while (work.Count > 0)
            {
                var (block, next) = work.Pop();
                var successors = _successors[block];
                if (next == 0)
                {
                    _index[block] = _low[block] = ++reached;
                    stack.Push(block);
                    _isOpen[block] = true;
                }
                else
                {
                    _low[block] = Math.Min(_low[block], _low[successors[next - 1]]);
                }

                var descended = false;
                for (var i = next; i < successors.Length && !descended; i++)
                {
                    var to = successors[i];
                    if (to == header || _search[to] != search)
                    {
                        continue;
                    }

                    if (_index[to] == 0)
                    {
                        work.Push((block, i + 1));
                        work.Push((to, 0));
                        descended = true;
                    }
                    else if (_isOpen[to])
                    {
                        _low[block] = Math.Min(_low[block], _index[to]);
                    }
                }

                if (!descended && _low[block] == _index[block] && Close(block, header, stack) is { } component)
                {
                    components.Add(component);
                }
            }
        }

        return components;
    }

    // The component that is complete now; null where it is one block that does not lead back to itself.
    private List<int>? Close(int root, int header, Stack<int> stack)
    {
        List<int>? component = null;
        int member;
        do
        {
            member = stack.Pop();
            _isOpen[member] = false;
            if (member != root || component is not null || (root != header && Array.IndexOf(_successors[root], root) >= 0))
            {
                (component ??= []).Add(member);
            }
        }
        while (member != root);

        return component;
    }
}
