using System.Text;
using BitsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BitsAnalyzers.Package.Tests;

/// <summary>The presets say of every rule in the catalogue what their names promise.</summary>
public class PresetTests
{
    /// <summary>
    /// The defaults are written down as comments only: a severity for an id would defeat a severity that a project sets for a whole
    /// category.
    /// </summary>
    [Fact]
    public void RecommendedLeavesEveryRuleAtItsDefault() => AssertPreset(
        "recommended",
        "Every rule at its default severity, which is given here to be read. Severities that you set for a category of rules have effect, "
        + "too.",
        rule => $"# dotnet_diagnostic.{rule.Id}.severity = {NameOf(rule.Descriptor.DefaultSeverity)}");

    [Fact]
    public void StrictMakesEveryRuleAWarning() => AssertPreset(
        "strict",
        "Every rule is a warning: what is only possible or advisable, too.",
        rule => $"dotnet_diagnostic.{rule.Id}.severity = warning");

    [Fact]
    public void OffTurnsEveryRuleOff() => AssertPreset(
        "off",
        "No rule is on but those that you turn on yourself, one by one.",
        rule => $"dotnet_diagnostic.{rule.Id}.severity = none");

    private static void AssertPreset(string name, string summary, Func<Rule, string> lineOf)
    {
        var preset = new StringBuilder();
        preset.Append(
            $"""
            # BitsAnalyzers, preset "{name}".
            # {summary}
            # It has a lower rank than a global config of your own, and an .editorconfig has a higher one than both.
            is_global = true
            global_level = -99

            """);
        foreach (var rule in RuleCatalogue.All)
        {
            preset.Append($"\n# {rule.Id}: {rule.Descriptor.Title} ({rule.Level})\n{lineOf(rule)}\n");
        }

        Snapshot.AssertIs($"src/BitsAnalyzers.Package/build/presets/{name}.globalconfig", preset.ToString());
    }

    private static string NameOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        DiagnosticSeverity.Hidden => "silent",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "No level has this severity."),
    };
}
