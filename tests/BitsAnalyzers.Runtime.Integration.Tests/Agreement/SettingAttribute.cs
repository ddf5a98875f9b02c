namespace BitsAnalyzers.Runtime.Integration.Tests.Agreement;

/// <summary>
/// A setting or a fact of a job that has a type in the library. The method sets it and reads it again, or reads what the service says.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SettingAttribute : Attribute
{
    /// <summary>The version of BITS that introduced it.</summary>
    public BitsVersion Since { get; set; } = BitsVersion.V1_0;

    /// <summary>Why it goes another way with the implementation in Wine: one of <see cref="WineDifferences"/>.</summary>
    public string? OnWine { get; set; }
}
