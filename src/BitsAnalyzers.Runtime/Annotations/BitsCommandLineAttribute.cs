namespace BitsAnalyzers.Runtime;

/// <summary>
/// Marks a method of a wrapper that sets the command line of the job. The analyzers then check the mask against what a command line
/// can be told.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BitsCommandLineAttribute : Attribute;
