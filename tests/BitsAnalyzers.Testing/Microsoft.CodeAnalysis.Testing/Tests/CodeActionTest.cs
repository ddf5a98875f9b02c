using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Chooses a code action and applies it.</summary>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Gets or sets which of the offered actions is applied; the first if neither this nor the key is set.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>Gets or sets the key of the action to apply. With an index as well, both must mean the same action.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>Gets or sets a further check of the chosen action, such as its title.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    public abstract Type SyntaxKindType { get; }

    protected static bool CodeActionExpected(SolutionState state) => state.SaysSomething;

    protected static bool HasAnyChange(ProjectState oldState, ProjectState newState, bool recursive) =>
        recursive && oldState is SolutionState before && newState is SolutionState after
            ? StateComparison.FilesDifferInAnyProject(before, after)
            : StateComparison.FilesDiffer(oldState, newState);

    protected static CodeAction? TryGetCodeActionToApply(
        int iteration,
        ImmutableArray<CodeAction> actions,
        int? codeActionIndex,
        string? codeActionEquivalenceKey,
        Action<CodeAction, IVerifier>? codeActionVerifier,
        IVerifier verifier)
    {
        var chosen = codeActionEquivalenceKey is null
            ? actions.ElementAtOrDefault(codeActionIndex ?? 0)
            : actions.FirstOrDefault(action => action.EquivalenceKey == codeActionEquivalenceKey);

        // Once something was fixed, the same action need not be offered for what is left.
        if (codeActionEquivalenceKey is not null && codeActionIndex is { } index && (chosen is not null || iteration == 0))
        {
            verifier.True(
                index < actions.Length,
                $"Expected a code action at index {index}, but only {actions.Length} code actions were offered.");
            verifier.Equal(
                codeActionEquivalenceKey,
                actions[index].EquivalenceKey,
                $"Expected the code action at index {index} to have the equivalence key \"{codeActionEquivalenceKey}\", "
                + $"but it has \"{actions[index].EquivalenceKey}\".");
            chosen = actions[index];
        }

        if (chosen is not null)
        {
            codeActionVerifier?.Invoke(chosen, verifier);
        }

        return chosen;
    }

    /// <summary>Gives the actions among which the index and the key choose: nested ones stand in the place of their group.</summary>
    protected virtual ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions) =>
        [.. actions.SelectMany(action => action.NestedOnes() is { IsEmpty: false } nested ? FilterCodeActions(nested) : [action])];

    private protected CodeAction? Choose(int iteration, ImmutableArray<CodeAction> actions, IVerifier verifier) =>
        TryGetCodeActionToApply(
            iteration,
            FilterCodeActions(actions),
            CodeActionIndex,
            CodeActionEquivalenceKey,
            CodeActionVerifier,
            verifier);
}
