using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BitsAnalyzers.CodeFixes.Edits;

/// <summary>Changes to the original text of one document that only make sense together.</summary>
internal sealed class DocumentEdit(DocumentId document, IEnumerable<TextChange> changes)
{
    public DocumentId Document { get; } = document;

    /// <summary>The changes, from the start of the document to its end.</summary>
    public ImmutableArray<TextChange> Changes { get; } = changes.OrderBy(static change => change.Span).ToImmutableArray();

    /// <summary>Whether whole statements come and go, so that what else is done between and beside them is no matter.</summary>
    public bool IsOfStatements { get; init; }

    public TextSpan Span => TextSpan.FromBounds(Changes[0].Span.Start, Changes[Changes.Length - 1].Span.End);

    /// <summary>Whether the edits cannot both be made.</summary>
    public bool Excludes(DocumentEdit other)
        => IsOfStatements && other.IsOfStatements
            ? Changes.SequenceEqual(other.Changes) || Changes.Any(change => other.Changes.Any(second => Overlap(change.Span, second.Span)))
            : Span.IntersectsWith(other.Span);

    // What is inserted where something else begins or ends does not touch it.
    private static bool Overlap(TextSpan first, TextSpan second) => first.Start < second.End && second.Start < first.End;
}
