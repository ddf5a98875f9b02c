using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How many fixes a test allows where it does not say; a negative number is an upper bound.</summary>
internal sealed class FixIterationLimits(SolutionState before, ImmutableArray<string> fixableIds)
{
    private readonly ImmutableArray<DiagnosticResult> _fixable =
        [.. before.ExpectedDiagnostics.Where(expected => fixableIds.Contains(expected.Id))];

    public int OneByOne(SolutionState after) => StateComparison.FilesDifferInAnyProject(before, after) ? -_fixable.Length : 0;

    public int InDocument(SolutionState after) => StateComparison.FilesDiffer(before, after)
        ? -_fixable.Select(expected => expected.Spans.FirstOrDefault().Span.Path).Distinct(StringComparer.Ordinal).Count()
        : 0;

    public int InProject(SolutionState after) =>
        -(StateComparison.FilesDiffer(before, after) ? 1 : 0) - StateComparison.ChangedAdditionalProjects(before, after).Count();

    public int InSolution(SolutionState after) => StateComparison.FilesDifferInAnyProject(before, after) ? -1 : 0;
}
