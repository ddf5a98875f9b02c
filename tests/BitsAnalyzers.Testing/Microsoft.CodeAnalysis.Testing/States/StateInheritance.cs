using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fills what a state leaves empty from the state that it follows.</summary>
internal static class StateInheritance
{
    public static SolutionState Apply(SolutionState state, SolutionState? baseState, ImmutableArray<string> fixableIds)
    {
        var (inheritance, markup) = Modes(state, baseState);
        var result = new SolutionState(state.Name, state.Language, state.DefaultPrefix, state.DefaultExtension);
        result.CopyFrom(state, files => files);
        Fill(result.AdditionalProjects, state.AdditionalProjects);
        result.ExpectedDiagnostics.AddRange(state.ExpectedDiagnostics);
        if (baseState is not null && inheritance != StateInheritanceMode.Explicit)
        {
            FillEmptyParts(result, baseState);
            Fill(
                result.ExpectedDiagnostics,
                baseState.ExpectedDiagnostics
                    .Where(expected => inheritance == StateInheritanceMode.AutoInheritAll || !fixableIds.Contains(expected.Id)));
        }

        result.InheritanceMode = StateInheritanceMode.Explicit;
        result.MarkupHandling = markup;
        return result;
    }

    private static (StateInheritanceMode Inheritance, MarkupMode Markup) Modes(SolutionState state, SolutionState? baseState)
    {
        if (baseState is null)
        {
            return (state.InheritanceMode ?? StateInheritanceMode.Explicit, state.MarkupHandling ?? MarkupMode.Allow);
        }

        return StateComparison.ChangesAnyFile(state, baseState)
            ? (state.InheritanceMode ?? StateInheritanceMode.AutoInherit, state.MarkupHandling ?? MarkupMode.IgnoreFixable)
            : (state.InheritanceMode ?? StateInheritanceMode.AutoInheritAll,
                state.MarkupHandling ?? baseState.MarkupHandling ?? MarkupMode.Allow);
    }

    private static void FillEmptyParts(SolutionState result, SolutionState baseState)
    {
        result.ReferenceAssemblies ??= baseState.ReferenceAssemblies;
        result.OutputKind ??= baseState.OutputKind;
        result.DocumentationMode ??= baseState.DocumentationMode;
        Fill(result.Sources, baseState.Sources);
        Fill(result.AdditionalFiles, baseState.AdditionalFiles);
        Fill(result.AnalyzerConfigFiles, baseState.AnalyzerConfigFiles);
        Fill(result.AdditionalProjects, baseState.AdditionalProjects);
        Fill(result.AdditionalProjectReferences, baseState.AdditionalProjectReferences);
        Fill(result.AdditionalReferences, baseState.AdditionalReferences);
    }

    private static void Fill<T>(ICollection<T> target, IEnumerable<T> source)
    {
        if (target.Count == 0)
        {
            foreach (var item in source)
            {
                target.Add(item);
            }
        }
    }
}
