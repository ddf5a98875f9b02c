namespace BitsAnalyzers.Runtime;

/// <summary>
/// Marks a parameter or property of a wrapper whose value becomes the program of the job's command line. The analyzers then check the mask
/// against what a command line can be told.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class BitsCommandLineAttribute : Attribute;
