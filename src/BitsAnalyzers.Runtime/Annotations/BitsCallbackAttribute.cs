namespace BitsAnalyzers.Runtime;

/// <summary>
/// Marks a parameter or property of a wrapper whose value reaches IBackgroundCopyJob::SetNotifyInterface. The analyzers then know that the
/// job has a callback.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class BitsCallbackAttribute : Attribute;
