namespace BitsAnalyzers.Engine.Checks;

/// <summary>What the engine asks of a rule about jobs. Rules are handed in: the engine knows none of them.</summary>
internal interface IJobCheck
{
    /// <summary>When to ask.</summary>
    CheckPoint At { get; }

    /// <summary>
    /// Whether BITS refuses the call where the rule is broken. A call that is refused does nothing, so no later violation begins with it.
    /// </summary>
    bool IsRefusal { get; }

    /// <summary>What is wrong in one program state; null where nothing is. It changes nothing.</summary>
    Violation? Check(in CallFacts facts);
}
