using Microsoft.CodeAnalysis;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>Finds the document that a location is in.</summary>
internal static class LocatedDocument
{
    /// <summary>The document; null where it is none that can be edited.</summary>
    public static Document? Find(Solution solution, Location location)
    {
        // A location that has travelled between processes may have lost its tree, but not its path.
        var document = location.SourceTree is { } tree ? solution.GetDocument(tree) : null;
        if (document is null && solution.GetDocumentIdsWithFilePath(location.GetLineSpan().Path) is [var id, ..])
        {
            document = solution.GetDocument(id);
        }

        return document is SourceGeneratedDocument ? null : document;
    }
}
