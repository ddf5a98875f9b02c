using System.Collections;

namespace BitsAnalyzers.Runtime;

/// <summary>A list whose elements hold references to the service. Disposing of the list disposes of all of them.</summary>
/// <typeparam name="T">The elements.</typeparam>
public sealed class DisposableList<T> : IReadOnlyList<T>, IDisposable
    where T : IDisposable
{
    private readonly List<T> _elements;

    internal DisposableList(List<T> elements) => _elements = elements;

    /// <summary>How many there are.</summary>
    public int Count => _elements.Count;

    /// <summary>An element.</summary>
    /// <param name="index">Its place, from 0.</param>
    public T this[int index] => _elements[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _elements.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Disposes of the elements.</summary>
    public void Dispose()
    {
        foreach (var element in _elements)
        {
            element.Dispose();
        }
    }
}
