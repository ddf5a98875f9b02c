namespace BitsAnalyzers.Runtime.Testing;

internal sealed record SimulatedError(int HResult, BitsErrorContext Context, SimulatedFile? File);
