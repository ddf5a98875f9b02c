using BitsAnalyzers.Engine.Transfer;

namespace BitsAnalyzers.Rules;

/// <summary>A rule about the ways through a body as a whole.</summary>
internal abstract class BodyRule
{
    public abstract Rule Rule { get; }

    /// <summary>Where the rule is broken in an explored body.</summary>
    public abstract IEnumerable<Finding> In(BodyAnalysis body);
}
