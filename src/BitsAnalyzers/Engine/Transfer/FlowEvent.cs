using System.Collections.Immutable;
using BitsAnalyzers.Engine.Checks;
using BitsAnalyzers.Engine.Domain;

namespace BitsAnalyzers.Engine.Transfer;

/// <summary>Something that happens on a path and that a proof may need.</summary>
internal abstract record FlowEvent(int Site)
{
    /// <summary>The rules that are broken here.</summary>
    public virtual ImmutableArray<Violation> Violations => ImmutableArray<Violation>.Empty;
}

/// <summary>An operation gives a number: the value that it gives may be a mask.</summary>
internal sealed record ValueEvent(int Site, NumberValue Value) : FlowEvent(Site);

/// <summary>An object is made, of an exact type.</summary>
internal sealed record ObjectEvent(int Site) : FlowEvent(Site);

/// <summary>An operation gives a string: it may be one that a rule is about.</summary>
internal sealed record TextEvent(int Site, TextValue Value) : FlowEvent(Site);

/// <summary>The HRESULT of a call is compared with a single code.</summary>
/// <param name="Site">The comparison.</param>
/// <param name="CallSite">The call.</param>
/// <param name="Code">The code.</param>
/// <param name="IsSettled">Whether the path has found out before whether the call failed.</param>
internal sealed record ComparisonEvent(int Site, int CallSite, uint Code, bool IsSettled) : FlowEvent(Site);

/// <summary>A member of BITS is called, whether it will succeed or not: what is wrong with the call.</summary>
internal sealed record CallEvent(int Site, SymbolicValue? Job, ImmutableArray<Violation> Found) : FlowEvent(Site)
{
    /// <summary>What is known of the job before the call; null where nobody asks.</summary>
    public JobState? Believed { get; init; }

    /// <summary>The mask that is passed; null where none is, or nothing is known of it.</summary>
    public NumberValue? Mask { get; init; }

    /// <summary>The strings that are passed; null where none are.</summary>
    public TextArguments? Texts { get; init; }

    public override ImmutableArray<Violation> Violations => Found;
}

/// <summary>A call of a member of BITS has succeeded: what it does to the job is done, or the job is created.</summary>
internal sealed record SuccessEvent(int Site, SymbolicValue Job) : FlowEvent(Site);

/// <summary>
/// The result of a call is looked at: whether the ways that leave the block from here on are those on which it tells of a failure.
/// </summary>
internal sealed record ResultEvent(int Site, SymbolicValue Job, bool HasFailed) : FlowEvent(Site);

/// <summary>A test is made of states that were read: what it leaves of them on the steps that leave the block from here on.</summary>
/// <param name="Seen">For each reading of the state of a job, the states that it may still be.</param>
internal sealed record TestEvent(ImmutableArray<(SymbolicValue Job, int Site, JobStates Seen)> Seen) : FlowEvent(0);

/// <summary>
/// Code runs that is not followed: it may take its time, and unless it is known to return, it may throw and never come back.
/// </summary>
internal sealed record OtherCodeEvent(int Site) : FlowEvent(Site);

/// <summary>What is in force is judged: the job is resumed, or passed on, or the body ends.</summary>
internal sealed record JudgementEvent(int Site, SymbolicValue Job, ImmutableArray<Violation> Found) : FlowEvent(Site)
{
    public override ImmutableArray<Violation> Violations => Found;
}
