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

    public TextSpan Span => TextSpan.FromBounds(Changes[0].Span.Start, Changes[Changes.Length - 1].Span.End);
}
