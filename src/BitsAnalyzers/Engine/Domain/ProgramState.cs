namespace BitsAnalyzers.Engine.Domain;

/// <summary>
/// What holds at a point on some of the paths that lead there: what the locations hold, what is known of the jobs, and which way the
/// decisions went that define those paths. Immutable, compared by content.
/// </summary>
internal sealed class ProgramState : IEquatable<ProgramState>
{
    public static readonly ProgramState Empty = new(
        Entries<int, Value>.Empty, Entries<SymbolicValue, JobState>.Empty, Entries<Value, bool>.Empty, 0);

    public ProgramState(
        Entries<int, Value> locations,
        Entries<SymbolicValue, JobState> jobs,
        Entries<Value, bool> decisions,
        int fieldEpoch,
        Entries<int, bool>? ownObjects = null)
    {
        Locations = locations;
        Jobs = jobs;
        PathCondition = decisions;
        FieldEpoch = fieldEpoch;
        OwnObjects = ownObjects ?? Entries<int, bool>.Empty;
    }

    /// <summary>What each location holds, by its number. A location that is absent holds what it held at first.</summary>
    public Entries<int, Value> Locations { get; }

    /// <summary>What is known of each job; nothing of one that is absent.</summary>
    public Entries<SymbolicValue, JobState> Jobs { get; }

    /// <summary>How the conditions came out that have been decided on the way, the earliest first.</summary>
    public Entries<Value, bool> PathCondition { get; }

    /// <summary>The last operation that may have changed fields; 0 where there was none.</summary>
    public int FieldEpoch { get; }

    /// <summary>
    /// The objects, by the sites they were made at, that no code has which is not followed: every reference to one of them is in a location
    /// here.
    /// </summary>
    public Entries<int, bool> OwnObjects { get; }

    public bool Equals(ProgramState? other)
        => other is not null &&
            (ReferenceEquals(this, other) ||
                (FieldEpoch == other.FieldEpoch &&
                    Jobs.Equals(other.Jobs) &&
                    Locations.Equals(other.Locations) &&
                    PathCondition.Equals(other.PathCondition) &&
                    OwnObjects.Equals(other.OwnObjects)));

    public override bool Equals(object? obj) => Equals(obj as ProgramState);

    public override int GetHashCode()
        => unchecked((Locations.GetHashCode() * 31)
            + (Jobs.GetHashCode() * 17)
            + PathCondition.GetHashCode()
            + FieldEpoch
            + (OwnObjects.GetHashCode() * 7));

    /// <summary>
    /// The objects that a join of the two would lose sight of: one of the states does not have them to itself, or a location holds one in
    /// one of them and something else in the other.
    /// </summary>
    public static IReadOnlyCollection<int> LostObjects(ProgramState left, ProgramState right)
    {
        if (left.OwnObjects.Count == 0 && right.OwnObjects.Count == 0)
        {
            return [];
        }

        var lost = new HashSet<int>(left.OwnObjects.Keys);
        lost.SymmetricExceptWith(right.OwnObjects.Keys);
        AddHeldInOnly(left, right, lost);
        AddHeldInOnly(right, left, lost);
        return lost;
    }

    /// <summary>A state that holds wherever one of the two holds.</summary>
    public static ProgramState Join(ProgramState left, ProgramState right)
    {
        var locations = new Entries<int, Value>.Builder(left.Locations);
        var hidden = new List<SymbolicValue>();
        var lost = new List<ResultValue>();
        foreach (var pair in left.Locations)
        {
            var isInBoth = right.Locations.TryGetValue(pair.Key, out var other);
            var joined = isInBoth ? Join(pair.Value, other) : JoinWithInitial(pair.Key, pair.Value, right);
            locations.Set(pair.Key, joined);
            NoteHidden(pair.Value, joined);
            if (isInBoth)
            {
                NoteHidden(other, joined);
            }
        }

        foreach (var pair in right.Locations)
        {
            if (!left.Locations.ContainsKey(pair.Key))
            {
                var joined = JoinWithInitial(pair.Key, pair.Value, left);
                locations.Set(pair.Key, joined);
                NoteHidden(pair.Value, joined);
            }
        }

        var jobs = new Entries<SymbolicValue, JobState>.Builder(left.Jobs);
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

        // Whoever tests the result later is not seen to test it.
        foreach (var result in lost)
        {
            if (jobs.TryGetValue(result.Job, out var state))
            {
                jobs.Set(result.Job, PendingCall.Undecide(state, result.Site));
            }
        }

        // What is done to it through that location is not seen to be done to it.
        foreach (var job in hidden)
        {
            if (jobs.TryGetValue(job, out var state))
            {
                jobs.Set(job, state with { IsEscaped = true, IsShared = true });
            }
        }

        var decisions = new Entries<Value, bool>.Builder(left.PathCondition);
        foreach (var pair in left.PathCondition)
        {
            if (!right.PathCondition.TryGetValue(pair.Key, out var other) || other != pair.Value)
            {
                decisions.Remove(pair.Key);
            }
        }

        var ownObjects = left.OwnObjects;
        if (LostObjects(left, right) is { Count: > 0 } objects)
        {
            ownObjects = Entries<int, bool>.From(left.OwnObjects.Where(pair => !objects.Contains(pair.Key)));
        }

        return new(locations.ToEntries(), jobs.ToEntries(), decisions.ToEntries(), Math.Max(left.FieldEpoch, right.FieldEpoch), ownObjects);

        void NoteHidden(Value value, Value joined)
        {
            if (value is JobValue { Job: var job } && joined is not JobValue)
            {
                hidden.Add(job);
            }

            if (value is ResultValue result && joined is not ResultValue)
            {
                lost.Add(result);
            }
        }
    }

    /// <summary>
    /// Whether the rules find the same in the two states: they know the same jobs, and of each the same that reports are about.
    /// </summary>
    public static bool AreAlike(ProgramState left, ProgramState right)
    {
        if (left.Jobs.Count != right.Jobs.Count)
        {
            return false;
        }

        for (var place = 0; place < left.Jobs.Count; place++)
        {
            if (!right.Jobs.TryGetValue(left.Jobs.KeyAt(place), out var other) || !JobState.AreAlike(left.Jobs.ValueAt(place), other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How much a join of the two would forget.</summary>
    public static int Distance(ProgramState left, ProgramState right)
    {
        // What is known of jobs is what the rules are about: the last to be given up.
        const int JobWeight = 16;

        // Whether a job has ended decides whether every later call of it succeeds.
        const int EndWeight = 64;

        var distance = left.FieldEpoch == right.FieldEpoch ? 0 : 1;
        distance += Entries<int, Value>.Differences(left.Locations, right.Locations);
        distance += Entries<SymbolicValue, JobState>.Differences(left.Jobs, right.Jobs) * JobWeight;
        distance += Entries<Value, bool>.Differences(left.PathCondition, right.PathCondition);
        distance += Entries<int, bool>.Differences(left.OwnObjects, right.OwnObjects) * JobWeight;
        for (var place = 0; place < left.Jobs.Count; place++)
        {
            if (right.Jobs.TryGetValue(left.Jobs.KeyAt(place), out var other)
                && left.Jobs.ValueAt(place).States.IsFinal() != other.States.IsFinal())
            {
                distance += EndWeight;
            }
        }

        return distance;
    }

    private static void AddHeldInOnly(ProgramState programState, ProgramState other, HashSet<int> lost)
    {
        foreach (var pair in programState.Locations)
        {
            if (pair.Value is ObjectValue or TupleValue or DelegateValue or TaskValue or ReferenceValue or PropertyValue &&
                !(other.Locations.TryGetValue(pair.Key, out var value) && value == pair.Value))
            {
                lost.UnionWith(programState.OwnObjects.Keys.Where(pair.Value.Mentions));
            }
        }
    }

    // A location that is absent holds what it held at first, which is what the other may hold, too. A member that holds a job may have been
    // written.
    private static Value JoinWithInitial(int location, Value value, ProgramState other)
    {
        var initial = InitialValue.Of(location, epoch: 0);
        return value switch
        {
            SymbolicValue symbol when symbol == initial => value,
            NumberValue { Identity: SymbolicValue symbol, Bits: var bits } when symbol == initial =>
                bits.IsUnknown ? value : new NumberValue(NotifyMask.Unknown, symbol, null),
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
            var bits = first.Bits.Widen(second.Bits);
            return new NumberValue(
                bits,
                first.Identity is not null && first.Identity == second.Identity ? first.Identity : null,
                Origin.EarlierOf(first.Origin, second.Origin));
        }

        // What the job could be by then is all that two readings of one operation differ in.
        if (left is StateValue reading
            && right is StateValue otherReading
            && reading.Site == otherReading.Site
            && reading.Job == otherReading.Job)
        {
            return new StateValue(
                reading.Job,
                reading.Site,
                reading.Possible | otherReading.Possible,
                reading.Earlier == otherReading.Earlier ? reading.Earlier : null);
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
