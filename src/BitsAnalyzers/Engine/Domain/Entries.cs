using System.Collections;

namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// An immutable map, compared by content. States have few entries each, and there are many states: an array takes less room and time than a
/// tree or a hash table, and states share it until they differ.
/// </summary>
internal sealed class Entries<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<Entries<TKey, TValue>>
    where TKey : notnull
    where TValue : notnull
{
    public static readonly Entries<TKey, TValue> Empty = new([]);

    // Keys that have an order are sorted and searched by halving; others stand in the order in which they came.
    private static readonly Comparer<TKey>? s_order = typeof(TKey) == typeof(int)
        ? Comparer<TKey>.Default
        : SymbolicValue.Order as Comparer<TKey>;

    private readonly Entry[] _entries;
    private readonly int _hash;

    private Entries(Entry[] entries)
    {
        _entries = entries;
        foreach (var entry in entries)
        {
            // The order does not matter, since not all keys have one.
            _hash = unchecked(_hash + entry.Hash);
        }
    }

    public int Count => _entries.Length;

    public IEnumerable<TKey> Keys => _entries.Select(static entry => entry.Key);

    public IEnumerable<TValue> Values => _entries.Select(static entry => entry.Value);

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    public TKey KeyAt(int place) => _entries[place].Key;

    public TValue ValueAt(int place) => _entries[place].Value;

    public static Entries<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        var builder = new Builder(Empty);
        foreach (var pair in pairs)
        {
            builder.Set(pair.Key, pair.Value);
        }

        return builder.ToEntries();
    }

    /// <summary>How many entries the one has and the other has not, or has with another value.</summary>
    public static int Differences(Entries<TKey, TValue> left, Entries<TKey, TValue> right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        var same = 0;
        if (s_order is null)
        {
            foreach (var entry in left._entries)
            {
                var place = Find(right._entries, right._entries.Length, entry.Key);
                same += place >= 0 && right._entries[place].HasValueOf(entry) ? 1 : 0;
            }
        }
        else
        {
            for (int i = 0, j = 0; i < left._entries.Length && j < right._entries.Length;)
            {
                var order = s_order.Compare(left._entries[i].Key, right._entries[j].Key);
                same += order == 0 && left._entries[i].HasValueOf(right._entries[j]) ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
        }

        return left.Count + right.Count - (2 * same);
    }

    public bool ContainsKey(TKey key) => Find(_entries, _entries.Length, key) >= 0;

    public bool TryGetValue(TKey key, out TValue value)
    {
        var place = Find(_entries, _entries.Length, key);
        value = place >= 0 ? _entries[place].Value : default!;
        return place >= 0;
    }

    public bool Equals(Entries<TKey, TValue>? other)
        => other is not null &&
            (ReferenceEquals(this, other) || (_hash == other._hash && Count == other.Count && Differences(this, other) == 0));

    public override bool Equals(object? obj) => Equals(obj as Entries<TKey, TValue>);

    public override int GetHashCode() => _hash;

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
    {
        foreach (var entry in _entries)
        {
            yield return new(entry.Key, entry.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)this).GetEnumerator();

    // The place of the key; where there is none, the complement of where it belongs.
    private static int Find(Entry[] entries, int count, TKey key)
    {
        if (s_order is null)
        {
            var hash = key.GetHashCode();
            for (var place = 0; place < count; place++)
            {
                if (entries[place].KeyHash == hash && entries[place].Key.Equals(key))
                {
                    return place;
                }
            }

            return ~count;
        }

        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = s_order.Compare(entries[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>Goes through the entries without an object of its own: states are gone through at every block.</summary>
    internal struct Enumerator
    {
        private readonly Entry[] _entries;
        private int _place;

        internal Enumerator(Entries<TKey, TValue> entries)
        {
            _entries = entries._entries;
            _place = -1;
        }

        public readonly KeyValuePair<TKey, TValue> Current => new(_entries[_place].Key, _entries[_place].Value);

        public bool MoveNext() => ++_place < _entries.Length;
    }

    /// <summary>The same while it changes. What has not been changed is shared with where it came from.</summary>
    internal sealed class Builder
    {
        private const int Marks = 64;

        private Entries<TKey, TValue>? _source;
        private Entry[] _entries;
        private int _count;
        private bool _isShared = true;

        public Builder(Entries<TKey, TValue> source)
        {
            _source = source;
            _entries = source._entries;
            _count = _entries.Length;
        }

        public Builder(Builder other)
        {
            _source = other._source;
            _entries = other._entries;
            _count = other._count;
            other._isShared = true;
        }

        public int Count => _count;

        public TKey KeyAt(int place) => _entries[place].Key;

        public TValue ValueAt(int place) => _entries[place].Value;

        public bool ContainsKey(TKey key) => Find(_entries, _count, key) >= 0;

        public bool TryGetValue(TKey key, out TValue value)
        {
            var place = Find(_entries, _count, key);
            value = place >= 0 ? _entries[place].Value : default!;
            return place >= 0;
        }

        /// <summary>Writes a value; false where it is there already.</summary>
        public bool Set(TKey key, TValue value)
        {
            var place = Find(_entries, _count, key);
            var entry = new Entry(key, value);
            if (place >= 0)
            {
                if (_entries[place].HasValueOf(entry))
                {
                    return false;
                }

                Own(_count);
                _entries[place] = entry;
                return true;
            }

            Own(_count + 1);
            Array.Copy(_entries, ~place, _entries, ~place + 1, _count - ~place);
            _entries[~place] = entry;
            _count++;
            return true;
        }

        public bool Remove(TKey key)
        {
            var place = Find(_entries, _count, key);
            if (place < 0)
            {
                return false;
            }

            RemoveAt(place);
            return true;
        }

        public void RemoveAt(int place)
        {
            Own(_count);
            _count--;
            Array.Copy(_entries, place + 1, _entries, place, _count - place);
        }

        public void BecomeLike(Builder other)
        {
            _source = other._source;
            _entries = other._entries;
            _count = other._count;
            _isShared = true;
            other._isShared = true;
        }

        public void BecomeLike(Entries<TKey, TValue> other)
        {
            _source = other;
            _entries = other._entries;
            _count = _entries.Length;
            _isShared = true;
        }

        public Entries<TKey, TValue> ToEntries()
        {
            if (_source is null)
            {
                var entries = new Entry[_count];
                Array.Copy(_entries, entries, _count);
                _source = _count == 0 ? Empty : new(entries);
            }

            return _source;
        }

        /// <summary>The entries that a filter keeps.</summary>
        public Entries<TKey, TValue> ToEntries<TFilter>(TFilter filter)
            where TFilter : struct, IEntryFilter<TKey, TValue>
        {
            if (_count == 0)
            {
                return Empty;
            }

            // Which of the first are kept, so that nearly all are asked about once.
            var marks = 0UL;
            var kept = 0;
            for (var place = 0; place < _count; place++)
            {
                if (filter.Keeps(_entries[place].Key, _entries[place].Value))
                {
                    kept++;
                    marks |= place < Marks ? 1UL << place : 0;
                }
            }

            if (kept == _count)
            {
                return ToEntries();
            }

            if (kept == 0)
            {
                return Empty;
            }

            var entries = new Entry[kept];
            for (int place = 0, next = 0; next < kept; place++)
            {
                if (place < Marks ? (marks & (1UL << place)) != 0 : filter.Keeps(_entries[place].Key, _entries[place].Value))
                {
                    entries[next++] = _entries[place];
                }
            }

            return new(entries);
        }

        // Before a change: makes the array one of this builder alone, with room for so many entries.
        private void Own(int capacity)
        {
            _source = null;
            if (_isShared || capacity > _entries.Length)
            {
                var entries = new Entry[capacity <= _entries.Length ? _entries.Length : Math.Max(4, 2 * capacity)];
                Array.Copy(_entries, entries, _count);
                _entries = entries;
                _isShared = false;
            }
        }
    }

    private readonly struct Entry
    {
        public Entry(TKey key, TValue value)
        {
            Key = key;
            Value = value;
            KeyHash = key.GetHashCode();
            Hash = unchecked((KeyHash * 486187739) ^ (value.GetHashCode() * 16777619));
        }

        public TKey Key { get; }

        public TValue Value { get; }

        public int KeyHash { get; }

        /// <summary>Of the key and the value, so that neither is asked twice.</summary>
        public int Hash { get; }

        /// <summary>Whether the value is the same, where the key is.</summary>
        public bool HasValueOf(Entry other) => Hash == other.Hash && EqualityComparer<TValue>.Default.Equals(Value, other.Value);
    }
}
