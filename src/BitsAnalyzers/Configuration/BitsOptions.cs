using BitsAnalyzers.Engine.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BitsAnalyzers.Configuration;

/// <summary>What a project sets besides severities: in its .editorconfig for each file, and in its project file for all.</summary>
internal sealed class BitsOptions
{
    private const string ReportPossibleKey = "bits_analyzers.report_possible";
    private const string ExplainKey = "bits_analyzers.explain";
    private const string TraceKey = "bits_analyzers.trace";

    private readonly AnalyzerConfigOptionsProvider _provider;

    public BitsOptions(AnalyzerConfigOptionsProvider provider)
    {
        _provider = provider;
        LowestWindows = FindLowestWindows(provider.GlobalOptions);
    }

    /// <summary>The oldest Windows that the project file supports; null where it does not say.</summary>
    public WindowsVersion? LowestWindows { get; }

    /// <summary>Whether misuses of rules of the level Certain are reported that are only possible.</summary>
    public bool ReportsPossible(SyntaxTree tree) => IsTrue(tree, ReportPossibleKey);

    /// <summary>Whether each call of BITS is reported with what the analyzer believes there.</summary>
    public bool Explains(SyntaxTree tree) => IsTrue(tree, ExplainKey);

    /// <summary>Where the steps of reports are shown besides their additional locations.</summary>
    public TraceDisplay TraceOf(SyntaxTree? tree) => Value(tree, TraceKey) switch
    {
        "message" => TraceDisplay.Message,
        "steps" => TraceDisplay.Steps,
        _ => TraceDisplay.None,
    };

    /// <summary>The severity that an option sets; null where it sets none.</summary>
    public ReportDiagnostic? SeverityBy(string key, SyntaxTree? tree) => Value(tree, key) switch
    {
        "error" => ReportDiagnostic.Error,
        "warning" => ReportDiagnostic.Warn,
        "suggestion" => ReportDiagnostic.Info,
        "silent" or "refactoring" => ReportDiagnostic.Hidden,
        "none" => ReportDiagnostic.Suppress,
        _ => null,
    };

    private bool IsTrue(SyntaxTree tree, string key) => Value(tree, key) == "true";

    // A report without a place has no file whose options could be asked.
    private string? Value(SyntaxTree? tree, string key)
        => (tree is null ? _provider.GlobalOptions : _provider.GetOptions(tree)).TryGetValue(key, out var value)
            ? value.Trim().ToLowerInvariant()
            : null;

    private static WindowsVersion? FindLowestWindows(AnalyzerConfigOptions project)
    {
        // A project for another system has versions of that system.
        if (Property(project, "TargetPlatformIdentifier") is { } platform
            && !platform.Equals("windows", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var version = Property(project, "SupportedOSPlatformVersion") ?? Property(project, "TargetPlatformMinVersion");
        return version is null ? null : WindowsVersion.FromPlatform(version);
    }

    private static string? Property(AnalyzerConfigOptions project, string name)
        => project.TryGetValue("build_property." + name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}
