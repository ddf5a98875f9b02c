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
    /// <summary>
    /// Whether it shows only that a misuse is not the end of every way: it counts for what follows a cause, and for nothing else.
    /// </summary>
    public bool IsAside { get; init; }

    /// <summary>Whether no report is required for what shows here.</summary>
    public bool IsFarFetched { get; init; }

    public List<Misuse> Misuses { get; } = [];
}

internal enum Outcome
{
    Returned,

    /// <summary>The program's own doing, or unknown code, has led out of the method before its end.</summary>
    Left,

    /// <summary>A call of BITS has failed that was taken to return.</summary>
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

    /// <summary>
    /// The calls of whose success a question that an analyzer need not understand has told nothing. What follows from it is not to be said.
    /// </summary>
    public HashSet<Node> Undecided { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The calls of whose success a question has told that an analyzer has to understand.</summary>
    public HashSet<Node> Decided { get; } = new(ReferenceEqualityComparer.Instance);

    public Outcome Outcome { get; set; }

    /// <summary>The rules that are broken by how a job is left in the end.</summary>
    public HashSet<string> LeftBehind { get; } = [];

    /// <summary>Whether a loop could have run more often, and would have reckoned with a mask in each round.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>
    /// Whether something happened that cannot happen, for reasons that an analyzer need not know. What follows may be reported, and need
    /// not be.
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

    /// <summary>
    /// Whether something happened that cannot, so that nothing that is wrong in it counts: it shows only that an analyzer may take a way
    /// that there is not.
    /// </summary>
    public bool IsPointless { get; private set; }

    /// <summary>As <see cref="DoubtsFurther"/>, for a way that there is not.</summary>
    public bool DoubtsPointlessly(ChoiceTape tape)
    {
        var doubts = DoubtsFurther(tape);
        IsPointless |= doubts;
        return doubts;
    }

    /// <summary>Notes that what follows happens only if something went well that cannot go well.</summary>
    public void Doubt() => IsDoubtful = true;

    /// <summary>
    /// Whether something happened that an analyzer need not reckon with, or need not understand: what follows speaks against reports, and
    /// for none.
    /// </summary>
    public bool IsFarFetched { get; set; }

    public Visit Visit(Node judge, bool isAside = false)
    {
        var visit = new Visit(judge, IsDoubtful) { IsAside = isAside, IsFarFetched = IsFarFetched };
        Visits.Add(visit);
        return visit;
    }
}
