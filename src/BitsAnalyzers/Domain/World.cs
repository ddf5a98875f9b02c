using System.Collections.Immutable;

namespace BitsAnalyzers.Domain;

/// <summary>
/// What holds at a point on some of the paths that lead there: what the locations hold, what is known of the jobs, and which way the decisions
/// went that define those paths. Immutable, compared by content.
/// </summary>
internal sealed class World : IEquatable<World>
{
    private readonly int _hash;

    public World(
        IReadOnlyDictionary<int, Value> locations,
        IReadOnlyDictionary<Symbol, JobState> jobs,
        IReadOnlyDictionary<Value, bool> decisions,
        int fieldEpoch)
    {
        Locations = locations;
        Jobs = jobs;
        Decisions = decisions;
        FieldEpoch = fieldEpoch;
        _hash = Hash();
    }

    public static readonly World Empty = new(
        ImmutableDictionary<int, Value>.Empty, ImmutableDictionary<Symbol, JobState>.Empty, ImmutableDictionary<Value, bool>.Empty, 0);

    /// <summary>What each location holds, by its number. A location that is absent holds what it held at first.</summary>
    public IReadOnlyDictionary<int, Value> Locations { get; }

    /// <summary>What is known of each job; nothing of one that is absent.</summary>
    public IReadOnlyDictionary<Symbol, JobState> Jobs { get; }

    /// <summary>How the conditions came out that have been decided on the way.</summary>
    public IReadOnlyDictionary<Value, bool> Decisions { get; }

    /// <summary>The last operation that may have changed fields; 0 where there was none.</summary>
    public int FieldEpoch { get; }

    public bool Equals(World? other)
        => other is not null &&
            (ReferenceEquals(this, other) ||
                (_hash == other._hash &&
                    FieldEpoch == other.FieldEpoch &&
                    SameEntries(Locations, other.Locations) &&
                    SameEntries(Jobs, other.Jobs) &&
                    SameEntries(Decisions, other.Decisions)));

    public override bool Equals(object? obj) => Equals(obj as World);

    public override int GetHashCode() => _hash;

    /// <summary>A world that holds wherever one of the two holds.</summary>
    public static World Join(World left, World right)
    {
        var locations = new Dictionary<int, Value>();
        foreach (var pair in left.Locations)
        {
            locations.Add(pair.Key, right.Locations.TryGetValue(pair.Key, out var other) ? Join(pair.Value, other) : Value.Unknown);
        }

        foreach (var pair in right.Locations)
        {
            if (!locations.ContainsKey(pair.Key))
            {
                locations.Add(pair.Key, Value.Unknown);
            }
        }

        var jobs = new Dictionary<Symbol, JobState>();
        foreach (var pair in left.Jobs)
        {
            if (right.Jobs.TryGetValue(pair.Key, out var other))
            {
                jobs.Add(pair.Key, JobState.Join(pair.Value, other));
            }
        }

        var decisions = new Dictionary<Value, bool>();
        foreach (var pair in left.Decisions)
        {
            if (right.Decisions.TryGetValue(pair.Key, out var other) && other == pair.Value)
            {
                decisions.Add(pair.Key, pair.Value);
            }
        }

        return new(locations, jobs, decisions, Math.Max(left.FieldEpoch, right.FieldEpoch));
    }

    /// <summary>How much a join of the two would forget.</summary>
    public static int Distance(World left, World right)
    {
        // What is known of jobs is what the rules are about: the last to be given up.
        const int JobWeight = 16;

        var distance = left.FieldEpoch == right.FieldEpoch ? 0 : 1;
        distance += Differences(left.Locations, right.Locations);
        distance += Differences(left.Jobs, right.Jobs) * JobWeight;
        distance += Differences(left.Decisions, right.Decisions);
        return distance;
    }

    private static Value Join(Value left, Value right)
    {
        if (left == right)
        {
            return left;
        }

        if (left is NumberValue first && right is NumberValue second)
        {
            var bits = first.Bits.Join(second.Bits);
            return new NumberValue(
                bits,
                first.Identity is not null && first.Identity == second.Identity ? first.Identity : null,
                Origin.EarlierOf(first.Origin, second.Origin));
        }

        if (left is TextValue text && right is TextValue other)
        {
            return TextValue.Join(text, other);
        }

        return left is JobValue job && right is JobValue otherJob && job.Job == otherJob.Job && job.MayBeNull is null
            ? otherJob
            : left is JobValue nullable && right is JobValue sure && nullable.Job == sure.Job && sure.MayBeNull is null
                ? nullable
                : Value.Unknown;
    }

    private static int Differences<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> left, IReadOnlyDictionary<TKey, TValue> right)
    {
        var same = 0;
        foreach (var pair in left)
        {
            if (right.TryGetValue(pair.Key, out var other) && EqualityComparer<TValue>.Default.Equals(pair.Value, other))
            {
                same++;
            }
        }

        return left.Count + right.Count - (2 * same);
    }

    private static bool SameEntries<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> left, IReadOnlyDictionary<TKey, TValue> right)
        => left.Count == right.Count && Differences(left, right) == 0;

    private int Hash()
    {
        unchecked
        {
            var hash = FieldEpoch;
            foreach (var pair in Locations)
            {
                hash += (pair.Key * 486187739) ^ pair.Value.GetHashCode();
            }

            foreach (var pair in Jobs)
            {
                hash += (pair.Key.GetHashCode() * 16777619) ^ pair.Value.GetHashCode();
            }

            foreach (var pair in Decisions)
            {
                hash += (pair.Key.GetHashCode() * 31) ^ (pair.Value ? 7 : 13);
            }

            return hash;
        }
    }
}
