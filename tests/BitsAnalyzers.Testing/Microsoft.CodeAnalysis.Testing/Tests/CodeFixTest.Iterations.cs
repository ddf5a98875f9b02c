using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies fixes until nothing is left that a fix changes.</summary>
public abstract partial class CodeFixTest<TVerifier>
{
    private async Task<(Solution Solution, string? Failure)> FixRepeatedlyAsync(
        Solution solution,
        FixStep step,
        int expectedIterations,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var application = new CodeActionApplication(CodeActionValidationMode, SyntaxKindType);
        var count = new FixIterationCount(expectedIterations);
        ImmutableArray<(Project Project, Diagnostic Diagnostic)> previous = [];
        for (var iteration = 0; !count.IsExceeded; iteration++)
        {
            var diagnostics = await GetSortedDiagnosticsAsync(solution, Analyzers, [], CompilerDiagnostics, verifier, cancellationToken)
                .ConfigureAwait(false);
            if (diagnostics.Select(IdAndSpan).SequenceEqual(previous.Select(IdAndSpan)))
            {
                break;
            }

            previous = diagnostics;
            var fixable = await FixableAsync(solution, diagnostics, verifier, cancellationToken).ConfigureAwait(false);
            var round = new FixRound(diagnostics, fixable, FilterCodeActions, actions => Choose(iteration, actions, verifier));
            var (isOffered, changed) = await RunAsync(round, step, application, solution, cancellationToken).ConfigureAwait(false);
            if (isOffered)
            {
                count.Increment();
            }

            if (changed is null)
            {
                break;
            }

            solution = changed;
            if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
            {
                break;
            }
        }

        return (solution, application.TreeDifference ?? count.Failure);
    }

    private static (ProjectId Project, string Id, TextSpan Span) IdAndSpan((Project Project, Diagnostic Diagnostic) item) =>
        (item.Project.Id, item.Diagnostic.Id, item.Diagnostic.Location.SourceSpan);

    private static async Task<(bool IsOffered, Solution? Changed)> RunAsync(
        FixRound round,
        FixStep step,
        CodeActionApplication application,
        Solution solution,
        CancellationToken cancellationToken)
    {
        var isOffered = false;
        await foreach (var action in step.ActionsAsync(round, cancellationToken).ConfigureAwait(false))
        {
            isOffered = true;
            if (await application.ApplyAsync(action, solution, cancellationToken).ConfigureAwait(false) is { } changed)
            {
                return (isOffered, changed);
            }
        }

        return (isOffered, null);
    }

    private async Task<ImmutableArray<(Document Document, Diagnostic Diagnostic)>> FixableAsync(
        Solution solution,
        ImmutableArray<(Project Project, Diagnostic Diagnostic)> diagnostics,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var fixable = ImmutableArray.CreateBuilder<(Document Document, Diagnostic Diagnostic)>();
        foreach (var (project, diagnostic) in diagnostics.Where(item => FixableIds.Contains(item.Diagnostic.Id)))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            var run = await RunAnalyzersAsync(project, Analyzers, cancellationToken).ConfigureAwait(false);
            verifier.False(
                run.NonLocalDiagnostics.Contains(diagnostic)
                && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck),
                $"{diagnostic.Id} is reported at the end of the compilation only, where an editor does not offer its fix: {diagnostic}");
            fixable.Add((document, diagnostic));
        }

        if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
        {
            var selected = TrySelectDiagnosticToFix([.. fixable.Select(item => item.Diagnostic)]);
            fixable.RemoveAll(item => !ReferenceEquals(item.Diagnostic, selected));
        }

        return fixable.ToImmutable();
    }
}
