using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The spans of a source while its tags are read. Tags nest; a span with a key may also overlap others.</summary>
internal sealed class MarkupSpans
{
    private readonly List<(string Name, bool IsNamed, int Start, int Tag)> _open = [];
    private readonly List<(string Name, TextSpan Span)> _closed = [];

    public void Open(string name, bool isNamed, int position, int tag) => _open.Add((name, isNamed, position, tag));

    public void CloseInnermost(bool isNamed, int position, int tag)
    {
        if (_open.Count == 0)
        {
            throw Mistake($"The end tag at position {tag} has no start tag.");
        }

        if (_open[^1].IsNamed != isNamed)
        {
            throw Mistake($"The end tag at position {tag} does not fit the start tag at position {_open[^1].Tag}.");
        }

        CloseAt(_open.Count - 1, position);
    }

    public void Close(string key, int position, int tag)
    {
        var index = _open.FindLastIndex(span => span.Name == key);
        if (index < 0)
        {
            throw Mistake($"The end tag '{key}' at position {tag} has no start tag.");
        }

        CloseAt(index, position);
    }

    public ImmutableDictionary<string, ImmutableArray<TextSpan>> ToDictionary()
    {
        if (_open is [.., var unclosed])
        {
            throw Mistake($"The start tag at position {unclosed.Tag} has no end tag.");
        }

        return _closed
            .GroupBy(span => span.Name, span => span.Span, StringComparer.Ordinal)
            .ToImmutableDictionary(
                group => group.Key,
                group => group.OrderBy(span => span.Start).ThenBy(span => span.End).ToImmutableArray(),
                StringComparer.Ordinal);
    }

    private static ArgumentException Mistake(string message) => new(message, "input");

    private void CloseAt(int index, int position)
    {
        var (name, _, start, tag) = _open[index];
        if (name.StartsWith('#') && _closed.Any(span => span.Name == name))
        {
            throw Mistake($"The start tag at position {tag} repeats the key '{name}'.");
        }

        _open.RemoveAt(index);
        _closed.Add((name, TextSpan.FromBounds(start, position)));
    }
}
