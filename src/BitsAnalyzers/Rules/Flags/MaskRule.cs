namespace BitsAnalyzers.Rules.Flags;

/// <summary>A rule about the value of a notification mask.</summary>
internal abstract class MaskRule
{
    public abstract Rule Rule { get; }

    /// <summary>
    /// The arguments of the message if the value breaks the rule, without the last one (which names the line of the decisive step); null if not.
    /// </summary>
    public abstract object[]? Examine(MaskUse use);
}
