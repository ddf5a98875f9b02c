namespace BitsAnalyzers.Runtime.Testing;

/// <summary>A program that BITS would have run. The simulator runs none.</summary>
/// <param name="Time">When, in simulated time.</param>
/// <param name="JobId">The job.</param>
/// <param name="Program">The program.</param>
/// <param name="Parameters">Its command line.</param>
public sealed record SimulatedProgramRun(DateTimeOffset Time, Guid JobId, string Program, string? Parameters);
