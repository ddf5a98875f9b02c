using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>
/// Does one action of a <see cref="TextEditFixProvider"/> for every diagnostic of a document, a project or the solution. The edits of a
/// diagnostic may lie in other documents than the diagnostic, so they are collected over the whole scope before any is made.
/// </summary>
/// <remarks>
/// A command that runs over a whole solution takes the first action that is offered: nobody has chosen it. So a solution as a whole is only
/// for actions that keep what BITS does; the others are made in a document or a project at a time, where an editor asks for them.
/// </remarks>
internal sealed class TextEditFixAllProvider : FixAllProvider
{
    private static readonly TextEditFixAllProvider s_everywhere = new(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);
    private static readonly TextEditFixAllProvider s_whereAsked = new(FixAllScope.Document, FixAllScope.Project);

    private readonly ImmutableArray<FixAllScope> _scopes;

    private TextEditFixAllProvider(params FixAllScope[] scopes) => _scopes = ImmutableArray.Create(scopes);

    public static TextEditFixAllProvider Of(TextEditFixProvider provider) => provider.Fixes[0].KeepsBehavior ? s_everywhere : s_whereAsked;

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => _scopes;

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeFixProvider is not TextEditFixProvider provider)
        {
            return null;
        }

        if (!_scopes.Contains(fixAllContext.Scope))
        {
            return null;
        }

        var diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        foreach (var chosen in provider.Fixes.Where(fix => IsMeant(fix, fixAllContext)))
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
    // is none, and it goes on without a key.
    private static bool IsMeant(TextEditFix fix, FixAllContext context)
        => context.CodeActionEquivalenceKey is { } key
            ? fix.EquivalenceKey == key && (fix.KeepsBehavior || context.Scope != FixAllScope.Solution)
            : fix.KeepsBehavior;

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
