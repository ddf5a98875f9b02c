using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// A line put before each source of the primary project that is to silence the analyzers there: the sources and the
/// expectations that remain.
/// </summary>
internal sealed class ExclusionCheck(ImmutableArray<DiagnosticAnalyzer> analyzers, Project project)
{
    private readonly ImmutableHashSet<string> _paths = [.. project.Documents.Select(document => document.FilePath ?? string.Empty)];

    private readonly ImmutableDictionary<string, DiagnosticDescriptor> _descriptors = analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .GroupBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>Whether the analyzers report the diagnostic at a place that the line covers.</summary>
    public bool Covers(DiagnosticResult expected) =>
        _descriptors.ContainsKey(expected.Id) && expected.HasLocation && _paths.Contains(expected.Spans[0].Span.Path);

    public bool CanBeSuppressed(DiagnosticResult expected) =>
        Covers(expected) && !_descriptors[expected.Id].CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Moves an expectation that remains down by the new line.</summary>
    public DiagnosticResult Moved(DiagnosticResult expected) => expected.WithLineOffset(1, _paths.Contains);

    public async Task<Solution> PrependAsync(string line, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var document in project.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, text.Replace(new TextSpan(0, 0), line + "\n"));
        }

        return solution;
    }
}
