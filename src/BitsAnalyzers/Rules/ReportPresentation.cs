using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Configuration;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>Gives reports the severity of their level, and shows their steps where the options ask for it.</summary>
internal sealed class ReportPresentation(BitsOptions options)
{
    private static readonly ImmutableDictionary<string, Rule> s_rules = RuleCatalogue.All.ToImmutableDictionary(static rule => rule.Id);

    // The form is that of the compiler's option for a category: dotnet_analyzer_diagnostic.category-BitsFlags.severity.
    private static readonly ImmutableDictionary<RuleLevel, string> s_severityKeys = ImmutableDictionary<RuleLevel, string>.Empty
        .Add(RuleLevel.Certain, "bits_analyzers.level-certain.severity")
        .Add(RuleLevel.Possible, "bits_analyzers.level-possible.severity")
        .Add(RuleLevel.Advice, "bits_analyzers.level-advice.severity");

    /// <summary>Reports a diagnostic as the options want it.</summary>
    public void Report(Diagnostic diagnostic, Action<Diagnostic> report)
    {
        foreach (var presented in Of(diagnostic))
        {
            report(presented);
        }
    }

    /// <summary>What is reported for a diagnostic: nothing where its level is switched off; itself, or with its steps.</summary>
    private IEnumerable<Diagnostic> Of(Diagnostic diagnostic)
    {
        var rule = s_rules[diagnostic.Id];
        var level = diagnostic.Descriptor.Equals(rule.PossibleDescriptor) ? RuleLevel.Possible : rule.Level;
        var severity = s_severityKeys.TryGetValue(level, out var key) ? options.SeverityBy(key, diagnostic.Location.SourceTree) : null;
        if (severity == ReportDiagnostic.Suppress)
        {
            yield break;
        }

        var display = options.TraceOf(diagnostic.Location.SourceTree);
        var steps = display == TraceDisplay.None ? [] : StepsOf(diagnostic);
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        if (display == TraceDisplay.Message && steps.Count > 0)
        {
            message =
                $"{message}. Steps: "
                + string.Join(
                    "; ", steps.Select((step, number) => $"{number + 1}. {LineOf(step.Place, diagnostic.Location)}: {step.Text}"));
        }

        yield return severity is null && message == diagnostic.GetMessage(CultureInfo.InvariantCulture)
            ? diagnostic
            : Diagnostic.Create(
                rule.DescriptorOfAnyText,
                diagnostic.Location,
                SeverityOf(severity) ?? diagnostic.Severity,
                diagnostic.AdditionalLocations,
                diagnostic.Properties,
                message);

        if (display == TraceDisplay.Steps)
        {
            for (var number = 0; number < steps.Count; number++)
            {
                yield return Diagnostic.Create(
                    RuleCatalogue.StepOfReport.Descriptor,
                    steps[number].Place,
                    [diagnostic.Location],
                    $"{diagnostic.Id} ({LineOf(diagnostic.Location, steps[number].Place)})",
                    $"{number + 1} of {steps.Count}",
                    steps[number].Text);
            }
        }
    }

    private static List<(Location Place, string Text)> StepsOf(Diagnostic diagnostic)
        => diagnostic.AdditionalLocations
            .Select(
                (place, number) => (place, diagnostic.Properties.TryGetValue(DiagnosticProperties.TraceText(number), out var text)
                    ? text ?? ""
                    : ""))
            .ToList();

    // A line in another file is named with it.
    private static string LineOf(Location place, Location from)
    {
        var span = place.GetLineSpan();
        var line = $"line {(span.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)}";
        return span.Path == from.GetLineSpan().Path ? line : $"{Path.GetFileName(span.Path)}, {line}";
    }

    private static DiagnosticSeverity? SeverityOf(ReportDiagnostic? severity) => severity switch
    {
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
        _ => null,
    };
}
