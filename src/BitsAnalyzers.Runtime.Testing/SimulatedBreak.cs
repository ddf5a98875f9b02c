namespace BitsAnalyzers.Runtime.Testing;

/// <summary>Where the body of an answer breaks off.</summary>
/// <param name="After">After how many bytes of the file.</param>
/// <param name="Delay">How long nothing comes before BITS gives up.</param>
/// <param name="HResult">What BITS makes of it.</param>
internal sealed record SimulatedBreak(long After, TimeSpan Delay, int HResult);
