namespace BitsAnalyzers.Runtime;

/// <summary>What a wait for a job found.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Progress">How far the job had come; <see langword="null"/> where it disappeared.</param>
/// <param name="Error">Why the job failed, where it did.</param>
public sealed record BitsWaitResult(BitsJobOutcome Outcome, BitsProgress? Progress, BitsJobError? Error);
