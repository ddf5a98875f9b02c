using System.Collections.Immutable;
using System.Globalization;
using BitsAnalyzers.Engine.Transfer;
using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.Rules;

/// <summary>A rule that is broken at a place, with the steps that prove it: a report in the making.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Proof">The proof that it is broken for certain; null where there is none. Only with a proof a rule of the level Certain
/// reports a certainty.</param>
/// <param name="CallSite">The call that the report is about: one cause, one report, so findings at one call compete.</param>
/// <param name="Place">What is reported.</param>
/// <param name="Arguments">The arguments of the message.</param>
/// <param name="Steps">The steps of the proof, in order.</param>
internal sealed record Finding(
    Rule Rule, Proof? Proof, int CallSite, SyntaxNode Place, ImmutableArray<object> Arguments, ImmutableArray<TraceStep> Steps)
{
    /// <summary>What else the report carries for the fixes.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What shows the misuse, where it shows on paths through the body.</summary>
    public IReadOnlyCollection<FlowEvent> Shows { get; init; } = [];

    /// <summary>Whether it is not certain, although its rule is one of those that are.</summary>
    public bool IsOnlyPossible => Rule.Level == RuleLevel.Certain && Proof is null;

    /// <summary>The name to report within the place; the whole place where there is none.</summary>
    public SyntaxToken? Name { get; init; }

    /// <summary>The severity, where a rule has more than one.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>A diagnostic with the steps of the proof as additional locations, and their texts among its properties.</summary>
    public Diagnostic ToDiagnostic()
    {
        var all = Properties.ToBuilder();
        all.Add(DiagnosticProperties.TraceCount, Steps.Length.ToString(CultureInfo.InvariantCulture));
        for (var step = 0; step < Steps.Length; step++)
        {
            all.Add(DiagnosticProperties.TraceText(step), Steps[step].Text);
            if (Steps[step].Outcome is { } outcome)
            {
                all.Add(DiagnosticProperties.TraceCondition(step), outcome ? "true" : "false");
            }
        }

        var descriptor = IsOnlyPossible ? Rule.PossibleDescriptor
            : Proof is { Beginning: not 0 } && Rule.WhereverDescriptor is { } wherever ? wherever
            : Rule.Descriptor;
        return Diagnostic.Create(
            descriptor,
            Name?.GetLocation() ?? Place.GetLocation(),
            Severity ?? descriptor.DefaultSeverity,
            Steps.Select(static step => step.Place.GetLocation()),
            all.ToImmutable(),
            [.. Arguments]);
    }

    /// <summary>Names the line of a step, unless the reported line shows it.</summary>
    /// <param name="step">Where the step happens.</param>
    /// <param name="place">What is reported.</param>
    /// <param name="what">What happens there, as a participle.</param>
    public static string DecisiveLine(SyntaxNode step, SyntaxNode place, string what)
        => Line(step, place) is { Length: > 0 } line ? $" ({what}{line})" : "";

    /// <summary>The line of a step, unless the reported line shows it.</summary>
    /// <param name="step">Where the step happens.</param>
    /// <param name="place">What is reported.</param>
    public static string Line(SyntaxNode step, SyntaxNode place)
    {
        var stepSpan = step.GetLocation().GetLineSpan();
        var placeSpan = place.GetLocation().GetLineSpan();
        var line = (stepSpan.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
        if (stepSpan.Path != placeSpan.Path)
        {
            return $" in {System.IO.Path.GetFileName(stepSpan.Path)}, line {line}";
        }

        return stepSpan.StartLinePosition.Line == placeSpan.StartLinePosition.Line ? "" : $" in line {line}";
    }
}
