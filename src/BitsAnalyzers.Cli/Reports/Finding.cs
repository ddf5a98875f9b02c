using System.Collections.Immutable;
using BitsAnalyzers.Sarif;

namespace BitsAnalyzers.Cli.Reports;

/// <summary>A report of a rule, apart from the compiler.</summary>
/// <param name="Rule">The page of the rule.</param>
/// <param name="Level">Certain, Possible or Advice: what this report promises, which may be less than its rule does.</param>
/// <param name="Severity">What the project has made of it.</param>
/// <param name="Place">What is reported.</param>
/// <param name="Steps">The proof.</param>
/// <param name="Fingerprint">The name by which it is known again.</param>
internal sealed record Finding(
    RulePage Rule,
    string Level,
    Severity Severity,
    string Message,
    Place Place,
    ImmutableArray<Step> Steps,
    string Project,
    string Fingerprint);

/// <summary>One step of a proof.</summary>
/// <param name="Condition">What a condition has to come to; null for a step that is none.</param>
/// <param name="Job">What is believed of the job before the step; null where that is not known.</param>
internal sealed record Step(Place Place, string Text, bool? Condition, JobMoment? Job);

/// <summary>What is known of a job at a moment of its life.</summary>
/// <param name="State">Its state, or those that it may be in.</param>
/// <param name="Ones">The bits of the mask that are set.</param>
/// <param name="Zeros">The bits of the mask that are not.</param>
internal sealed record JobMoment(string State, uint Ones, uint Zeros, string Callback, string CommandLine);

/// <summary>Severities, from the least on.</summary>
internal enum Severity
{
    Silent,
    Suggestion,
    Warning,
    Error,
}
