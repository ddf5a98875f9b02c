namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>SplitMix64: the same numbers for the same seed, on every platform and in every version.</summary>
internal sealed class Prng(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to count - 1.</summary>
    public int Next(int count)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            return (int)(z % (ulong)count);
        }
    }

    public bool OneIn(int count) => Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>One of the values, each as often as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<(int Weight, T Value)> values)
    {
        var number = Next(values.Sum(static value => value.Weight));
        foreach (var (weight, value) in values)
        {
            number -= weight;
            if (number < 0)
            {
                return value;
            }
        }

        throw new ArgumentException("The weights are not positive.", nameof(values));
    }
}
