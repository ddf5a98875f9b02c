namespace BitsAnalyzers.Flow;

/// <summary>The loops of a body and how they lie in each other. One inside another leads back to its own beginning without that of the other.</summary>
internal sealed class LoopNest
{
    // Of loops that gotos tie into a knot, the outer ones will do.
    private const int MaximumDepth = 16;

    private const int None = -1;

    private readonly Func<int, IReadOnlyList<int>> _successors;
    private readonly int[] _innermost;
    private readonly List<int> _outer = [];

    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="successors">The blocks that may follow a block.</param>
    public LoopNest(int blocks, Func<int, IReadOnlyList<int>> successors)
    {
        _successors = successors;
        _innermost = Enumerable.Repeat(None, blocks).ToArray();
        Find(Enumerable.Range(0, blocks).ToList(), header: None, depth: 0);
    }

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
    private void Find(List<int> blocks, int header, int depth)
    {
        foreach (var component in Components(blocks, header))
        {
            if (component.Count == 1 && (component[0] == header || !_successors(component[0]).Contains(component[0])))
            {
                continue;
            }

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

    // The strongly connected components of these blocks without the steps to the header (Tarjan, without recursion).
    private List<List<int>> Components(List<int> blocks, int header)
    {
        var components = new List<List<int>>();
        var members = new HashSet<int>(blocks);
        var index = new Dictionary<int, int>();
        var low = new Dictionary<int, int>();
        var open = new HashSet<int>();
        var stack = new Stack<int>();
        var work = new Stack<(int Block, int Next)>();
        foreach (var root in blocks)
        {
            if (!index.ContainsKey(root))
            {
                work.Push((root, 0));
            }

            while (work.Count > 0)
            {
                var (block, next) = work.Pop();
                var successors = _successors(block);
                if (next == 0)
                {
                    index[block] = low[block] = index.Count;
                    stack.Push(block);
                    open.Add(block);
                }
                else
                {
                    low[block] = Math.Min(low[block], low[successors[next - 1]]);
                }

                var descended = false;
                for (var i = next; i < successors.Count && !descended; i++)
                {
                    var to = successors[i];
                    if (to == header || !members.Contains(to))
                    {
                        continue;
                    }

                    if (!index.TryGetValue(to, out var reached))
                    {
                        work.Push((block, i + 1));
                        work.Push((to, 0));
                        descended = true;
                    }
                    else if (open.Contains(to))
                    {
                        low[block] = Math.Min(low[block], reached);
                    }
                }

                if (descended || low[block] != index[block])
                {
                    continue;
                }

                var component = new List<int>();
                int member;
                do
                {
                    member = stack.Pop();
                    open.Remove(member);
                    component.Add(member);
                }
                while (member != block);

                components.Add(component);
            }
        }

        return components;
    }
}
