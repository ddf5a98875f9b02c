using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Flow.Tests.Oracle.Comparison;

/// <summary>The part of a call that a report points at.</summary>
internal enum ReportedPart
{
    Name,
    Argument,
    Other,
}

/// <summary>A diagnostic of the analyzer on a program.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Site">The call it is in; null where it is in none.</param>
/// <param name="Part">What of the call it points at.</param>
/// <param name="Diagnostic">The diagnostic itself.</param>
internal sealed record Report(string Id, int? Site, ReportedPart Part, Diagnostic Diagnostic)
{
    public override string ToString()
        => $"line {Diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {Id} {Diagnostic.Severity}: "
            + $"{Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
}
