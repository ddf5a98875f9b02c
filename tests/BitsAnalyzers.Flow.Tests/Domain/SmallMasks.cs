using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Flow.Tests.Domain;

/// <summary>All that can be known of a few low bits while the others are zero: few enough to try every pair.</summary>
internal static class SmallMasks
{
    public const int Width = 4;

    private const uint Low = (1u << Width) - 1;

    /// <summary>Each bit zero, one or unknown: 81 masks.</summary>
    public static readonly NotifyMask[] All =
    [
        .. from ones in Enumerable.Range(0, 1 << Width)
           from zeros in Enumerable.Range(0, 1 << Width)
           where (ones & zeros) == 0
           select NotifyMask.FromBits((uint)ones, (uint)zeros | ~Low),
    ];

    public static readonly (NotifyMask Left, NotifyMask Right)[] Pairs = [.. from left in All from right in All select (left, right)];

    /// <summary>Every pair of which the first says all that the second says.</summary>
    public static readonly (NotifyMask Precise, NotifyMask Vague)[] Ordered =
    [
        .. Pairs.Where(static pair => pair.Left.Implies(pair.Right))
    ];

    /// <summary>The values that a mask describes.</summary>
    public static uint[] ValuesOf(NotifyMask mask)
        => [.. Enumerable.Range(0, 1 << Width).Select(static value => (uint)value).Where(mask.Contains)];

    /// <summary>The most that can be said of all these values at once.</summary>
    public static NotifyMask Describe(IEnumerable<uint> values)
    {
        uint ones = uint.MaxValue, zeros = uint.MaxValue;
        foreach (var value in values)
        {
            ones &= value;
            zeros &= ~value;
        }

        return NotifyMask.FromBits(ones, zeros);
    }
}
