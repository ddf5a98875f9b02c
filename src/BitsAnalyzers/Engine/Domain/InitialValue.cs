namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// Symbols for what a location holds before the body writes it: since entry, or since code elsewhere may have written it.
/// </summary>
internal static class InitialValue
{
    // A job and its being null are two things.
    private const int Nullness = 1;
    private const int Stride = 2;

    /// <param name="location">The location.</param>
    /// <param name="epoch">The last operation that may have written it; 0 for the entry of the body.</param>
    public static SymbolicValue Of(int location, int epoch) => new(epoch, -(Stride * location) - Stride);

    /// <summary>The symbol for whether the reference is null that another symbol stands for.</summary>
    public static SymbolicValue NullnessOf(SymbolicValue symbol)
        => symbol.Part < 0 ? symbol with { Part = symbol.Part - Nullness } : symbol with { Part = symbol.Part + 1000 };

    /// <summary>The location a negative part stands for.</summary>
    public static int LocationOf(SymbolicValue symbol) => (-symbol.Part - Stride) / Stride;
}
