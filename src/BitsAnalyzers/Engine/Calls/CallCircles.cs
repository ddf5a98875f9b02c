using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Calls;

/// <summary>The circles of a call graph: its strongly connected components, by Tarjan's algorithm without recursion.</summary>
internal static class CallCircles
{
    /// <summary>For each method, how many methods call each other with it; 0 for one that never comes back to itself.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="callees">What each of them calls, among these.</param>
    public static Dictionary<IMethodSymbol, int> Of(
        IReadOnlyList<IMethodSymbol> methods, Func<IMethodSymbol, IEnumerable<IMethodSymbol>> callees)
    {
        var sizes = new Dictionary<IMethodSymbol, int>(SymbolEqualityComparer.Default);
        var numbers = new Dictionary<IMethodSymbol, int>(SymbolEqualityComparer.Default);
        var lowest = new Dictionary<IMethodSymbol, int>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>();
        var calls = new Stack<(IMethodSymbol Method, IEnumerator<IMethodSymbol> Callees)>();
        foreach (var method in methods.Where(method => !numbers.ContainsKey(method)))
        {
            Enter(method);
            while (calls.Count > 0)
            {
                var (current, rest) = calls.Peek();
                if (rest.MoveNext())
                {
                    var callee = rest.Current;
                    if (!numbers.ContainsKey(callee))
                    {
                        Enter(callee);
                    }
                    else if (!sizes.ContainsKey(callee))
                    {
                        lowest[current] = Math.Min(lowest[current], numbers[callee]);
                    }

                    continue;
                }

                calls.Pop();
                if (calls.Count > 0)
                {
                    var caller = calls.Peek().Method;
                    lowest[caller] = Math.Min(lowest[caller], lowest[current]);
                }

                if (lowest[current] == numbers[current])
                {
                    Close(current);
                }
            }
        }

        return sizes;

        void Enter(IMethodSymbol method)
        {
            lowest[method] = numbers[method] = numbers.Count;
            open.Push(method);
            calls.Push((method, callees(method).GetEnumerator()));
        }

        void Close(IMethodSymbol first)
        {
            var members = new List<IMethodSymbol>();
            do
            {
                members.Add(open.Pop());
            }
            while (!SymbolEqualityComparer.Default.Equals(members[members.Count - 1], first));

            var isCircle = members.Count > 1 || callees(first).Contains(first, SymbolEqualityComparer.Default);
            foreach (var member in members)
            {
                sizes[member] = isCircle ? members.Count : 0;
            }
        }
    }
}
