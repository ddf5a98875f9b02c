namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// What is known of a 32-bit notification mask, bit by bit: one, zero, or unknown. The operators give what is known of the result of the
/// same operator on any two masks that fit the operands, as exactly as bits without their correlation allow.
/// </summary>
internal readonly struct NotifyMask : IEquatable<NotifyMask>
{
    private NotifyMask(uint ones, uint zeros)
    {
        Ones = ones;
        Zeros = zeros;
    }

    /// <summary>The bits that are known to be one.</summary>
    public uint Ones { get; }

    /// <summary>The bits that are known to be zero.</summary>
    public uint Zeros { get; }

    /// <summary>Nothing is known.</summary>
    public static NotifyMask Unknown => default;

    /// <summary>Whether every bit is known.</summary>
    public bool IsConstant => (Ones | Zeros) == uint.MaxValue;

    /// <summary>Whether no bit is known.</summary>
    public bool IsUnknown => (Ones | Zeros) == 0;

    /// <summary>The value; meaningful only where <see cref="IsConstant"/>.</summary>
    public uint Value => Ones;

    private uint UnknownBits => ~(Ones | Zeros);

    public static NotifyMask FromConstant(uint value) => new(value, ~value);

    /// <summary>The mask of which exactly these bits are known.</summary>
    /// <exception cref="ArgumentException">A bit is said to be one and zero.</exception>
    public static NotifyMask FromBits(uint ones, uint zeros)
        => (ones & zeros) == 0 ? new(ones, zeros) : throw new ArgumentException("A bit cannot be both one and zero.", nameof(zeros));

    public bool HasAll(uint bits) => (Ones & bits) == bits;

    public bool HasAny(uint bits) => (Ones & bits) != 0;

    public bool LacksAll(uint bits) => (Zeros & bits) == bits;

    /// <summary>Whether a mask of this value is among those described.</summary>
    public bool Contains(uint value) => (value & Zeros) == 0 && (~value & Ones) == 0;

    /// <summary>What holds of both: the least upper bound.</summary>
    public NotifyMask Join(NotifyMask other) => new(Ones & other.Ones, Zeros & other.Zeros);

    /// <summary>
    /// What holds of both, where there are many: of the bits that no flag has, all are known or none. A counter loses all of those in one
    /// step, and not one in each round; the flags of a mask are kept as exactly as by <see cref="Join"/>.
    /// </summary>
    public NotifyMask Widen(NotifyMask other)
    {
        var joined = Join(other);
        return (joined.UnknownBits & ~NotifyFlags.Defined) == 0
            ? joined
            : new(joined.Ones & NotifyFlags.Defined, joined.Zeros & NotifyFlags.Defined);
    }

    /// <summary>
    /// What holds of both, and of all that repeating the step from the one to the other may lead to, where a bit depends on lower ones
    /// only: from the lowest bit that changes on, nothing is known.
    /// </summary>
    public NotifyMask WidenUpwards(NotifyMask next)
    {
        var joined = Join(next);
        var changed = joined.UnknownBits;
        var kept = ~changed & unchecked(changed - 1);
        return new(joined.Ones & kept, joined.Zeros & kept);
    }

    /// <summary>As <see cref="WidenUpwards"/>, where a bit depends on higher ones only.</summary>
    public NotifyMask WidenDownwards(NotifyMask next)
    {
        var joined = Join(next);
        var changed = joined.UnknownBits;
        for (var width = 1; width < 32; width *= 2)
        {
            changed |= changed >> width;
        }

        return new(joined.Ones & ~changed, joined.Zeros & ~changed);
    }

    /// <summary>What holds when both descriptions are true; null when they contradict each other.</summary>
    public NotifyMask? Meet(NotifyMask other)
    {
        var ones = Ones | other.Ones;
        var zeros = Zeros | other.Zeros;
        return (ones & zeros) == 0 ? new(ones, zeros) : null;
    }

    /// <summary>Whether everything <paramref name="other"/> says is also said here.</summary>
    public bool Implies(NotifyMask other) => (other.Ones & ~Ones) == 0 && (other.Zeros & ~Zeros) == 0;

    public static NotifyMask operator |(NotifyMask left, NotifyMask right)
        => new(left.Ones | right.Ones, left.Zeros & right.Zeros);

    public static NotifyMask operator &(NotifyMask left, NotifyMask right)
        => new(left.Ones & right.Ones, left.Zeros | right.Zeros);

    public static NotifyMask operator ^(NotifyMask left, NotifyMask right)
        => new((left.Ones & right.Zeros) | (left.Zeros & right.Ones), (left.Ones & right.Ones) | (left.Zeros & right.Zeros));

    public static NotifyMask operator ~(NotifyMask mask) => new(mask.Zeros, mask.Ones);

    public static NotifyMask operator +(NotifyMask left, NotifyMask right) => Add(left, right, carryIn: false);

    // a - b is a + ~b + 1.
    public static NotifyMask operator -(NotifyMask left, NotifyMask right) => Add(left, ~right, carryIn: true);

    /// <summary>As the C# operator on <see cref="uint"/>: the count is taken modulo 32.</summary>
    public static NotifyMask operator <<(NotifyMask mask, int count)
    {
        count &= 31;
        return new(mask.Ones << count, (mask.Zeros << count) | ((1u << count) - 1));
    }

    /// <summary>The logical shift, as of the C# operator on <see cref="uint"/>: zeros come in from the left.</summary>
    public static NotifyMask operator >>(NotifyMask mask, int count)
    {
        count &= 31;
        return new(mask.Ones >> count, (mask.Zeros >> count) | ~(uint.MaxValue >> count));
    }

    /// <summary>The arithmetic shift, as of the C# operator on <see cref="int"/>: the sign comes in from the left.</summary>
    public NotifyMask ShiftRightSigned(int count)
    {
        count &= 31;
        return new((uint)((int)Ones >> count), (uint)((int)Zeros >> count));
    }

    /// <summary>The value after a conversion to an unsigned type of so many bits.</summary>
    public NotifyMask ZeroExtendFrom(int width)
        => width >= 32 ? this : new(Ones & ((1u << width) - 1), Zeros | ~((1u << width) - 1));

    /// <summary>The value after a conversion to a signed type of so many bits.</summary>
    public NotifyMask SignExtendFrom(int width)
    {
        if (width >= 32)
        {
            return this;
        }

        var low = (1u << width) - 1;
        var sign = 1u << (width - 1);
        return new(
            (Ones & low) | ((Ones & sign) != 0 ? ~low : 0),
            (Zeros & low) | ((Zeros & sign) != 0 ? ~low : 0));
    }

    public bool Equals(NotifyMask other) => Ones == other.Ones && Zeros == other.Zeros;

    public override bool Equals(object? obj) => obj is NotifyMask other && Equals(other);

    public override int GetHashCode() => unchecked(((int)Ones * 397) ^ (int)Zeros);

    public static bool operator ==(NotifyMask left, NotifyMask right) => left.Equals(right);

    public static bool operator !=(NotifyMask left, NotifyMask right) => !left.Equals(right);

    public override string ToString()
        => IsConstant ? NotifyFlags.Hex(Ones) : $"ones {NotifyFlags.Hex(Ones)}, zeros {NotifyFlags.Hex(Zeros)}";

    // The carry into each bit is known where the smallest possible sum and the largest possible sum have the same carry there
    // (carries are monotone in the operands); a sum bit is known where both operand bits and the carry are.
    private static NotifyMask Add(NotifyMask left, NotifyMask right, bool carryIn)
    {
        unchecked
        {
            var carry = carryIn ? 1u : 0u;
            var smallest = left.Ones + right.Ones + carry;
            var largest = ~left.Zeros + ~right.Zeros + carry;
            var carriesOfSmallest = smallest ^ left.Ones ^ right.Ones;
            var carriesOfLargest = largest ^ ~left.Zeros ^ ~right.Zeros;
            var known = ~(left.UnknownBits | right.UnknownBits) & ~(carriesOfSmallest ^ carriesOfLargest);
            return new(smallest & known, ~smallest & known);
        }
    }
}
