using BitsAnalyzers.Domain;

namespace BitsAnalyzers.Flow;

/// <summary>A world while it passes a block: the same content, but changing.</summary>
internal sealed class WorldBuilder
{
    // A path is defined by its latest decisions; a method that tests one variable a thousand times must not carry all of them along.
    private const int MaximumDecisions = 16;

    private readonly Dictionary<int, Value> _locations;
    private readonly Dictionary<Symbol, JobState> _jobs;
    private readonly Dictionary<Value, bool> _decisions;

    public WorldBuilder(World world)
    {
        _locations = Copy(world.Locations);
        _jobs = Copy(world.Jobs);
        _decisions = Copy(world.Decisions);
        FieldEpoch = world.FieldEpoch;
    }

    public WorldBuilder(WorldBuilder other)
    {
        _locations = new(other._locations);
        _jobs = new(other._jobs);
        _decisions = new(other._decisions);
        FieldEpoch = other.FieldEpoch;
        Version = other.Version;
    }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    public int FieldEpoch { get; private set; }

    public IEnumerable<KeyValuePair<Symbol, JobState>> Jobs => _jobs;

    public IEnumerable<KeyValuePair<int, Value>> Locations => _locations;

    /// <summary>Whether no run can be here: the world has been found to contradict itself.</summary>
    public bool IsImpossible { get; set; }

    public Value? this[int location]
    {
        get => _locations.TryGetValue(location, out var value) ? value : null;
        set
        {
            if (value is null)
            {
                _locations.Remove(location);
            }
            else
            {
                _locations[location] = value;
            }

            Version++;
        }
    }

    public JobState this[Symbol job]
    {
        get => _jobs.TryGetValue(job, out var state) ? state : JobState.Outside;
        set
        {
            _jobs[job] = value;
            Version++;
        }
    }

    public bool Knows(Symbol job) => _jobs.ContainsKey(job);

    public bool? DecisionOn(Value condition) => _decisions.TryGetValue(condition, out var outcome) ? outcome : null;

    public IEnumerable<KeyValuePair<Value, bool>> Decisions => _decisions;

    public void Decide(Value condition, bool outcome)
    {
        if (_decisions.Count >= MaximumDecisions)
        {
            // The oldest decision is the least likely to be asked again.
            _decisions.Remove(_decisions.Keys.First());
        }

        _decisions[condition] = outcome;
        Version++;
    }

    /// <summary>Takes over what another world has learned.</summary>
    public void BecomeLike(WorldBuilder other)
    {
        Replace(_locations, other._locations);
        Replace(_jobs, other._jobs);
        Replace(_decisions, other._decisions);
        Version++;
    }

    /// <summary>Becomes another world.</summary>
    public void Become(World other)
    {
        Replace(_locations, other.Locations);
        Replace(_jobs, other.Jobs);
        Replace(_decisions, other.Decisions);
        FieldEpoch = other.FieldEpoch;
        Version++;
    }

    /// <summary>Replaces what locations hold.</summary>
    public void Rewrite(Func<Value, Value> rewrite)
    {
        foreach (var pair in _locations.ToList())
        {
            var value = rewrite(pair.Value);
            if (!ReferenceEquals(value, pair.Value))
            {
                this[pair.Key] = value;
            }
        }
    }

    /// <summary>Forgets what locations hold, as if they had never been written or read.</summary>
    public void Remove(Func<int, bool> isGone)
    {
        foreach (var location in _locations.Keys.Where(isGone).ToList())
        {
            this[location] = null;
        }
    }

    /// <summary>Forgets what members hold that code elsewhere may have written by now.</summary>
    public void ForgetMembers(int site, Func<int, bool> isWritable)
    {
        foreach (var location in _locations.Keys.Where(isWritable).ToList())
        {
            _locations.Remove(location);
        }

        FieldEpoch = site;
        Version++;
    }

    /// <summary>
    /// Makes room for new values of a site that ran before: what is known of the older ones is given up, since two values of one site cannot be
    /// told apart.
    /// </summary>
    public void Forget(int site)
    {
        foreach (var location in _locations.Where(pair => pair.Value.Mentions(site)).Select(pair => pair.Key).ToList())
        {
            this[location] = Value.Unknown;
        }

        foreach (var condition in _decisions.Keys.Where(condition => condition.Mentions(site)).ToList())
        {
            _decisions.Remove(condition);
            Version++;
        }

        foreach (var job in _jobs.Keys.Where(job => job.Mentions(site)).ToList())
        {
            _jobs.Remove(job);
            Version++;
        }
    }

    /// <summary>The world as it is now, without the locations that will never be read and what depends on them alone.</summary>
    public World ToWorld(Func<int, bool> isLive)
    {
        var locations = new Dictionary<int, Value>();
        var live = new HashSet<Symbol>();
        foreach (var pair in _locations)
        {
            if (isLive(pair.Key))
            {
                locations.Add(pair.Key, pair.Value);
                Symbols.AddTo(live, pair.Value);
            }
        }

        var decisions = new Dictionary<Value, bool>();
        foreach (var pair in _decisions)
        {
            if (Symbols.Of(pair.Key).All(symbol => live.Contains(symbol) || IsOfLiveLocation(symbol, isLive)))
            {
                decisions.Add(pair.Key, pair.Value);
            }
        }

        return new(locations, new Dictionary<Symbol, JobState>(_jobs), decisions, FieldEpoch);
    }

    // What a location held at first is not stored; its symbol names the location.
    private static bool IsOfLiveLocation(Symbol symbol, Func<int, bool> isLive)
        => symbol.Part < 0 ? isLive(InitialValue.LocationOf(symbol)) : symbol.Site == 0;

    private static void Replace<TKey, TValue>(Dictionary<TKey, TValue> target, IReadOnlyDictionary<TKey, TValue> source)
        where TKey : notnull
    {
        target.Clear();
        foreach (var pair in source)
        {
            target.Add(pair.Key, pair.Value);
        }
    }

    private static Dictionary<TKey, TValue> Copy<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> source)
        where TKey : notnull
    {
        var copy = new Dictionary<TKey, TValue>(source.Count);
        foreach (var pair in source)
        {
            copy.Add(pair.Key, pair.Value);
        }

        return copy;
    }
}
