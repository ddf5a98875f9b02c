using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>
/// Does one action of a <see cref="TextEditFixProvider"/> for every diagnostic of a document, a project or the solution. The edits of a
/// diagnostic may lie in other documents than the diagnostic, so they are collected over the whole scope before any is made.
/// </summary>
internal sealed class TextEditFixAllProvider : FixAllProvider
{
    public static readonly TextEditFixAllProvider Instance = new();

    private TextEditFixAllProvider()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeFixProvider is not TextEditFixProvider provider)
        {
            return null;
        }

        var diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        foreach (var chosen in Choose(provider, fixAllContext.CodeActionEquivalenceKey))
        {
            var edits = new List<DocumentEdit>();
            foreach (var reported in diagnostics.OrderBy(PathOf, StringComparer.Ordinal).ThenBy(static found => found.Location.SourceSpan))
            {
                var repair = await chosen.RepairAsync(fixAllContext.Solution, reported, fixAllContext.CancellationToken).ConfigureAwait(
                    false);
                edits.AddRange(repair?.Edits ?? ImmutableArray<DocumentEdit>.Empty);
            }

            if (edits.Count > 0)
            {
                return CodeAction.Create(
                    $"{chosen.Title} {DescribeScope(fixAllContext)}",
                    cancellationToken => SolutionEdit.ApplyAsync(fixAllContext.Solution, edits, cancellationToken),
                    chosen.EquivalenceKey);
            }
        }

        return null;
    }

    // dotnet format asks for the action of whichever diagnostic of the analyzer it meets first; where that is one of another rule there
    // is none, and it goes on without a key. What it would have chosen is the first action that is offered.
    private static IEnumerable<TextEditFix> Choose(TextEditFixProvider provider, string? equivalenceKey)
        => provider.Fixes.Where(fix => equivalenceKey is null || fix.EquivalenceKey == equivalenceKey);

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);

            case FixAllScope.Solution:
                var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (var project in context.Solution.Projects.Where(project => project.Language == context.Project.Language))
                {
                    diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                return diagnostics.ToImmutable();

            default:
                return ImmutableArray<Diagnostic>.Empty;
        }
    }

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";

    private static string DescribeScope(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => $"in '{context.Document?.Name}'",
        FixAllScope.Project => $"in project '{context.Project.Name}'",
        _ => "in the solution",
    };
}
