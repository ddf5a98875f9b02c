namespace BitsAnalyzers.Runtime;

/// <summary>
/// Marks a type of a wrapper whose objects each stand for one BITS job, where none of its members has another of these attributes.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class BitsJobAttribute : Attribute;
