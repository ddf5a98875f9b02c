using BitsAnalyzers.Flow.Tests.Oracle.Model;

namespace BitsAnalyzers.Flow.Tests.Oracle.Execution;

/// <summary>A misuse of BITS in an execution.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Site">The call that is to be reported.</param>
/// <param name="Causes">The places that established what is wrong.</param>
/// <param name="IsFirm">Whether it must be reported where it happens always; if not, it is tolerated as a report.</param>
internal readonly record struct Misuse(string Rule, int Site, Causes Causes, bool IsFirm);

/// <summary>A moment at which a misuse would show: a call, or the end of the body for a job.</summary>
internal sealed record Visit(Node Judge, bool IsDoubtful)
{
    public List<Misuse> Misuses { get; } = [];
}

internal enum Outcome
{
    Returned,
    Threw,

    /// <summary>Given up because a loop ran too often.</summary>
    Truncated,
}

/// <summary>What happened in one execution.</summary>
internal sealed class ExecutionLog
{
    public List<Visit> Visits { get; } = [];

    /// <summary>The places that took effect.</summary>
    public HashSet<Node> Established { get; } = new(ReferenceEqualityComparer.Instance);

    public Outcome Outcome { get; set; }

    /// <summary>Whether a loop could have run more often, and would have reckoned with a mask in each round.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>
    /// Whether something happened that cannot happen, for reasons that an analyzer need not know. What follows may be reported, and need not be.
    /// </summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>
    /// Lets happen what cannot happen, in executions of their own. One such thing is enough for an execution.
    /// </summary>
    public bool Doubts(ChoiceTape tape)
    {
        if (IsDoubtful || tape.Choose(2) == 0)
        {
            return false;
        }

        IsDoubtful = true;
        return true;
    }

    /// <summary>As <see cref="Doubts"/>, for what may come on top of something else that cannot happen.</summary>
    public bool DoubtsFurther(ChoiceTape tape) => IsDoubtful ? tape.Choose(2) == 1 : Doubts(tape);

    /// <summary>Notes that what follows happens only if something went well that cannot go well.</summary>
    public void Doubt() => IsDoubtful = true;

    public Visit Visit(Node judge)
    {
        var visit = new Visit(judge, IsDoubtful);
        Visits.Add(visit);
        return visit;
    }
}
