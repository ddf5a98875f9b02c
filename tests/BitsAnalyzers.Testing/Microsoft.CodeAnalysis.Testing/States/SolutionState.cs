using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The projects of a test before or after its fixes, and the diagnostics expected there.</summary>
public class SolutionState : ProjectState
{
    public SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
        : base(name, language, defaultPrefix, defaultExtension)
    {
        AdditionalProjects = new ProjectCollection(language, defaultExtension);
    }

    /// <summary>
    /// Gets or sets what is taken over from the state that this one follows. By default that is everything where this state
    /// changes no file, and everything but the fixable diagnostics where it does.
    /// </summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>Gets or sets what markup means; by default it expects no fixable diagnostic where this state changes a file.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    public ProjectCollection AdditionalProjects { get; }

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    internal bool SaysSomething =>
        InheritanceMode is not null || MarkupHandling is not null
        || Sources.Count > 0 || AdditionalFiles.Count > 0 || AdditionalFilesFactories.Count > 0 || AnalyzerConfigFiles.Count > 0;

    public SolutionState WithInheritedValuesApplied(SolutionState? baseState, ImmutableArray<string> fixableDiagnostics) =>
        StateInheritance.Apply(this, baseState, fixableDiagnostics);

    public SolutionState WithProcessedMarkup(
        MarkupOptions markupOptions,
        DiagnosticDescriptor? defaultDiagnostic,
        ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
        ImmutableArray<string> fixableDiagnostics,
        string defaultPath)
    {
        var mode = MarkupHandling ?? throw new InvalidOperationException("Inheritance must be applied before markup is read.");
        var reader = new MarkupReader(mode, markupOptions, defaultDiagnostic, supportedDiagnostics, fixableDiagnostics);
        var result = new SolutionState(Name, Language, DefaultPrefix, DefaultExtension)
        {
            InheritanceMode = StateInheritanceMode.Explicit,
            MarkupHandling = MarkupMode.None,
        };
        result.CopyFrom(this, reader.Read);
        foreach (var project in AdditionalProjects.Values)
        {
            result.AdditionalProjects[project.Name, project.Language].CopyFrom(project, reader.Read);
        }

        result.ExpectedDiagnostics.AddRange(ExpectedDiagnostics
            .Select(expected => expected.WithDefaultPath(defaultPath).WithMarkupKeysResolved(reader.SpansByKey)));
        result.ExpectedDiagnostics.AddRange(reader.Expected);
        return result;
    }
}
