using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>The places that the proof of a report points to.</summary>
internal static class TraceLocations
{
    /// <summary>Where something happens. The conditions among the steps say only which way the code goes.</summary>
    public static IEnumerable<Location> Happenings(this Diagnostic diagnostic)
        => diagnostic.AdditionalLocations.Where((_, step) => !diagnostic.Properties.ContainsKey(DiagnosticProperties.TraceCondition(step)));
}
