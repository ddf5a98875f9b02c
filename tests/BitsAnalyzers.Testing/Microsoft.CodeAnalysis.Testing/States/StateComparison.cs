using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Whether two states differ in their files.</summary>
internal static class StateComparison
{
    /// <summary>Whether the files that <paramref name="state"/> has of its own differ from those of <paramref name="baseState"/>.</summary>
    public static bool ChangesAnyFile(SolutionState state, SolutionState baseState)
    {
        var inherits = state.InheritanceMode != StateInheritanceMode.Explicit;
        return Changes(state.Sources, baseState.Sources)
            || Changes(state.AdditionalFiles, baseState.AdditionalFiles)
            || Changes(state.AnalyzerConfigFiles, baseState.AnalyzerConfigFiles)
            || (!(inherits && state.AdditionalReferences.Count == 0)
                && !state.AdditionalReferences.SequenceEqual(baseState.AdditionalReferences));

        bool Changes(SourceFileCollection own, SourceFileCollection inherited) =>
            !(inherits && own.Count == 0) && !AreEqual(own, inherited);
    }

    public static bool FilesDiffer(ProjectState before, ProjectState after) =>
        !AreEqual(before.Sources, after.Sources)
        || !AreEqual(before.AdditionalFiles, after.AdditionalFiles)
        || !AreEqual(before.AnalyzerConfigFiles, after.AnalyzerConfigFiles);

    public static bool FilesDifferInAnyProject(SolutionState before, SolutionState after) =>
        FilesDiffer(before, after) || ChangedAdditionalProjects(before, after).Any();

    public static IEnumerable<string> ChangedAdditionalProjects(SolutionState before, SolutionState after) =>
        before.AdditionalProjects.Keys
            .Union(after.AdditionalProjects.Keys, StringComparer.Ordinal)
            .Where(name => !before.AdditionalProjects.TryGetValue(name, out var old)
                || !after.AdditionalProjects.TryGetValue(name, out var changed)
                || FilesDiffer(old, changed));

    private static bool AreEqual(SourceFileCollection left, SourceFileCollection right) =>
        left.Count == right.Count && left.Zip(right, AreEqual).All(equal => equal);

    private static bool AreEqual((string Filename, SourceText Content) left, (string Filename, SourceText Content) right) =>
        left.Filename == right.Filename
        && Equals(left.Content.Encoding, right.Content.Encoding)
        && left.Content.ContentEquals(right.Content);
}
