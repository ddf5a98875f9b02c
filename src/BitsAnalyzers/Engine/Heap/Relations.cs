using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>
/// Decisions about a value that nothing has any more. They still say something of another value that is at hand where they relate the two:
/// of <c>x &lt; y</c> and <c>y &lt; 5</c> it follows what <c>x</c> may be.
/// </summary>
internal static class Relations
{
    /// <summary>
    /// Whether a decision has to do, through a value that is lost, with another decision that relates this value to one that is at hand.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="all">All decisions.</param>
    /// <param name="isHeld">Whether a value is at hand.</param>
    public static bool Link<TTest>(Value decision, Entries<Value, bool>.Builder all, TTest isHeld)
        where TTest : struct, ISymbolTest
    {
        HashSet<SymbolicValue>? own = null;
        for (var place = 0; place < all.Count; place++)
        {
            var other = all.KeyAt(place);
            if (!CanRelate(other) || SymbolicValues.All(other, isHeld))
            {
                continue;
            }

            own ??= LostIn(decision, isHeld, out _);
            if (LostIn(other, isHeld, out var isAnyHeld) is var lost && isAnyHeld && lost.Overlaps(own)
                && (!other.Equals(decision) || IsInAnother(lost, decision, all)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanRelate(Value decision)
        => decision is OperationValue { Left: not (NumberValue { Bits.IsConstant: true } or LiteralValue), Right: not null } operation
            && operation.Right is not (NumberValue { Bits.IsConstant: true } or LiteralValue or TextValue { IsWhole: true });

    private static bool IsInAnother(HashSet<SymbolicValue> lost, Value decision, Entries<Value, bool>.Builder all)
    {
        for (var place = 0; place < all.Count; place++)
        {
            if (all.KeyAt(place) is var other && !other.Equals(decision) && !SymbolicValues.All(other, new IsNoneOf(lost)))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<SymbolicValue> LostIn<TTest>(Value decision, TTest isHeld, out bool isAnyHeld)
        where TTest : struct, ISymbolTest
    {
        var symbols = new HashSet<SymbolicValue>();
        SymbolicValues.All(decision, new Collector(symbols));
        isAnyHeld = symbols.RemoveWhere(symbol => isHeld.Holds(symbol)) > 0;
        return symbols;
    }

    private readonly struct Collector(HashSet<SymbolicValue> symbols) : ISymbolTest
    {
        public bool Holds(SymbolicValue symbol)
        {
            symbols.Add(symbol);
            return true;
        }
    }

    private readonly struct IsNoneOf(HashSet<SymbolicValue> symbols) : ISymbolTest
    {
        public bool Holds(SymbolicValue symbol) => !symbols.Contains(symbol);
    }
}
