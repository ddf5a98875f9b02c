namespace BitsAnalyzers.Domain;

/// <summary>
/// What holds at a point on some of the paths that lead there: what the locations hold, what is known of the jobs, and which way the decisions
/// went that define those paths. Immutable, compared by content.
/// </summary>
internal sealed class World : IEquatable<World>
{
    public static readonly World Empty = new(Entries<int, Value>.Empty, Entries<Symbol, JobState>.Empty, Entries<Value, bool>.Empty, 0);

    public World(Entries<int, Value> locations, Entries<Symbol, JobState> jobs, Entries<Value, bool> decisions, int fieldEpoch)
    {
        Locations = locations;
        Jobs = jobs;
        Decisions = decisions;
        FieldEpoch = fieldEpoch;
    }

    /// <summary>What each location holds, by its number. A location that is absent holds what it held at first.</summary>
    public Entries<int, Value> Locations { get; }

    /// <summary>What is known of each job; nothing of one that is absent.</summary>
    public Entries<Symbol, JobState> Jobs { get; }

    /// <summary>How the conditions came out that have been decided on the way, the earliest first.</summary>
    public Entries<Value, bool> Decisions { get; }

    /// <summary>The last operation that may have changed fields; 0 where there was none.</summary>
    public int FieldEpoch { get; }

    public bool Equals(World? other)
        => other is not null &&
            (ReferenceEquals(this, other) ||
                (FieldEpoch == other.FieldEpoch &&
                    Jobs.Equals(other.Jobs) &&
                    Locations.Equals(other.Locations) &&
                    Decisions.Equals(other.Decisions)));

    public override bool Equals(object? obj) => Equals(obj as World);

    public override int GetHashCode()
        => unchecked((Locations.GetHashCode() * 31) + (Jobs.GetHashCode() * 17) + Decisions.GetHashCode() + FieldEpoch);

    /// <summary>A world that holds wherever one of the two holds.</summary>
    public static World Join(World left, World right)
    {
        var locations = new Entries<int, Value>.Builder(left.Locations);
        foreach (var pair in left.Locations)
        {
            locations.Set(pair.Key, right.Locations.TryGetValue(pair.Key, out var other) ? Join(pair.Value, other) : JoinWithInitial(pair.Key, pair.Value, right));
        }

        foreach (var pair in right.Locations)
        {
            if (!left.Locations.ContainsKey(pair.Key))
            {
                locations.Set(pair.Key, JoinWithInitial(pair.Key, pair.Value, left));
            }
        }

        var jobs = new Entries<Symbol, JobState>.Builder(left.Jobs);
        foreach (var pair in left.Jobs)
        {
            if (right.Jobs.TryGetValue(pair.Key, out var other))
            {
                jobs.Set(pair.Key, JobState.Join(pair.Value, other));
            }
            else
            {
                jobs.Remove(pair.Key);
            }
        }

        var decisions = new Entries<Value, bool>.Builder(left.Decisions);
        foreach (var pair in left.Decisions)
        {
            if (!right.Decisions.TryGetValue(pair.Key, out var other) || other != pair.Value)
            {
                decisions.Remove(pair.Key);
            }
        }

        return new(locations.ToEntries(), jobs.ToEntries(), decisions.ToEntries(), Math.Max(left.FieldEpoch, right.FieldEpoch));
    }

    /// <summary>How much a join of the two would forget.</summary>
    public static int Distance(World left, World right)
    {
        // What is known of jobs is what the rules are about: the last to be given up.
        const int JobWeight = 16;

        var distance = left.FieldEpoch == right.FieldEpoch ? 0 : 1;
        distance += Entries<int, Value>.Differences(left.Locations, right.Locations);
        distance += Entries<Symbol, JobState>.Differences(left.Jobs, right.Jobs) * JobWeight;
        distance += Entries<Value, bool>.Differences(left.Decisions, right.Decisions);
        return distance;
    }

    // A location that is absent holds what it held at first, which is what the other may hold, too. A member that holds a job may have been written.
    private static Value JoinWithInitial(int location, Value value, World other)
    {
        var initial = InitialValue.Of(location, epoch: 0);
        return value switch
        {
            Symbol symbol when symbol == initial => value,
            NumberValue { Identity: Symbol symbol, Bits: var bits } when symbol == initial => bits.IsUnknown ? value : new NumberValue(NotifyMask.Unknown, symbol, null),
            JobValue { Job: var job } when job == initial && other.FieldEpoch == 0 => new JobValue(job, InitialValue.NullnessOf(initial)),
            _ => Value.Unknown,
        };
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

        // What the job could be by then is all that two readings of one operation differ in.
        if (left is StateValue reading && right is StateValue otherReading && reading.Site == otherReading.Site && reading.Job == otherReading.Job)
        {
            return new StateValue(
                reading.Job, reading.Site, reading.Possible | otherReading.Possible, reading.Before == otherReading.Before ? reading.Before : 0);
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
}
