using BitsAnalyzers.Engine.Domain;
using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Engine.Heap;

/// <summary>A state while it passes a block: the same content, but changing.</summary>
internal sealed class ProgramStateBuilder
{
    // A path is defined by its latest decisions; a method that tests one variable a thousand times must not carry all of them along.
    private const int MaximumDecisions = 16;

    private readonly Entries<int, Value>.Builder _locations;
    private readonly Entries<SymbolicValue, JobState>.Builder _jobs;
    private readonly Entries<Value, bool>.Builder _decisions;
    private readonly Entries<int, bool>.Builder _ownObjects;

    public ProgramStateBuilder(ProgramState programState)
    {
        _locations = new(programState.Locations);
        _jobs = new(programState.Jobs);
        _decisions = new(programState.PathCondition);
        _ownObjects = new(programState.OwnObjects);
        FieldEpoch = programState.FieldEpoch;
    }

    public ProgramStateBuilder(ProgramStateBuilder other)
    {
        _locations = new(other._locations);
        _jobs = new(other._jobs);
        _decisions = new(other._decisions);
        _ownObjects = new(other._ownObjects);
        FieldEpoch = other.FieldEpoch;
        FailedCall = other.FailedCall;
        IsInDoubt = other.IsInDoubt;
        Version = other.Version;
    }

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    public int FieldEpoch { get; private set; }

    public Entries<SymbolicValue, JobState> Jobs => _jobs.ToEntries();

    public Entries<int, Value> Locations => _locations.ToEntries();

    public Entries<Value, bool> PathCondition => _decisions.ToEntries();

    /// <summary>Whether there are objects that no other code has.</summary>
    public bool HasOwnObjects => _ownObjects.Count > 0;

    public IEnumerable<int> OwnObjects => _ownObjects.ToEntries().Keys;

    /// <summary>The call that the latest test has shown to have failed; null where it has shown nothing of the kind.</summary>
    public (int Site, SymbolicValue Job)? FailedCall { get; set; }

    /// <summary>Whether no run can be here: the state has been found to contradict itself.</summary>
    public bool IsImpossible { get; set; }

    /// <summary>Whether perhaps no run can be here: it is not known whether all that has been decided can come out so together.</summary>
    public bool IsInDoubt { get; set; }

    public Value? this[int location]
    {
        get => _locations.TryGetValue(location, out var value) ? value : null;
        set
        {
            if (value is null ? _locations.Remove(location) : _locations.Set(location, value))
            {
                Version++;
            }
        }
    }

    public JobState this[SymbolicValue job]
    {
        get => _jobs.TryGetValue(job, out var state) ? state : JobState.Outside;
        set
        {
            if (_jobs.Set(job, value))
            {
                Version++;
            }
        }
    }

    /// <summary>Whether no other code has the object.</summary>
    public bool Owns(Value? value) => _ownObjects.Count > 0 && value is ObjectValue { Site: var site } && _ownObjects.ContainsKey(site);

    /// <summary>A new object is made at the site.</summary>
    public void Own(int site)
    {
        if (_ownObjects.Set(site, true))
        {
            Version++;
        }
    }

    /// <summary>Other code gets the object; whether it did not have it before.</summary>
    public bool Disown(int site)
    {
        if (_ownObjects.Count == 0 || !_ownObjects.Remove(site))
        {
            return false;
        }

        Version++;
        return true;
    }

    public bool Knows(SymbolicValue job) => _jobs.ContainsKey(job);

    public bool KnowsSeveralJobs => _jobs.Count > 1;

    public bool? Entails(Value condition) => _decisions.TryGetValue(condition, out var outcome) ? outcome : null;

    public void Assume(Value condition, bool outcome)
    {
        if (_decisions.Count >= MaximumDecisions)
        {
            _decisions.RemoveAt(LeastUsefulDecision());
        }

        _decisions.Set(condition, outcome);
        Version++;
    }

    // The oldest decision is the least likely to be asked again, and of those that compare a number a loop makes one each time.
    private int LeastUsefulDecision()
    {
        for (var place = 0; place < _decisions.Count; place++)
        {
            if (_decisions.KeyAt(place) is OperationValue { Left: not (StateValue or ResultValue), Right: not null } comparison &&
                (comparison.Left is NumberValue { Bits.IsConstant: true } || comparison.Right is NumberValue { Bits.IsConstant: true }))
            {
                return place;
            }
        }

        return 0;
    }

    /// <summary>Takes over what another state has learned.</summary>
    public void BecomeLike(ProgramStateBuilder other)
    {
        _locations.BecomeLike(other._locations);
        _jobs.BecomeLike(other._jobs);
        _decisions.BecomeLike(other._decisions);
        _ownObjects.BecomeLike(other._ownObjects);
        IsInDoubt |= other.IsInDoubt;
        Version++;
    }

    /// <summary>Starts as another state, of which nothing has been found yet.</summary>
    public void Begin(ProgramState programState)
    {
        Become(programState);
        FailedCall = null;
        IsImpossible = false;
        IsInDoubt = false;
        Version = 0;
    }

    /// <summary>Becomes another state.</summary>
    public void Become(ProgramState other)
    {
        _locations.BecomeLike(other.Locations);
        _jobs.BecomeLike(other.Jobs);
        _decisions.BecomeLike(other.PathCondition);
        _ownObjects.BecomeLike(other.OwnObjects);
        FieldEpoch = other.FieldEpoch;
        Version++;
    }

    /// <summary>Replaces what locations hold.</summary>
    public void Rewrite(Func<Value, Value> rewrite)
    {
        for (var place = 0; place < _locations.Count; place++)
        {
            var value = _locations.ValueAt(place);
            var rewritten = rewrite(value);
            if (!ReferenceEquals(value, rewritten))
            {
                this[_locations.KeyAt(place)] = rewritten;
            }
        }
    }

    /// <summary>The jobs that come from a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="members">The members of what it gave.</param>
    public IEnumerable<KeyValuePair<SymbolicValue, JobState>> JobsOf(int site, IReadOnlyList<int> members)
    {
        for (var place = 0; place < _jobs.Count; place++)
        {
            if (SymbolicValues.ComesFrom(_jobs.KeyAt(place), site, members))
            {
                return Jobs.Where(pair => SymbolicValues.ComesFrom(pair.Key, site, members));
            }
        }

        return [];
    }

    /// <summary>Replaces what is known of jobs.</summary>
    public void RewriteJobs(Func<JobState, JobState> rewrite)
    {
        for (var place = 0; place < _jobs.Count; place++)
        {
            var state = _jobs.ValueAt(place);
            var rewritten = rewrite(state);
            if (!ReferenceEquals(state, rewritten))
            {
                this[_jobs.KeyAt(place)] = rewritten;
            }
        }
    }

    /// <summary>Forgets what locations hold, as if they had never been written or read.</summary>
    public void Remove(Func<int, bool> isGone)
    {
        for (var place = _locations.Count - 1; place >= 0; place--)
        {
            if (isGone(_locations.KeyAt(place)))
            {
                _locations.RemoveAt(place);
                Version++;
            }
        }
    }

    /// <summary>Forgets what members hold that code elsewhere may have written by now.</summary>
    public void ForgetMembers(int site, Func<int, bool> isWritable)
    {
        for (var place = _locations.Count - 1; place >= 0; place--)
        {
            if (isWritable(_locations.KeyAt(place)))
            {
                _locations.RemoveAt(place);
            }
        }

        FieldEpoch = site;
        Version++;
    }

    /// <summary>
    /// Kills what is known of the older values of a site that ran before, and of all that they hold, since two values of one site cannot be
    /// told apart.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="members">The members of what it gave, and of what those hold.</param>
    public void Forget(int site, IReadOnlyList<int> members)
    {
        for (var place = 0; place < members.Count; place++)
        {
            this[members[place]] = null;
        }

        for (var place = 0; place < _locations.Count; place++)
        {
            if (_locations.ValueAt(place) is var value && SymbolicValues.ComesFrom(value, site, members))
            {
                CallResults.Undecide(this, value);
                this[_locations.KeyAt(place)] = value is StateValue reading && reading.Site != site ? reading.WithoutJob() : Value.Unknown;
            }
        }

        for (var place = _decisions.Count - 1; place >= 0; place--)
        {
            if (SymbolicValues.ComesFrom(_decisions.KeyAt(place), site, members))
            {
                _decisions.RemoveAt(place);
                Version++;
            }
        }

        for (var place = _jobs.Count - 1; place >= 0; place--)
        {
            if (SymbolicValues.ComesFrom(_jobs.KeyAt(place), site, members))
            {
                _jobs.RemoveAt(place);
                Version++;
            }
        }
    }

    /// <summary>Forgets how conditions came out that may come out otherwise from now on.</summary>
    public void RemoveDecisions(Func<Value, bool> isGone)
    {
        for (var place = _decisions.Count - 1; place >= 0; place--)
        {
            if (isGone(_decisions.KeyAt(place)))
            {
                _decisions.RemoveAt(place);
                Version++;
            }
        }
    }

    /// <summary>The state as it is now.</summary>
    public ProgramState ToProgramState()
        => new(_locations.ToEntries(), _jobs.ToEntries(), _decisions.ToEntries(), FieldEpoch, _ownObjects.ToEntries());

    /// <summary>A site that ran before reads a state again: what was read since its older reading was not read after the new one.</summary>
    public void ForgetOrder(int site)
    {
        Rewrite(value => value.WithoutEarlier(site));
        for (var place = _decisions.Count - 1; place >= 0; place--)
        {
            var (condition, outcome) = (_decisions.KeyAt(place), _decisions.ValueAt(place));
            var rewritten = condition.WithoutEarlier(site);
            if (!ReferenceEquals(condition, rewritten))
            {
                _decisions.RemoveAt(place);
                _decisions.Set(rewritten, outcome);
                Version++;
            }
        }
    }

    /// <summary>
    /// The state as it is now, without the locations that will never be read, and without the jobs and decisions that depend on them alone.
    /// </summary>
    /// <param name="isLive">Whether a location may be read from here on.</param>
    /// <param name="isRead">Whether a location is one of a variable that is read in some block, be it on another path.</param>
    public ProgramState ToProgramState(Func<int, bool> isLive, Func<int, bool> isRead)
    {
        var locations = _locations.ToEntries(new LiveLocations(isLive));
        return new(
            locations,
            WithoutDroppedResults(locations, isRead).ToEntries(new JobsOfUse(locations)),
            _decisions.ToEntries(new DecisionsOfUse(isLive, locations, _decisions)),
            FieldEpoch,
            _ownObjects.ToEntries());
    }

    // Of a call whose result is thrown away nobody will find out whether it has failed.
    private Entries<SymbolicValue, JobState>.Builder WithoutDroppedResults(Entries<int, Value> live, Func<int, bool> isRead)
    {
        Entries<SymbolicValue, JobState>.Builder? changed = null;
        Entries<int, Value>? read = null;
        for (var place = 0; place < _jobs.Count; place++)
        {
            if (_jobs.ValueAt(place) is { Pending: not null } job)
            {
                var others = read ??= _locations.ToEntries(new LiveLocations(isRead));
                var kept = PendingCall.Keep(
                    job, site => IsHeld(new SymbolicValue(site), live), site => IsHeld(new SymbolicValue(site), others));
                if (!ReferenceEquals(kept, job))
                {
                    (changed ??= new(_jobs)).Set(_jobs.KeyAt(place), kept);
                }
            }
        }

        return changed ?? _jobs;
    }

    // What no value mentions can neither be changed nor be asked for again.
    private static bool IsHeld(SymbolicValue symbol, Entries<int, Value> locations)
    {
        for (var place = 0; place < locations.Count; place++)
        {
            if (SymbolicValues.Mentions(locations.ValueAt(place), symbol))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHeld(int site, Entries<int, Value> locations)
    {
        for (var place = 0; place < locations.Count; place++)
        {
            if (locations.ValueAt(place).Mentions(site))
            {
                return true;
            }
        }

        return false;
    }

    private readonly struct LiveLocations(Func<int, bool> isLive) : IEntryFilter<int, Value>
    {
        public bool Keeps(int key, Value value) => isLive(key);
    }

    // A job that no more can happen to is kept only where there is something to say of it in the end, or where a test has shown that it has
    // ended: a proof that something follows from that has to hold in this state, too.
    private readonly struct JobsOfUse(Entries<int, Value> locations) : IEntryFilter<SymbolicValue, JobState>
    {
        public bool Keeps(SymbolicValue key, JobState value)
            => IsHeld(key, locations) || (value.States.IsFinal() ? value.FinalSite == value.StateReadSite : value.MayBeJudged);
    }

    private readonly struct DecisionsOfUse(Func<int, bool> isLive, Entries<int, Value> locations, Entries<Value, bool>.Builder all)
        : IEntryFilter<Value, bool>, ISymbolTest
    {
        public bool Keeps(Value key, bool value)
            => SymbolicValues.All(key, this)
                ? ConditionTransfer.CollectionOf(key) is not ObjectValue { Site: var site } || IsHeld(site, locations)
                : Relations.Link(key, all, this);

        // What a location held at first is not stored; its symbol names the location.
        public bool Holds(SymbolicValue symbol)
            => (symbol.Part < 0 ? isLive(InitialValue.LocationOf(symbol)) : symbol.Site == 0) || IsHeld(symbol, locations);
    }
}
