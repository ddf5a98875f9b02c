using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>A state that was read, and the job it was read from.</summary>
internal readonly record struct ReadState(JobState State, ConcreteJob Job);

/// <summary>A result, and the call that it is of, with the job.</summary>
internal readonly record struct KeptResult(int Value, Node Call);

/// <summary>The variables of an execution. An input gets its value when it is first looked at.</summary>
internal sealed class Variables(ChoiceTape tape, ExecutionLog log, Known outsideInterface, Readings readings)
{
    // A place for each parameter that holds a job, the same in all executions.
    private static readonly Dictionary<string, Node> s_outside = Parameters.OutsideJobs.ToDictionary(
        static name => name, static Node (name) => new BoolVariable(name));

    private readonly Dictionary<string, bool> _bools = [];
    private readonly Dictionary<string, ConcreteJob?> _jobs = [];

    // The masks; null where unknown code has written it, until it is read.
    private readonly Dictionary<string, MaskValue?> _masks = [];
    private readonly Dictionary<string, string> _aliases = [];
    private readonly HashSet<string> _cleaned = [];
    private readonly List<CaptureMask> _captured = [];

    // The masks and the held jobs that unknown code can write, with the place that gives another job.
    private readonly HashSet<string> _reachableMasks = [];
    private readonly Dictionary<string, Node> _reachableJobs = [];

    /// <summary>What each result is.</summary>
    public Dictionary<string, KeptResult> Results { get; } = [];

    /// <summary>The outcomes of comparisons of what may be null, or not a number.</summary>
    public LiftedNumbers Lifted { get; } = new(tape, log);

    public Dictionary<string, ReadState> States { get; } = [];

    public bool GetBool(string name)
    {
        if (!_bools.TryGetValue(name, out var value))
        {
            _bools[name] = value = tape.Choose(2) == 1;
        }

        return value;
    }

    public void SetBool(string name, bool value) => _bools[name] = value;

    public MaskValue GetMask(string name)
    {
        name = _aliases.GetValueOrDefault(name, name);
        if (_masks[name] is not { } value)
        {
            _masks[name] = value = new(readings.Masks[tape.Choose(readings.Masks.Length)], Causes.None, MaskHistory.PerhapsOther);
        }

        return readings.Blurred.Contains(name) ? value with { History = value.History | MaskHistory.PerhapsOther } : value;
    }

    public void SetMask(string name, MaskValue value)
    {
        const uint Disable = 0x04;
        name = _aliases.GetValueOrDefault(name, name);
        _masks[name] = _cleaned.Contains(name) && (value.Bits & Disable) != 0 ? value with { Bits = Disable } : value;
    }

    /// <summary>Code that is not followed has written a mask.</summary>
    public void SetUnknown(string name) => _masks[_aliases.GetValueOrDefault(name, name)] = null;

    /// <summary>Declares what a mask is kept in.</summary>
    public void Declare(string name, MaskStorage storage)
    {
        if (storage == MaskStorage.Cleaned)
        {
            _cleaned.Add(name);
        }

        if (storage is MaskStorage.ClassField or MaskStorage.StaticField or MaskStorage.Given)
        {
            _reachableMasks.Add(name);
        }
        else
        {
            // A round of a loop makes it anew.
            _reachableMasks.Remove(name);
            _captured.RemoveAll(captured => captured.Name == name);
        }
    }

    /// <summary>Gives a mask another name.</summary>
    public void Alias(string alias, string target) => _aliases[alias] = _aliases.GetValueOrDefault(target, target);

    /// <summary>Unknown code gets a function that writes a mask.</summary>
    public void Capture(CaptureMask capture) => _captured.Add(capture);

    /// <summary>Unknown code gets an object, by the name of the mask or of the job in it.</summary>
    public void Reach(string member, Node place)
    {
        if (_masks.ContainsKey(member))
        {
            _reachableMasks.Add(member);
        }
        else
        {
            _reachableJobs[member] = place;
        }
    }

    public bool IsReachable(string member) => _reachableJobs.ContainsKey(member);

    /// <summary>An object is new, and nobody else has it.</summary>
    public void Unreach(string member) => _reachableJobs.Remove(member);

    /// <summary>Whether unknown code can write anything.</summary>
    public bool HasReachable => _reachableJobs.Count > 0 || _reachableMasks.Any(name => _masks.GetValueOrDefault(name) is not null);

    /// <summary>Unknown code writes what it can.</summary>
    public void WriteReachable()
    {
        foreach (var name in _reachableMasks)
        {
            _masks[name] = null;
        }

        foreach (var (name, place) in _reachableJobs)
        {
            SetJob(name, Outside(place));
        }
    }

    /// <summary>Unknown code may call the functions that it has been given.</summary>
    public void RunCaptured()
    {
        foreach (var capture in _captured.Where(_ => tape.Choose(2) == 1))
        {
            SetMask(capture.Name, new(capture.Value, Causes.None, MaskHistory.PerhapsOther));
        }
    }

    public Numbers Numbers { get; } = new(tape, log);

    public ConcreteJob? GetJob(string name)
    {
        if (!_jobs.TryGetValue(name, out var job))
        {
            _jobs[name] = job = Outside(s_outside[name]);
        }

        return job;
    }

    /// <summary>Whether there is a variable or member with a job that has this name.</summary>
    /// <summary>Whether the program still has a name for the job.</summary>
    public bool IsAtHand(ConcreteJob job) => _jobs.ContainsValue(job);

    public bool HasJob(string name) => _jobs.ContainsKey(name);

    /// <summary>The job that an object holds; null where it holds none.</summary>
    public ConcreteJob? GetHeld(string name) => _jobs.GetValueOrDefault(name);

    public void SetJob(string name, ConcreteJob? job)
    {
        var old = _jobs.GetValueOrDefault(name);
        _jobs[name] = job;
        if (old is not null && old != job && old.Origin == job?.Origin && !IsAtHand(old))
        {
            // A loop takes the next one: nothing here will touch the old one any more.
            ReceiverMisuses.Note(old, log.Visit(old.Origin));
        }
    }

    /// <summary>Whether a job is null. A parameter that is tested may be.</summary>
    public bool IsNull(string name)
    {
        if (!_jobs.ContainsKey(name) && tape.Choose(2) == 1)
        {
            _jobs[name] = null;
        }

        return GetJob(name) is null;
    }

    /// <summary>Every job that the execution has met.</summary>
    public List<ConcreteJob> AllJobs { get; } = [];

    public ConcreteJob Outside(Node origin)
    {
        var job = new ConcreteJob
        {
            Origin = origin,
            IsCreatedHere = false,
            Type = null,
            HasEscaped = true,
            Life = Life.Unknown,
            Interface = new(outsideInterface, Causes.None),
            CallbackClass = new(outsideInterface, Causes.None),
            CommandLine = new(Known.Unknown, Causes.None),
            Files = new(null, Causes.None),
        };
        AllJobs.Add(job);
        return job;
    }

    public ConcreteJob Create(CreateJob place)
    {
        var here = Causes.Of(place);
        var job = new ConcreteJob
        {
            Origin = place,
            IsCreatedHere = true,
            Type = place.Type,
            Life = Life.New,
            Mask = new(0x03, here),
            Interface = new(Known.No, here),
            CallbackClass = new(Known.No, here),
            CommandLine = new(Known.No, here),
            Files = new(0, here),
        };
        AllJobs.Add(job);
        return job;
    }
}
