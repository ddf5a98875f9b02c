namespace BitsAnalyzers.Runtime;

/// <summary>
/// Marks a parameter or property of a wrapper whose value reaches IBackgroundCopyJob::SetNotifyFlags. The analyzers then check what is
/// passed as if it were passed to BITS.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class BitsNotifyFlagsAttribute : Attribute;
