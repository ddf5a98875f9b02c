using System.Collections.Immutable;
using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Generation;

/// <summary>A variable that holds a job.</summary>
internal sealed record JobVariable(string Name, bool IsJob2, bool IsAssignable)
{
    /// <summary>Whether it is a member of an object, and no variable.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>What a statement can use where it stands. A nested block starts with the scope around it and adds to a copy.</summary>
internal sealed class Scope
{
    public Scope()
    {
        Bools = [.. Parameters.Bools];
        Numbers = [Parameters.Mode];
        Jobs = [.. Parameters.OutsideJobs.Select(static name => new JobVariable(name, IsJob2: false, IsAssignable: true))];
    }

    private Scope(Scope outer)
    {
        Masks = outer.Masks;
        Bools = outer.Bools;
        AssignableBools = outer.AssignableBools;
        Numbers = outer.Numbers;
        States = outer.States;
        Jobs = outer.Jobs;
        Results = outer.Results;
        Handles = outer.Handles;
        Objects = outer.Objects;
        CanYield = outer.CanYield;
        CanAwait = outer.CanAwait;
        IsInLoop = outer.IsInLoop;
        IsInHandler = outer.IsInHandler;
        IsInFinally = outer.IsInFinally;
        Depth = outer.Depth + 1;
    }

    public ImmutableList<MaskVariable> Masks { get; set; } = [];

    public ImmutableList<string> Bools { get; set; }

    public ImmutableList<string> AssignableBools { get; set; } = [];

    public ImmutableList<string> Numbers { get; set; }

    public ImmutableList<string> States { get; set; } = [];

    /// <summary>The jobs, the latest last.</summary>
    public ImmutableList<JobVariable> Jobs { get; set; }

    /// <summary>The results that are kept.</summary>
    public ImmutableList<string> Results { get; set; } = [];

    public ImmutableList<(string Name, HandleForm Form)> Handles { get; set; } = [];

    /// <summary>The objects that can be given to unknown code.</summary>
    public ImmutableList<string> Objects { get; set; } = [];

    /// <summary>Whether C# lets an iterator yield here.</summary>
    public bool CanYield { get; set; } = true;

    /// <summary>Whether C# lets an async method await here.</summary>
    public bool CanAwait { get; set; } = true;

    public bool IsInLoop { get; init; }

    public bool IsInHandler { get; init; }

    public bool IsInFinally { get; init; }

    public int Depth { get; }

    /// <summary>A block of a try statement.</summary>
    public Scope Tried(bool isHandler = false, bool isFinally = false)
    {
        var nested = Nested(isHandler: isHandler, isFinally: isFinally);
        nested.CanYield = false;
        return nested;
    }

    /// <summary>A block with a lock.</summary>
    public Scope Locked()
    {
        var nested = Tried();
        nested.CanAwait = false;
        return nested;
    }

    public Scope Nested(bool isLoop = false, bool isHandler = false, bool isFinally = false) => new(this)
    {
        IsInLoop = (IsInLoop || isLoop) && !isFinally,
        IsInHandler = (IsInHandler || isHandler) && !isFinally,
        IsInFinally = IsInFinally || isFinally,
    };
}
