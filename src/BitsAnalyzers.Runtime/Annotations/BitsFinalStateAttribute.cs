namespace BitsAnalyzers.Runtime;

/// <summary>
/// Marks a method of a wrapper that completes or cancels the job when it returns normally. The analyzers then know that the job is in a
/// final state after the call.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BitsFinalStateAttribute : Attribute;
