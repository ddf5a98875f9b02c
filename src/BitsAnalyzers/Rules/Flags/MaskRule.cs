using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules.Flags;

/// <summary>A rule about the value of a notification mask.</summary>
internal abstract class MaskRule
{
    public abstract Rule Rule { get; }

    /// <summary>What is wrong with the value; null where it keeps the rule.</summary>
    public abstract MaskFault? Examine(MaskUse use);
}

/// <summary>What is wrong with a mask.</summary>
/// <param name="Arguments">The arguments of the message without the last one, which names the line of the decisive step.</param>
/// <param name="Place">The expression to repair, where it is not the one that writes the whole mask.</param>
internal sealed record MaskFault(string[] Arguments, FlagJoin? Place = null)
{
    public MaskFault(params string[] arguments)
        : this(arguments, Place: null)
    {
    }
}
