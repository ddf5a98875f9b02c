namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>What a program is mostly about.</summary>
internal sealed record Emphasis(int Flags, int Receivers, int Life)
{
    private static readonly (int, Emphasis)[] s_all =
    [
        (2, new(Flags: 3, Receivers: 1, Life: 1)),
        (2, new(Flags: 2, Receivers: 3, Life: 1)),
        (2, new(Flags: 1, Receivers: 1, Life: 3)),
        (1, new(Flags: 1, Receivers: 1, Life: 1)),
    ];

    public static Emphasis Pick(Prng random) => random.Pick(s_all);
}
