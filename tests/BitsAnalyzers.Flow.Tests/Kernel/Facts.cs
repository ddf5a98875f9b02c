namespace BitsAnalyzers.Flow.Tests.Kernel;

/// <summary>A state for tests: a set of facts, one per bit.</summary>
internal sealed record Facts(uint Bits)
{
    public static readonly Facts None = new(0);

    public Facts With(int fact) => new(Bits | (1u << fact));

    public override string ToString() => Bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
}
