namespace BitsAnalyzers.Runtime.Testing;

/// <summary>What becomes of a notification on its way to the receiver.</summary>
public readonly struct SimulatedDelivery : IEquatable<SimulatedDelivery>
{
    private SimulatedDelivery(Kind fate, TimeSpan delay = default)
    {
        Fate = fate;
        DelayTime = delay;
    }

    internal enum Kind
    {
        Normal,
        Unreachable,
        Lost,
        Duplicate,
        Delayed,
        Unanswered,
    }

    /// <summary>It arrives.</summary>
    public static SimulatedDelivery Normal => default;

    /// <summary>The receiver cannot be reached this time; BITS will try again where it promises to.</summary>
    public static SimulatedDelivery Unreachable => new(Kind.Unreachable);

    /// <summary>It is lost without a trace, against what BITS promises. Code that polls survives it.</summary>
    public static SimulatedDelivery Lost => new(Kind.Lost);

    /// <summary>It arrives twice.</summary>
    public static SimulatedDelivery Duplicate => new(Kind.Duplicate);

    /// <summary>It arrives, and the answer of the receiver is lost: BITS delivers it again where it promises to.</summary>
    public static SimulatedDelivery Unanswered => new(Kind.Unanswered);

    internal Kind Fate { get; }

    internal TimeSpan DelayTime { get; }

    /// <summary>Compares two fates.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SimulatedDelivery left, SimulatedDelivery right) => left.Equals(right);

    /// <summary>Compares two fates.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SimulatedDelivery left, SimulatedDelivery right) => !left.Equals(right);

    /// <summary>It arrives later.</summary>
    /// <param name="time">How much later, in simulated time.</param>
    /// <returns>The fate.</returns>
    public static SimulatedDelivery Delayed(TimeSpan time) => new(Kind.Delayed, time);

    /// <inheritdoc/>
    public bool Equals(SimulatedDelivery other) => Fate == other.Fate && DelayTime == other.DelayTime;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SimulatedDelivery other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Fate, DelayTime);
}
