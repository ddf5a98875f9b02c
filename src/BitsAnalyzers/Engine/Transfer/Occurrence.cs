using System.Collections.Immutable;
using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>A misuse as it shows in one state.</summary>
/// <param name="Misuse">What it is.</param>
/// <param name="ReportSite">The call that it is reported at.</param>
/// <param name="Causes">The operations that together make it a misuse, in the order in which they are told.</param>
/// <param name="Job">What is known of the job; null where the misuse is not about a job.</param>
/// <param name="Value">The mask at fault; null where no mask is.</param>
/// <param name="Detail">More for the message: what it is depends on the misuse.</param>
/// <param name="Flags">The flags that are in vain, or missing; 0 where it is not about single flags.</param>
internal sealed record Occurrence(
    Misuse Misuse,
    int ReportSite,
    ImmutableArray<int> Causes,
    JobState? Job = null,
    NumberValue? Value = null,
    string Detail = "",
    uint Flags = 0)
{
    /// <summary>The type of the callback object at fault; null where none is.</summary>
    public ITypeSymbol? Callback { get; init; }

    /// <summary>The strings at fault; null where none are.</summary>
    public TextArguments? Texts { get; init; }
}
