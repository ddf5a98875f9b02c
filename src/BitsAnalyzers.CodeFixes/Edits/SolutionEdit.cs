using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>
/// Applies edits to a solution in one pass per file. An edit may be asked for more than once (two calls that share a constant, a file in
/// two projects): it is made once. Of edits that overlap, the first is made.
/// </summary>
internal static class SolutionEdit
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<DocumentEdit> edits, CancellationToken cancellationToken)
    {
        var original = solution;
        foreach (var file in edits.GroupBy(edit => FileOf(original, edit.Document), StringComparer.Ordinal))
        {
            var first = file.First().Document;
            if (original.GetDocument(first) is not { } document)
            {
                continue;
            }

            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var changed = text.WithChanges(Compatible(file, text.Length));
            var documents = await SameTextAsync(document, text, cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(documents, changed);
        }

        return solution;
    }

    private static IEnumerable<TextChange> Compatible(IEnumerable<DocumentEdit> edits, int length)
    {
        var accepted = new List<DocumentEdit>();
        foreach (var edit in edits)
        {
            if (edit.Span.End <= length && !accepted.Exists(edit.Excludes))
            {
                accepted.Add(edit);
            }
        }

        return accepted.SelectMany(static edit => edit.Changes).OrderBy(static change => change.Span);
    }

    // A file that belongs to several projects is one document in each of them; all of them change, to the same text.
    private static async Task<List<DocumentId>> SameTextAsync(Document document, SourceText text, CancellationToken cancellationToken)
    {
        var documents = new List<DocumentId> { document.Id };
        if (document.FilePath is { } path)
        {
            foreach (var id in document.Project.Solution.GetDocumentIdsWithFilePath(path))
            {
                if (id != document.Id &&
                    document.Project.Solution.GetDocument(id) is { } linked &&
                    (await linked.GetTextAsync(cancellationToken).ConfigureAwait(false)).ContentEquals(text))
                {
                    documents.Add(id);
                }
            }
        }

        return documents;
    }

    private static string FileOf(Solution solution, DocumentId id) => solution.GetDocument(id)?.FilePath ?? id.Id.ToString();
}
