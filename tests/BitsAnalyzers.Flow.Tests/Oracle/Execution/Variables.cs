using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>A state that was read, and the job it was read from.</summary>
internal readonly record struct ReadState(JobState State, ConcreteJob Job);

/// <summary>The variables of an execution. An input gets its value when it is first looked at.</summary>
internal sealed class Variables(ChoiceTape tape, ExecutionLog log, Known outsideInterface)
{
    // A place for each parameter that holds a job, the same in all executions.
    private static readonly Dictionary<string, Node> s_outside = Parameters.OutsideJobs.ToDictionary(static name => name, static Node (name) => new BoolVariable(name));

    private readonly Dictionary<string, bool> _bools = [];
    private readonly Dictionary<string, ConcreteJob?> _jobs = [];

    public Dictionary<string, MaskValue> Masks { get; } = [];

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

    public Numbers Numbers { get; } = new(tape, log);

    public ConcreteJob? GetJob(string name)
    {
        if (!_jobs.TryGetValue(name, out var job))
        {
            _jobs[name] = job = Outside(s_outside[name]);
        }

        return job;
    }

    public void SetJob(string name, ConcreteJob? job) => _jobs[name] = job;

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
    }}
